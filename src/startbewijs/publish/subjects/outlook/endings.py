"""Endings and uses of the designations, told in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.outlook.committee import OnDistance, Use
from startbewijs.outlook.witness import Said, Witness
from startbewijs.publish.answer import Data, skater_data
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.words import N_, Words
from startbewijs.selection.explain import still_to_race
from startbewijs.selection.procedure import Reading
from startbewijs.sport.distances import Distance


def ending_text(one: Prospect, skater: str, witness: Witness, words: Words) -> str:
    """An ending in one sentence, and the place that follows from it."""
    name = one.name(skater)
    if witness.place is None:
        return _no_row(one, skater, words)
    clauses = [*_clauses(one, witness.said, words)]
    racing = still_to_race(one.state, one.sex, skater)
    if not witness.goes and racing:
        clauses.append(words.say("{skater} takes no better row", skater=name))
    case = words.listed(clauses)
    if witness.goes:
        if not clauses:
            return words.say("In: place {place} at worst.", place=witness.place)
        return words.say(
            "In, for instance, if {case}: then place {place} at worst, whatever else happens.",
            case=case,
            place=witness.place,
        )
    return words.say(
        "Not in, for instance, if {case}: then place {place} at best, whatever else happens.",
        case=case,
        place=witness.place,
    )


def _no_row(one: Prospect, skater: str, words: Words) -> str:
    """The ending in which a skater stands on no row: what must then not be reached."""
    depth: dict[Distance, int] = {}
    for row in one.procedure.orders[one.sex]:
        if row.distance is not None and row.rank is not None:
            depth[row.distance] = row.rank
    open_ = [
        words.count(
            "the first of the {distance}", "the first {n} of the {distance}", ranks, distance=distance
        )
        for distance, ranks in depth.items()
        if distance in one.state.contests
        and one.state.contest(distance).closed is None
        and skater not in one.state.contest(distance).withdrawn
        and skater in one.state.contest(distance).entrants
    ]
    return words.say(
        "Not in, if {skater} ends on no row: not among {ranks}.",
        skater=one.name(skater),
        ranks=words.listed(open_, N_("or")),
    )


def _clauses(one: Prospect, said: Sequence[Said], words: Words) -> Iterator[str]:
    """What an ending says, named skaters row by row and new names by event."""
    told: set[str] = set()
    for here in said:
        event = words.event(here.event, short=True)
        if here.skater is not None:
            yield words.say(
                "{skater} is {rank} on the {event} (row {row})",
                skater=one.name(here.skater),
                rank=words.ordinal(here.rank or 0),
                event=event,
                row=here.row,
            )
        elif not here.new:
            yield words.say(
                "row {row} ({event}) goes to somebody who stands above already", row=here.row, event=event
            )
        elif here.event not in told:
            told.add(here.event)
            rows = [other.row for other in said if other.event == here.event and other.skater is None]
            yield words.count(
                "row {rows} ({event}) brings a new name",
                "rows {rows} ({event}) bring new names",
                len(rows),
                rows=words.listed(map(str, rows)),
                event=event,
            )


def use_text(one: Prospect, use: Use, words: Words) -> str:
    """A use of the designations, as the middle of a sentence."""
    parts = [_on_distance(one, made, words) for made in use.on_distances]
    if use.for_team:
        parts.append(
            words.count("{n} designation for the team", "{n} designations for the team", use.for_team)
        )
    return words.listed(parts) if parts else words.say("none")


def _on_distance(one: Prospect, made: OnDistance, words: Words) -> str:
    said = {
        Reading.FIRST: N_("{skater} designated on the {distance} (read as: counts as first there)"),
        Reading.LOWEST: N_("{skater} designated on the {distance} (read as: takes the lowest start there)"),
    }[made.reading]
    return words.say(said, skater=one.name(made.skater), distance=made.distance)


def witness_data(one: Prospect, witness: Witness | None) -> Data | None:
    """An ending as data."""
    if witness is None:
        return None
    return {
        "goes": witness.goes,
        "place": witness.place,
        "without_skating": witness.without_skating,
        "rows": [
            {
                "row": said.row,
                "event": said.event,
                "rank": said.rank,
                "skater": None if said.skater is None else skater_data(one.state.skater(said.skater)),
                "new_name": said.new,
            }
            for said in witness.said
        ],
    }
