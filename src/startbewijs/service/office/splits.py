"""Passages of a pair from a file: a spreadsheet or what a timing system wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from startbewijs.errors import Refused
from startbewijs.service.office.pairs import At, seated
from startbewijs.service.spreadsheet import Fields, lines
from startbewijs.sport.competition import Competition
from startbewijs.sport.times import RaceTime
from startbewijs.sport.typed import typed_time

_TITLES = {
    "who": {"lane", "baan", "skater", "rijder", "name", "naam"},
    "metres": {"metres", "meters", "metre", "meter", "line", "lijn"},
    "time": {"time", "tijd"},
}


def splits_read(path: Path, state: Competition, at: At) -> dict[tuple[str, int], RaceTime]:
    """The times in a file by skater and metres; a line that is wrong is refused with its number.

    The file has a line for each time (`lane`, `metres`, `time`), or a line for each skater with a column for
    each line on the ice (`lane`, `200`, `600`, `1000`). Instead of the lane it may name the skater.
    """
    found: dict[tuple[str, int], RaceTime] = {}
    for line, cells in lines(path, _field, _sound):
        try:
            skater = seated(cells.get("who", ""), state, at).skater
            for metres, text in _times(cells, at):
                if (skater, metres) in found:
                    raise Refused(
                        "{skater} has two times at {metres} m; leave one out.",
                        skater=state.skater(skater).name,
                        metres=metres,
                    )
                found[skater, metres] = typed_time(text, metres)
        except Refused as problem:
            raise Refused(
                "{file}, line {line}: {problem}", file=path.name, line=line, problem=problem
            ) from None
    if not found:
        raise Refused("{file} holds no time; nothing was recorded.", file=path.name)
    return found


def _field(title: str) -> str | None:
    """What a column says: who, metres, time, or the time at a line on the ice."""
    plain = title.removesuffix("m").strip()
    if plain.isdecimal():
        return plain
    return next((name for name, titles in _TITLES.items() if title in titles), None)


def _sound(columns: Fields) -> None:
    if "who" not in columns:
        raise Refused(
            "there is no column lane; the head needs lane, metres and time, or lane and a column for each "
            "line, like 200."
        )
    if not {"metres", "time"} <= set(columns) and not any(name.isdecimal() for name in columns):
        raise Refused("there is neither a column time nor one for a line, like 200.")


def _times(cells: Mapping[str, str], at: At) -> Iterator[tuple[int, str]]:
    """The metres and the text of each time in a row."""
    if any(name.isdecimal() for name in cells):
        for name, text in cells.items():
            if name.isdecimal() and text:
                yield _line(name, at), text
    elif {"metres", "time"} <= set(cells):
        yield _line(cells["metres"], at), cells["time"]
    else:
        raise Refused("a cell is missing; fill in lane, metres and time.")


def _line(text: str, at: At) -> int:
    plain = text.casefold().removesuffix("m").strip()
    if not plain.isdecimal() or int(plain) not in at.distance.splits:
        raise Refused(
            "{metres} m is no line of the {distance}; its lines are at {lines} m.",
            metres=plain,
            distance=at.distance,
            lines=", ".join(map(str, at.distance.splits)),
        )
    return int(plain)
