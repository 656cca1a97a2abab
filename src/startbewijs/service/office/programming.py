"""The programme of a day: typed item by item, or read from a spreadsheet, and recorded whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import Block, ProgrammeChanged, ProgrammeSet
from startbewijs.publish.words import N_
from startbewijs.service.spreadsheet import Fields, lines
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

RESURFACING = 15
"""Minutes that making the ice anew takes between two races, where nobody says otherwise."""

_CLOCK = re.compile(r"^(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:\s+|$)")
_BREAK = re.compile(
    r"(?P<kind>pause|break|pauze|dweil|ice|resurfacing)(?:\s+(?P<minutes>[0-9]+)(?:\s*min\w*)?)?"
)
_RACE = re.compile(r"\b(?:race|omloop)\s+(?P<race>\S+)")
_PAIRS = re.compile(r"\b(?:(?P<one>[0-9]+)\s+(?:pairs?|ritten|rit)|(?:pairs?|ritten)\s+(?P<other>[0-9]+))\b")
_ICE = re.compile(r"\b(?:dweil|ice|resurfacing)\s+(?:after\s+|na\s+)?(?P<after>[0-9]+(?:\s*[,+&]\s*[0-9]+)*)")
_FIELDS = {
    "start": "start", "time": "start", "tijd": "start", "aanvang": "start", "begin": "start",
    "distance": "distance", "afstand": "distance", "onderdeel": "distance",
    "race": "race", "omloop": "race",
    "pairs": "pairs", "ritten": "pairs",
    "ice after": "ice", "dweil na": "ice", "dweil": "ice", "resurfacing": "ice",
    "pause": "pause", "pauze": "pause", "break": "pause",
}  # fmt: skip


def blocks_typed(words: Sequence[str]) -> tuple[Block, ...]:
    """The races of a day, an item each: `14:00 w500 race 1 ice after 6`, `pause 20`, `w1000`.

    >>> [(one.distance, one.start, one.pause) for one in blocks_typed(["14.00 w500", "dweil", "m1000"])]
    [('w500', '14:00', None), ('m1000', None, 15)]
    """
    blocks: list[Block] = []
    pause: int | None = None
    for item in words:
        said = " ".join(item.casefold().split())
        if found := _BREAK.fullmatch(said):
            default = RESURFACING if found["kind"] in ("dweil", "ice", "resurfacing") else None
            minutes = int(found["minutes"]) if found["minutes"] else default
            if minutes is None or not 0 < minutes <= 600:
                raise Refused("“{item}” is no break; write its minutes, like “pause 20”.", item=item)
            pause = (pause or 0) + minutes
            continue
        blocks.append(_block(item, said, pause))
        pause = None
    if pause is not None:
        raise Refused("After the last race there is no break to plan; leave it out.")
    return tuple(blocks)


def blocks_listed(path: Path) -> tuple[Block, ...]:
    """The races of a day out of a spreadsheet, a line each; one wrong line refuses them all."""
    found = []
    for line, row in lines(path, _FIELDS.get, _sound):
        try:
            found.append(_listed(row))
        except Refused as problem:
            raise Refused(
                "{file}, line {line}: {problem}", file=path.name, line=line, problem=problem
            ) from None
    return tuple(found)


def programme_set(
    state: Competition, day: date, blocks: Sequence[Block]
) -> Iterator[ProgrammeSet | ProgrammeChanged]:
    """The programme of a day; where one was set before, a change with its reason."""
    if day not in state.days:
        known = ", ".join(one.isoformat() for one in state.days)
        raise Refused("{day} is not a day of this tournament; its days are {known}.", day=day, known=known)
    if not blocks:
        raise Refused(
            'Say what is skated: startbewijs set-programme {day} "14:00 w500".',
            N_("Say what is skated on {day}, a race on each line: 14:00 w500."),
            day=day.isoformat(),
        )
    if blocks[0].start is None:
        raise Refused("Say when the first race starts: “14:00 {first}”.", first=blocks[0].distance)
    elsewhere = {
        (block.distance.key, block.race): other
        for other, planned in state.programme.items()
        if other != day
        for block in planned
    }
    latest, seen = "", set[tuple[str, int]]()
    for block in blocks:
        distance = Distance.of(block.distance)
        races = state.contest(distance).counting.races
        if block.race > races:
            raise Refused("The {distance} has no race {race}.", distance=distance, race=block.race)
        if (block.distance, block.race) in seen:
            raise Refused(
                "Race {race} of the {distance} stands twice on the programme.",
                race=block.race,
                distance=distance,
            )
        if (block.distance, block.race) in elsewhere:
            raise Refused(
                "Race {race} of the {distance} is on the programme of {day} already; change that first.",
                race=block.race,
                distance=distance,
                day=elsewhere[block.distance, block.race],
            )
        seen.add((block.distance, block.race))
        if block.race == 1 and (block.distance, 2) in seen:
            raise Refused("The second race of the {distance} stands before the first.", distance=distance)
        if block.start is not None and block.start <= latest:
            raise Refused(
                "{start} is not later than {before}; put the races in their order.",
                start=block.start,
                before=latest,
            )
        latest = block.start or latest
        for after in block.resurfacings:
            if block.pairs is not None and after >= block.pairs:
                raise Refused(
                    "The ice after pair {pair} of the {distance} is no break in it, which has {pairs} pairs.",
                    pair=after,
                    distance=distance,
                    pairs=block.pairs,
                )
    known_as = state.programme.get(day)
    kind = ProgrammeSet if known_as is None else ProgrammeChanged
    yield kind(day=day.isoformat(), blocks=tuple(blocks))


def _block(item: str, said: str, pause: int | None) -> Block:
    start = None
    if clock := _CLOCK.match(said):
        start = _start(clock["hour"], clock["minute"], item)
        said = said[clock.end() :]
    race, said = _taken(_RACE, said)
    ice, said = _taken(_ICE, said)
    pairs, said = _taken(_PAIRS, said)
    if not said.strip():
        raise Refused("“{item}” names no distance; write it like “14:00 w500 race 1”.", item=item)
    try:
        distance = Distance.asked(said)
    except Refused:
        raise Refused(
            "“{item}” is no race of a programme; write it like “14:00 w500 race 1”, or “pause 20”.", item=item
        ) from None
    return Block(
        distance=distance.key,
        race=_race(race or "1"),
        start=start,
        pairs=_number(pairs, "pairs") if pairs else None,
        pause=pause,
        resurfacings=_after(ice),
    )


def _taken(pattern: re.Pattern[str], said: str) -> tuple[str, str]:
    """What a pattern finds, and the text without it."""
    found = pattern.search(said)
    if found is None:
        return "", said
    return next(
        one for one in found.groups() if one
    ), f"{said[: found.start()]} {said[found.end() :]}".strip()


def _listed(row: Mapping[str, str]) -> Block:
    start = row.get("start", "")
    clock = _CLOCK.match(start)
    if start and clock is None:
        raise Refused("“{text}” is no hour; write it like 14:00.", text=start)
    if not row.get("distance"):
        raise Refused("the column {column} is empty; fill it in.", column="distance")
    return Block(
        distance=Distance.asked(row["distance"]).key,
        race=_race(row.get("race") or "1"),
        start=None if clock is None else _start(clock["hour"], clock["minute"], start),
        pairs=_number(row["pairs"], "pairs") if row.get("pairs") else None,
        pause=_number(row["pause"], "pause", 600) if row.get("pause") else None,
        resurfacings=_after(row.get("ice", "")),
    )


def _sound(fields: Fields) -> None:
    if "distance" not in fields or "start" not in fields:
        raise Refused(
            "the head needs the columns start and distance; race, pairs, ice after, pause may follow."
        )


def _start(hour: str, minute: str, item: str) -> str:
    if int(hour) > 23 or int(minute) > 59:
        raise Refused("“{item}” has no hour of a day; write it like 14:00.", item=item)
    return f"{int(hour):02d}:{minute}"


def _race(text: str) -> int:
    if text not in ("1", "2"):
        raise Refused("“{text}” is no race of a distance; write race 1 or race 2.", text=text)
    return int(text)


def _number(text: str, column: str, most: int = 500) -> int:
    if not re.fullmatch("[0-9]{1,3}", text) or not 0 < int(text) <= most:
        raise Refused(
            "“{text}” is no number for {column}; write 1 to {most}.", text=text, column=column, most=most
        )
    return int(text)


def _after(text: str) -> tuple[int, ...]:
    """The numbers of the pairs after which the ice is made anew, in order and each once."""
    words = [word for word in re.split(r"[,;+&\s]+", text) if word]
    return tuple(sorted({_number(word, "ice after") for word in words}))
