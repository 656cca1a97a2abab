"""Season bests, and personal ones, from a spreadsheet: what a draw by time rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import MarkStated
from startbewijs.publish.words import N_
from startbewijs.service.incoming import Incoming
from startbewijs.service.library import Library
from startbewijs.service.listed import How, InColumn, Taken, Wrong, column, taken
from startbewijs.service.moments import asked_day
from startbewijs.service.naming import folded as plain
from startbewijs.service.office.acting import Hand, as_facts
from startbewijs.service.spreadsheet import WORKBOOKS, Fields, lines_of
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime

Kind = Literal["SB", "PB"]

_FIELDS = {
    "id": "id",
    "name": "name", "naam": "name", "skater": "name", "rijder": "name", "schaatser": "name",
    "given": "given", "given name": "given", "first name": "given", "voornaam": "given", "roepnaam": "given",
    "prefix": "prefix", "tussenvoegsel": "prefix", "voorvoegsel": "prefix",
    "surname": "surname", "last name": "surname", "family name": "surname", "achternaam": "surname",
    "distance": "distance", "afstand": "distance",
    "time": "time", "tijd": "time", "season best": "time", "sb": "time", "seizoensbeste": "time",
    "kind": "kind", "soort": "kind",
    "date": "day", "day": "day", "datum": "day", "dag": "day",
    "place": "place", "where": "place", "plaats": "place", "baan": "place", "venue": "place",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("sb", "season best", "seizoensbeste", "seizoenstijd"), "SB"),
    **dict.fromkeys(("pb", "pr", "personal best", "persoonlijk record"), "PB"),
}  # fmt: skip
_PLAIN = How()
_FASTEST = 16
"""Metres in a second: nobody has skated a distance at more than fifteen."""
_SLOWEST = 4


@dataclass(frozen=True, slots=True)
class _Cell:
    """A time in the list, with where it stands."""

    line: int
    row: Mapping[str, str]
    distance: str
    time: str


def stated(
    library: Library, asked: str | None, hand: Hand, file: Incoming, how: How = _PLAIN, *, kind: Kind = "SB"
) -> Taken:
    """What was recorded from a list; nothing where a line is wrong, unless those are to be skipped.

    A line has one distance and its time, or a column for each distance.
    """
    cells = tuple(_cells(file, how.most))
    wrong: list[Wrong] = []

    def decide(state: Competition) -> Iterator[MarkStated]:
        wrong.clear()
        found: list[MarkStated] = []
        seen: dict[tuple[str | None, str, str], int] = {}
        for cell in cells:
            meant = how.meant.get(cell.line)
            said = cell if meant is None else replace(cell, row={**cell.row, "id": meant})
            try:
                mark = _mark(state, said, kind, file.suffix in WORKBOOKS)
                about = (mark.skater, mark.distance, mark.kind)
                if about in seen:
                    raise Refused(
                        "the {kind} on {distance} stands on line {line} already; leave one out.",
                        kind=mark.kind,
                        distance=mark.distance,
                        line=seen[about],
                    )
                as_facts(library, state, [mark], hand)
            except Refused as problem:
                wrong.append(Wrong(cell.line, cell.row, problem))
                continue
            seen[about] = cell.line
            if not _stands(state, mark):
                found.append(mark)
        if how.skip_wrong or not wrong:
            yield from found

    return taken(library, asked, hand, decide, wrong, how)


def _field(title: str) -> str | None:
    """The field that a title means; one of a distance is that distance: `500 m`, `w1500`."""
    if re.fullmatch(r"[wmv]?[0-9][0-9. ]*m?", title):
        return title.replace(" ", "").replace(".", "").removesuffix("m")
    return _FIELDS.get(title)


def _distances(fields: Fields) -> list[str]:
    return [name for name in fields if name[-1:].isdigit()]


def _sound(fields: Fields) -> None:
    if not {"id", "name"} & {*fields} and not {"given", "surname"} <= {*fields}:
        raise Refused(
            "nothing says whose time it is; the head needs a column id, or name, or given and surname."
        )
    if not _distances(fields) and not {"distance", "time"} <= {*fields}:
        raise Refused("there is no time; the head needs distance and time, or a column for each distance.")


def _cells(file: Incoming, most: int) -> Iterator[_Cell]:
    for line, row in lines_of(file, _field, _sound, most):
        wide = _distances(dict.fromkeys(row, 0))
        if "distance" in row or not wide:
            yield _Cell(line, row, row.get("distance", ""), row.get("time", ""))
        for distance in wide:
            if row[distance]:
                yield _Cell(line, row, distance, row[distance])


def _mark(state: Competition, cell: _Cell, kind: Kind, workbook: bool) -> MarkStated:
    row = cell.row
    wide = cell.distance in row  # a column for each distance
    with column("id" if row.get("id") else "name"):
        skater = _skater(state, row)
    with column(cell.distance if wide else "distance"):
        distance = _distance(state, cell.distance, skater)
    with column(cell.distance if wide else "time"):
        time = _time(cell.time, distance, workbook)
    said = row.get("kind", "")
    if said and said.casefold() not in _KINDS:
        problem = Refused("“{text}” in the column kind is neither; write SB or PB.", text=said)
        raise InColumn("kind", problem)
    with column("day"):
        day = asked_day(row["day"]).isoformat() if row.get("day") else None
    return MarkStated(
        kind=_KINDS[said.casefold()] if said else kind,
        distance=distance.key,
        time=time.exactly(),
        skater=skater.id,
        day=day,
        place=row.get("place") or None,
    )


def _skater(state: Competition, row: Mapping[str, str]) -> Skater:
    """The registered skater of a line, by id or by the whole name."""
    if id_ := row.get("id"):
        if id_ not in state.skaters:
            raise Refused(
                "no skater has the id “{id}”; “startbewijs log --type skater” shows them.",
                N_("no skater has the id “{id}”; leave it out and write the whole name."),
                id=id_,
            )
        return state.skaters[id_]
    name = row.get("name") or " ".join(row.get(part, "") for part in ("given", "prefix", "surname"))
    last, comma, first = name.partition(",")
    wanted = plain(f"{first} {last}" if comma else name)
    if not wanted:
        raise Refused("the column name is empty; fill it in.")
    forms = {one.id: plain(one.name) for one in state.skaters.values()}
    same = [state.skaters[id_] for id_, form in forms.items() if form == wanted]
    if len(same) > 1:
        raise Refused(
            "several skaters are called “{name}”; write the id of one in a column id.", name=same[0].name
        )
    if same:
        return same[0]
    near = get_close_matches(wanted, forms.values(), n=1, cutoff=0.8)
    if near:
        other = next(state.skaters[id_] for id_, form in forms.items() if form == near[0])
        problem = Refused(
            "“{name}” is not registered; if {other} is meant, write the name so, or “{id}” in a column id.",
            name=name,
            other=other.name,
            id=other.id,
        )
        raise InColumn("name", problem, other.id)
    raise Refused("“{name}” is not registered; register who skates here first, or leave it out.", name=name)


def _distance(state: Competition, text: str, skater: Skater) -> Distance:
    if not text:
        raise Refused("the column {column} is empty; fill it in.", column=Refused("distance"))
    word = text.casefold().replace(" ", "").removesuffix("m")
    distance = Distance.of(f"{skater.sex.value}{word}") if word.isdigit() else Distance.asked(text)
    if distance.sex is not skater.sex:
        raise Refused("{skater} does not skate the {distance}.", skater=skater.name, distance=distance)
    state.contest(distance)
    return distance


def _time(text: str, distance: Distance, workbook: bool) -> RaceTime:
    """The time of a cell; a workbook drops the decimals of 37.00."""
    if not text:
        raise Refused("the column {column} is empty; fill it in.", column=Refused("time"))
    time = RaceTime.parse(f"{text}.00" if workbook and re.fullmatch("[0-9]{2,3}", text) else text)
    if not _SLOWEST * time.ms <= distance.metres * 1000 <= _FASTEST * time.ms:
        raise Refused(
            "{time} cannot be a time on the {distance}; check the decimals and the distance.",
            time=time,
            distance=distance,
        )
    return time


def _stands(state: Competition, mark: MarkStated) -> bool:
    """Whether the same time is the last one known of this skater, distance and kind."""
    known = [
        one.time
        for one in state.marks
        if (one.kind, one.distance.key, one.holder) == (mark.kind, mark.distance, mark.skater)
    ]
    return bool(known) and mark.time is not None and known[-1] == RaceTime.parse(mark.time)
