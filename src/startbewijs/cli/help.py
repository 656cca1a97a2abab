"""The help pages: of the whole program from the table of commands, of one command with its options too."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from startbewijs.cli.commands.command import Command
from startbewijs.cli.commands.known import GROUPS
from startbewijs.publish.words import N_, Words

GLOBAL = (
    ("-h, --help", N_("help, also behind a command: startbewijs tickets --help")),
    ("--version", N_("the version of the program")),
    ("--install-completion", N_("let your shell complete commands and options (bash, zsh, fish)")),
)


@dataclass(frozen=True, slots=True)
class Option:
    """An argument or option of a command, as it is shown."""

    names: str
    says: str
    positional: bool


def program_help(words: Words, width: int | None = None) -> str:
    """The page of `startbewijs --help`."""
    lines = [
        words.say("Startbewijs decides, exactly and in the open, who earned a ticket for the Games."),
        "",
        _usage(words.say("COMMAND"), words),
    ]
    for group in GROUPS:
        lines += ["", _title(words.say(group.title))]
        lines += _listed(
            ((command.words, words.say(command.summary)) for command in group.commands),
            width,
        )
    lines += ["", _title(words.say("Everywhere"))]
    everywhere = [(names, words.say(says)) for names, says in GLOBAL]
    lines += _listed(everywhere, width)
    lines += [
        "",
        words.say("A distance is written w500, “500 women” or “vrouwen 500 m”; a skater by name or id."),
        words.say("Begin with: {command}", command="startbewijs demo"),
    ]
    return "\n".join(lines) + "\n"


def command_help(command: Command, words: Words, width: int | None = None) -> str:
    """The page of one command: what it does, its arguments and options, and examples."""
    options = command_options(command)
    lines = [
        *textwrap.wrap(words.say(command.about), width or _width()),
        "",
        _usage(command.words, words),
    ]
    for title, positional in ((N_("Arguments"), True), (N_("Options"), False)):
        shown = [(one.names, words.say(one.says)) for one in options if one.positional is positional]
        if shown:
            lines += ["", _title(words.say(title)), *_listed(shown, width)]
    lines += ["", _title(words.say("Examples")), *(f"  {example}" for example in command.examples)]
    return "\n".join(lines) + "\n"


def _usage(command: str, words: Words) -> str:
    options = words.say("options")
    return _title(words.say("Usage")) + f"  startbewijs {command} [{options}]"


def command_options(command: Command) -> list[Option]:
    """The arguments and options of a command, as its function declares them; common ones last."""
    from startbewijs.cli.parsing import application

    found = []
    for argument in application()[command.name].assemble_argument_collection():
        if not argument.parse or argument.children:
            continue
        positional = argument.field_info.is_positional
        names = sorted(argument.names, key=len)
        value = "" if positional or argument.hint is bool else f" {_value(argument.name)}"
        shown = argument.name.strip("-").upper() if positional else ", ".join(names) + value
        found.append(Option(shown, argument.parameter.help or "", positional))
    common = ("--at", "--json", "--csv", "-t", "--data", "--lang")
    ranks = {name: n for n, name in enumerate(common, 1)}
    return sorted(found, key=lambda one: ranks.get(one.names.split(",")[0].split()[0], 0))


def _value(name: str) -> str:
    return {
        "--at": "WHEN",
        "--data": "FOLDER",
        "--tournament": "ID",
        "--lang": "nl|en",
        "--public-url": "URL",
    }.get(name, name.strip("-").upper())


def _listed(pairs: Iterable[tuple[str, str]], width: int | None) -> list[str]:
    """Words on the left with what they mean on the right, in a column of its own."""
    shown = list(pairs)
    left = max(len(name) for name, _ in shown) + 4
    room = max((width or _width()) - left, 24)
    lines: list[str] = []
    for name, says in shown:
        first, *others = textwrap.wrap(says, room) or [""]
        lines.append(f"  {name:<{left - 2}}{first}".rstrip())
        lines += [" " * left + line for line in others]
    return lines


def _width() -> int:
    return min(shutil.get_terminal_size((96, 24)).columns, 110)


def _title(text: str) -> str:
    """The text in bold where that can be seen."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[1m{text}\x1b[0m"
