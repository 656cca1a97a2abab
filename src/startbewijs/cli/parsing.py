"""The commands as cyclopts knows them; a command's own module is imported only when it is called."""

from __future__ import annotations

from functools import cache

from cyclopts import App
from cyclopts.exceptions import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from startbewijs.cli.commands.known import COMMANDS
from startbewijs.errors import Refused


@cache
def application() -> App:
    """The program with all its commands, none of them imported yet."""
    app = App(
        name="startbewijs",
        help_flags=[],
        version_flags=[],
        print_error=False,
        exit_on_error=False,
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )
    for command in COMMANDS:
        app.command(command.function, name=command.name, help=command.summary)
    return app


def mistake(error: CycloptsError, command: str) -> Refused:
    """What to tell a person whose words could not be read as options of a command."""
    match error:
        case UnknownOptionError():
            from difflib import get_close_matches

            option = (error.token.keyword or error.token.value).partition("=")[0]
            names = [name for argument in error.argument_collection for name in argument.names]
            near = get_close_matches(option, names, n=1)
            if near:
                return Refused(
                    "“{command}” has no option {option}; did you mean {near}?",
                    command=command,
                    option=option,
                    near=near[0],
                )
            return Refused(
                "“{command}” has no option {option}; “startbewijs {command} --help” shows what it has.",
                command=command,
                option=option,
            )
        case RepeatArgumentError():
            return Refused("{option} is given twice; give it once.", option=error.token.keyword)
        case CoercionError() if error.argument is not None and error.argument.hint is bool:
            return Refused("{option} takes no value; write it alone, or leave it out.", option=_name(error))
        case CoercionError() if error.token is not None:
            return Refused(
                "“{value}” does not fit {option}, which is {says}.",
                value=error.token.value,
                option=error.token.keyword or _name(error),
                says=Refused(_says(error)),
            )
        case MissingArgumentError():
            return Refused(
                "{option} needs a value: {says}.",
                option=error.keyword or _name(error),
                says=Refused(_says(error)),
            )
        case UnusedCliTokensError() if error.unused_tokens:
            return Refused(
                "“{word}” is one word too many for “{command}”; “startbewijs {command} --help” shows how it "
                "is used.",
                word=error.unused_tokens[0],
                command=command,
            )
        case _:
            return Refused(
                "This is no question that “{command}” understands; “startbewijs {command} --help” shows how "
                "it is used.",
                command=command,
            )


def _name(error: CycloptsError) -> str:
    return "" if error.argument is None else error.argument.name


def _says(error: CycloptsError) -> str:
    help_ = None if error.argument is None else error.argument.parameter.help
    return help_ or "…"
