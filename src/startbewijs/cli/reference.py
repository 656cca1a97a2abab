"""The reference of the command line, made from the commands: `python -m startbewijs.cli.reference`.

It writes docs/reference/commands.md: every command with its arguments and options, the columns of its CSV
and the keys of its JSON, taken from what the commands answer about the packaged tournament.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from startbewijs.cli.commands.command import Command
from startbewijs.cli.commands.known import BY_NAME, GROUPS
from startbewijs.cli.help import GLOBAL, Option, command_options
from startbewijs.cli.main import main as answered
from startbewijs.log.facts import Office
from startbewijs.service.bootstrap import FOLDER
from startbewijs.service.office.powers import OFFICIALS, POWERS

PATH = Path("docs") / "reference" / "commands.md"
WHO_MAY = Path("docs") / "reference" / "who-may.md"
_COMMON = ("--at", "--json", "--csv", "--tournament", "--data", "--lang")
_HEAD = {
    "tournament": "an object: `id`, `name`, `venue`, `days` (a list of days)",
    "position": "the position in the log whose state this is",
    "end": "the position of the last fact of the whole log",
    "recorded": "when the fact at that position became known: a day, or an instant in UTC",
    "at": "what was asked with `--at`, else null",
}
_SHAPES = {
    "a time": (
        {"text", "ms", "digits"},
        "`text` (ISO, with the decimals that are known), `ms` (whole thousandths), `digits` (how many "
        "decimals are known: 36.87 stands for any of 36.870 to 36.879)",
    ),
    "a skater": ({"id", "name", "team"}, "`id`, `name`, `team` (text or null)"),
    "a distance": ({"key", "metres", "sex"}, "`key` (`w500`), `metres`, `sex` (`women` or `men`)"),
}
_MOMENTS = ((), ("--at", "2025-12-28"), ("--at", "2025-12-29"))
"""The states whose answers are looked at: one moment alone does not show every kind of value."""
_ASKED = {"DISTANCE": "w500", "SKATER": "Leerdam", "PROCEDURE": "knsb-2026"}
"""What is asked where a command needs an argument."""
_RECORDS = (
    "Each of these adds facts to a tournament of your own, or refuses and adds nothing. With `--json` it",
    "answers with `tournament`, `position` (of the last fact), `again` (true where the same command had",
    "arrived before) and `facts`: for each its `position`, `type`, `by`, `signed`, `why`, `says`, `event`.",
)
_BY_EXAMPLE = ("whatif",)
"""Commands that say nothing without options: their examples are asked instead."""


def reference() -> str:
    """The whole page, in Markdown."""
    lines = [
        "# Commands",
        "",
        "<!-- Made by `python -m startbewijs.cli.reference`; edit the commands, not this page. -->",
        "",
        "`startbewijs COMMAND --help` shows the same on the terminal, in Dutch with `--lang nl`.",
        "",
        "A distance is written `w500`, `500 women` or `vrouwen 500 m`; a field `women`, `men`, `vrouwen` or",
        "`mannen`; a skater by id, full name or surname, with or without accents and capitals.",
        "",
        "Exit codes: 0 answered, 1 the program failed, 2 what was asked cannot be (one sentence on the error",
        "stream says why and how to mend it), 130 interrupted.",
        "",
        "| | |",
        "|---|---|",
        *(f"| `{names}` | {says} |" for names, says in GLOBAL),
        "",
        "## Options that most commands share",
        "",
        *_option_table([one for one in command_options(BY_NAME["tickets"]) if _common(one)]),
        "",
        "## What JSON answers are made of",
        "",
        "Every answer about a tournament is one object that begins with these keys; the tables below give",
        "the others. A time, a skater and a distance always have the same shape. No key is ever taken away",
        "or given another meaning; new ones may be added.",
        "",
        "| key | value |",
        "|---|---|",
        *(f"| `{key}` | {says} |" for key, says in _HEAD.items()),
        *(f"| {name} | an object: {says} |" for name, (_, says) in _SHAPES.items()),
    ]
    for group in GROUPS:
        lines += ["", f"## {group.title}"]
        if group.records:
            lines += ["", *_RECORDS]
        for command in group.commands:
            lines += ["", *_command(command, forms=not group.records)]
    return "\n".join(lines) + "\n"


def who_may() -> str:
    """The page that says which office may do what, in Markdown."""
    lines = [
        "# Who may do what",
        "",
        "<!-- Made by `python -m startbewijs.cli.reference`; edit the table of powers, not this page. -->",
        "",
        "Every command that records is given by an office: ● answers for it where nobody is named, ○ may",
        "give it too. On the command line `--as` names the office and is believed, since who can write the",
        "log can write it with any program. The desk in the browser asks for a password and",
        "uses the same table.",
        "The office, the name that is given with `--signed` and the reason stand in the log with each fact.",
        "",
        f"| command | about | {' | '.join(OFFICIALS)} |",
        f"|---|---|{':-:|' * len(OFFICIALS)}",
    ]
    for name, power in POWERS.items():
        marks = (_mark(office, power.may) for office in OFFICIALS)
        named = f"`{name}`" if name in BY_NAME else name
        lines.append(f"| {named} | {power.about} | {' | '.join(marks)} |")
    lines += [
        "",
        "A name in plain letters is something said of a pair while it is on the ice. Whoever has no office",
        "here records nothing.",
    ]
    return "\n".join(lines) + "\n"


def _mark(office: Office, may: tuple[Office, ...]) -> str:
    """How the table says whether an office may give a command, and whether it usually does."""
    return "" if office not in may else "●" if office == may[0] else "○"


def _common(option: Option) -> bool:
    return any(name.split()[0] in _COMMON for name in option.names.split(", "))


def _command(command: Command, *, forms: bool) -> Iterator[str]:
    options = command_options(command)
    own = [option for option in options if not _common(option)]
    yield f"### {command.name}"
    yield ""
    yield command.about
    yield ""
    yield "```"
    yield f"startbewijs {command.words}"
    yield from (example for example in command.examples if example != f"startbewijs {command.words}")
    yield "```"
    if own:
        yield ""
        yield from _option_table(own)
    shared = [
        option.names.split(" ")[-2 if " " in option.names else -1] for option in options if _common(option)
    ]
    if shared:
        yield ""
        yield "Also: " + ", ".join(f"`{name.strip(',')}`" for name in shared) + "."
    if forms and any(option.names == "--json" for option in options):
        yield from _forms(command)


def _option_table(options: list[Option]) -> list[str]:
    rows = [f"| `{_escaped(option.names)}` | {_escaped(option.says)} |" for option in options]
    return ["| | |", "|---|---|", *rows]


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _forms(command: Command) -> Iterator[str]:
    """The columns of a command's CSV and the keys of its JSON."""
    asked = list(_questions(command))
    header = next(csv.reader(io.StringIO(_printed([*asked[0], "--csv"]))))
    yield ""
    yield "CSV columns: " + ", ".join(f"`{name}`" for name in header) + "."
    yield ""
    yield "<details><summary>JSON keys</summary>"
    yield ""
    yield "| key | value |"
    yield "|---|---|"
    kinds: dict[str, set[str]] = {}
    for words in asked:
        _gather(json.loads(_printed([*words, "--json"])), "", kinds)
    for key, found in kinds.items():
        if key.partition(".")[0].partition("[")[0] in _HEAD:
            continue
        if not found and any(other.startswith(f"{key}.") for other in kinds):
            continue
        said = " or ".join(sorted(found, key=lambda kind: (kind == "null", kind)))
        yield f"| `{key}` | {said or 'empty in the packaged tournament'} |"
    yield ""
    yield "</details>"


