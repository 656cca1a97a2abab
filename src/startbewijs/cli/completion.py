"""Completion of commands and options by the shell."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from typing import Literal, cast, get_args

from startbewijs.cli.parsing import application
from startbewijs.errors import Refused, reason
from startbewijs.publish.page import visible
from startbewijs.publish.words import N_, Words

Shell = Literal["bash", "zsh", "fish", "powershell"]
_ELSE: dict[Shell, str] = {
    "bash": N_("Where the package bash-completion is not installed, add this line to ~/.bashrc yourself:"),
    "zsh": N_("Unless that folder is in your fpath, add this line to ~/.zshrc yourself, before compinit:"),
    "powershell": N_("Add this line to your $PROFILE yourself:"),
}


def install(shell: str | None, words: Words) -> int:
    """0, once the shell's completion script is in its place, and what was written is said.

    A file that the shell reads when it starts is its owner's: what may have to be added there is shown.
    """
    from cyclopts.completion import ShellDetectionError

    known = get_args(Shell)
    if shell is not None and shell not in known:
        raise Refused(
            "“{shell}” is not a shell that can be helped; name one of {known}.",
            shell=shell,
            known=", ".join(known),
        )
    try:
        named = cast("Shell", shell) if shell else _detected()
        path = application().install_completion(shell=named, add_to_startup=False)
    except ShellDetectionError:
        raise Refused(
            "Your shell was not recognised; name it: startbewijs --install-completion {known}.",
            known="|".join(known),
        ) from None
    except RuntimeError:  # nobody's home
        raise Refused(
            "There is no home folder to write the completion in; set HOME to one and try again."
        ) from None
    except OSError as problem:
        raise Refused("The completion cannot be written: {problem}.", problem=reason(problem)) from None
    said = [words.say("{path} is written, and no other file; open a new shell to use it.", path=path)]
    line = _line(named, path)
    if line is not None:
        said += [words.say(_ELSE[named]), f"    {line}"]
    sys.stdout.write(visible("\n".join(said)) + "\n")
    return 0


def _detected() -> Shell:
    from cyclopts.completion.detect import detect_shell

    return detect_shell()


def _line(shell: Shell, path: Path) -> str | None:
    """What has to stand in the file that a shell reads when it starts, for it to find the completion."""
    match shell:
        case "bash":
            return f". {quote(str(path))}"
        case "zsh":
            return f"fpath=({quote(str(path.parent))} $fpath)"
        case "powershell":
            return ". '{}'".format(str(path).replace("'", "''"))
        case _:
            return None


def complete(words: list[str]) -> int:
    """0, once the candidates that a completion script asked for are printed."""
    application()(["__complete", *words])
    return 0
