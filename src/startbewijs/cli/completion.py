"""Completion of commands and options by the shell."""

from __future__ import annotations

import sys
from typing import Literal, cast, get_args

from startbewijs.cli.parsing import application
from startbewijs.errors import Refused
from startbewijs.publish.words import Words

Shell = Literal["bash", "zsh", "fish", "powershell"]


def install(shell: str | None, words: Words) -> int:
    """0, once the shell's completion script is in its place."""
    from cyclopts.completion import ShellDetectionError

    known = get_args(Shell)
    if shell is not None and shell not in known:
        raise Refused(
            "“{shell}” is not a shell that can be helped; name one of {known}.",
            shell=shell,
            known=", ".join(known),
        )
    try:
        path = application().install_completion(shell=cast("Shell | None", shell))
    except ShellDetectionError:
        raise Refused(
            "Your shell was not recognised; name it: startbewijs --install-completion {known}.",
            known="|".join(known),
        ) from None
    except OSError as problem:
        raise Refused(
            "The completion cannot be written: {problem}.", problem=problem.strerror or str(problem)
        ) from None
    said = words.say("Completion is in {path}; open a new shell to use it.", path=path)
    sys.stdout.write(f"{said}\n")
    return 0


def complete(words: list[str]) -> int:
    """0, once the candidates that a completion script asked for are printed."""
    application()(["__complete", *words])
    return 0