def _questions(command: Command) -> Iterator[list[str]]:
    """What is asked to see the answers of a command: it alone at several moments, or its examples."""
    words = [command.name, *(_ASKED[word] for word in command.arguments.split() if word in _ASKED)]
    if command.name in _BY_EXAMPLE:
        yield from (shlex.split(example)[1:] for example in command.examples)
        return
    timed = any(option.names.split()[0] == "--at" for option in command_options(command))
    yield from ([*words, *moment] for moment in (_MOMENTS if timed else _MOMENTS[:1]))


def _printed(words: list[str]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        code = answered(words)
    if code != 0:
        raise SystemExit(f"startbewijs {' '.join(words)} ended with {code}")
    return out.getvalue()


def _gather(value: Any, path: str, kinds: dict[str, set[str]]) -> None:
    """Every key of an answer with the kinds of values it has there."""
    match value:
        case dict():
            shape = next((name for name, (keys, _) in _SHAPES.items() if value.keys() == keys), None)
            if shape is not None:
                kinds.setdefault(path, set()).add(shape)
                return
            for key, one in value.items():
                _gather(one, f"{path}.{key}" if path else key, kinds)
        case list():
            for one in value:
                _gather(one, f"{path}[]", kinds)
            if not value:
                kinds.setdefault(f"{path}[]", set())
        case _:
            name = {str: "text", bool: "true or false", int: "whole number"}.get(type(value), "null")
            kinds.setdefault(path, set()).add(name)


def main() -> int:
    """0, once the pages are written in the folder of the project."""
    with tempfile.TemporaryDirectory() as empty:
        os.environ[FOLDER] = empty
        PATH.parent.mkdir(parents=True, exist_ok=True)
        PATH.write_text(reference(), encoding="utf-8")
        WHO_MAY.write_text(who_may(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
