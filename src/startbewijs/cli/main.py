"""Where the command line begins and ends: which command, in which language, and what its exit code is.

0: answered. 1: this program failed. 2: what was asked cannot be; one sentence on the error stream says why.
130: interrupted. Nobody ever sees a traceback, unless STARTBEWIJS_TRACEBACK is set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from errno import EBADF

from startbewijs.cli.commands.known import ALSO_CALLED, BY_NAME
from startbewijs.errors import Refused, reason
from startbewijs.publish.page import visible
from startbewijs.publish.words import Words, language, spoken

_TAKES_VALUE = ("--tournament", "-t", "--data", "--lang", "--at")
_FLAGS = ("--json", "--csv")
_HELP = ("--help", "-h", "help")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the program, for the words behind its name."""
    words = [*(sys.argv[1:] if arguments is None else arguments)]
    said = spoken("en")
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a terminal that cannot write a letter shows “?” for it
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # tests put other streams here
    try:
        said = spoken(_language(words))
        if sys.stdout is None:  # closed by whoever started the program
            raise _unwritable(OSError(EBADF, os.strerror(EBADF)))
        code = _run(words, said)
        sys.stdout.flush()
    except Refused as problem:
        _complain(said.refusal(problem))
        return 2
    except BrokenPipeError:
        _let_go()
        return 141
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        if isinstance(fault, OSError) and fault.filename is None:  # no file of ours: the stream of the answer
            _let_go()
            _complain(said.refusal(_unwritable(fault)))
            return 2
        if os.environ.get("STARTBEWIJS_TRACEBACK"):
            raise
        _complain(
            said.say(
                "Startbewijs itself failed ({fault}). Set STARTBEWIJS_TRACEBACK=1 to see where.",
                fault=f"{type(fault).__name__}: {fault}",
            )
        )
        return 1
    return code


def _unwritable(problem: OSError) -> Refused:
    return Refused("The answer cannot be written: {problem}.", problem=reason(problem))


def _complain(sentence: str) -> None:
    """One line on the error stream, if there is one; what would steer the terminal is written out."""
    with suppress(OSError, ValueError, AttributeError):
        one_line = visible(sentence).replace("\n", "\\n")
        sys.stderr.write(f"{one_line}\n")
        sys.stderr.flush()


def _run(words: list[str], said: Words) -> int:
    for n, word in enumerate(words):
        if word == "--data=" or (word == "--data" and words[n + 1 : n + 2] == [""]):
            raise Refused("--data names no folder; name one, or leave --data out.")
    leading, rest = _split(words)
    if not rest or rest[0] in _HELP:
        return _help(_split(rest[1:])[1], said)
    if rest[0] == "--version":
        return _version()
    if rest[0] in ("--install-completion", "__complete"):
        return _completion(rest, said)
    name = rest[0]
    if name not in BY_NAME:
        raise _unknown(name)
    if any(word in _HELP[:2] for word in rest[1:]):
        return _help([name], said)
    from cyclopts.exceptions import CycloptsError

    from startbewijs.cli.parsing import application, mistake

    try:
        code: int = application()([name, *rest[1:], *leading])
    except CycloptsError as error:
        raise mistake(error, name) from None
    return code


def _language(words: list[str]) -> str:
    """The language that is asked for anywhere among the words."""
    asked = None
    for n, word in enumerate(words):
        if word == "--lang" and n + 1 < len(words):
            asked = words[n + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return language(asked, os.environ)


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The options before the command, and the command with all that follows."""
    n = 0
    while n < len(words):
        if words[n] in _TAKES_VALUE:
            n += 2
        elif words[n] in _FLAGS or words[n].startswith(tuple(f"{name}=" for name in _TAKES_VALUE)):
            n += 1
        else:
            break
    return words[:n], words[n:]


def _version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("startbewijs")
    except PackageNotFoundError:  # run from its source, without having been installed
        number = "(source)"
    sys.stdout.write(f"startbewijs {number}\n")
    return 0


def _help(names: list[str], said: Words) -> int:
    from startbewijs.cli.help import command_help, program_help

    if not names:
        sys.stdout.write(program_help(said))
        return 0
    if names[0] not in BY_NAME:
        raise _unknown(names[0])
    sys.stdout.write(command_help(BY_NAME[names[0]], said))
    return 0


def _unknown(name: str) -> Refused:
    plain = name.lower()
    near = [ALSO_CALLED[plain]] if plain in ALSO_CALLED else get_close_matches(plain, BY_NAME, n=1)
    if not near:
        also = get_close_matches(plain, ALSO_CALLED, n=1)
        near = [ALSO_CALLED[word] for word in also]
    if near:
        return Refused("“{name}” is not a command; did you mean {near}?", name=name, near=near[0])
    return Refused("“{name}” is not a command; “startbewijs --help” shows them all.", name=name)


def _completion(rest: list[str], said: Words) -> int:
    from startbewijs.cli.completion import complete, install

    if rest[0] == "__complete":
        return complete(rest[1:])
    return install(rest[1] if len(rest) > 1 else None, said)


def _let_go() -> None:
    """Whoever read our output has gone: what is still to be written goes nowhere, without a word."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
