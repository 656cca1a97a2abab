"""Endings and uses of the designations, told in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from startbewijs.outlook.committee import OnDistance, Use
from startbewijs.outlook.fields import field
from startbewijs.outlook.witness import Said, Witness
from startbewijs.publish.answer import Data, skater_data
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.words import N_, Words
from startbewijs.selection.explain import still_to_race
from startbewijs.selection.procedure import Reading
from startbewijs.sport.distances import Distance

_ORDINALS = {1: N_("first"), 2: N_("second"), 3: N_("third")}


def ending_text(one: Prospect, skater: str, witness: Witness, words: Words) -> str:
    """An ending in one sentence, and the place that follows from it."""
    name = one.name(skater)
    if witness.place is None:
        return _no_row(one, skater, words)
    clauses = [*_clauses(one, skater, witness.said, words)]
    if not witness.goes and still_to_race(one.state, one.sex, skater):
        clauses.append(words.say("{skater} takes no better row", skater=name))
    case, place = words.listed(clauses), witness.place
    if not witness.goes:
        return words.say(
            "Not in, for instance, if {case}: then place {place} by the order at best, however the rest "
            "ends.",
            case=case,
            place=place,
        )
    if not clauses:
        return words.say("In: place {place} by the order at worst.", place=place)
    return words.say(
        "In, for instance, if {case}: then place {place} by the order at worst, however the rest ends.",
        case=case,
        place=place,
    )


def _no_row(one: Prospect, skater: str, words: Words) -> str:
    """The ending in which a skater stands on no row: what must then not be reached."""
    depth = Counter(row.distance for row in one.procedure.orders[one.sex] if row.distance is not None)
    open_: list[str] = []
    for distance, ranks in depth.items():
        contest = one.state.contests.get(distance)
        if contest is None:
            continue
        runner = field(contest, (skater,), ()).runner(skater)
        if runner is None or contest.closed is not None:
            continue
        said = words.count(
            "the first of the {distance}", "the first {n} of the {distance}", ranks, distance=distance
        )
        if skater not in contest.entrants:
            said = words.say("{ranks} (if entered)", ranks=said)
        open_.append(said)
    if not open_:
        return words.say("Not in, if {skater} ends on no row.", skater=one.name(skater))
    return words.say(
        "Not in, if {skater} ends on no row: not among {ranks}.",
        skater=one.name(skater),
        ranks=words.listed(open_, N_("or")),
    )


def _clauses(one: Prospect, skater: str, said: Sequence[Said], words: Words) -> Iterator[str]:
    """What an ending says, event by event: who is named, who stands above already, who is new."""
    for event in dict.fromkeys(here.event for here in said):
        rows = [here for here in said if here.event == event]
        first = () if rows[0].rank is None else one.procedure.named_on(Distance.of(event))
        for starter in (here for here in rows if here.skater in first):
            yield words.say(
                "{skater}, prequalified, starts on the {event} ({rows})",
                skater=one.name(starter.skater or ""),
                event=words.event(event, short=True),
                rows=_rows([starter], words),
            )
        named = [here for here in rows if here.skater is not None and here.skater not in first]
        if named:
            yield _named(one, named, event, words)
        for new in (False, True):
            others = [here for here in rows if here.skater is None and here.new is new]
            if others and others[0].rank is None:
                yield _designated(one, skater, others[0], words)
            elif others:
                yield _unnamed(one, skater, others, words)


def _named(one: Prospect, rows: Sequence[Said], event: str, words: Words) -> str:
    """Named skaters with their ranks on one distance: the verb once, the distance once."""
    ranks: list[str] = []
    # Behind the prequalified a rank is another than on the ice.
    behind = bool(one.procedure.named_on(Distance.of(event)))
    for here in rows:
        assert here.skater is not None
        name = one.name(here.skater)
        if here.skater not in one.state.contest(Distance.of(event)).entrants:
            name = words.say("{skater} (if entered)", skater=name)
        message = N_("{skater} {rank}") if ranks else N_("{skater} is {rank}")
        if behind:
            message = N_("{skater} the {rank}") if ranks else N_("{skater} has the {rank} ticket")
        ranks.append(words.say(message, skater=name, rank=rank_word(here.rank or 0, words)))
    return words.say(
        "{ranks} on the {event} ({rows})",
        ranks=words.listed(ranks),
        event=words.event(event, short=True),
        rows=_rows(rows, words),
    )


def _unnamed(one: Prospect, skater: str, rows: Sequence[Said], words: Words) -> str:
    """Ranks of one distance that go to names nobody has to know, only whether they stand above already."""
    fields = {
        "ranks": words.listed(rank_word(here.rank or 0, words) for here in rows),
        "event": words.event(rows[0].event, short=True),
        "rows": _rows(rows, words),
        "skater": one.name(skater),
    }
    if rows[0].new:
        return words.count(
            "the {ranks} of the {event} is a new name above {skater} ({rows})",
            "the {ranks} of the {event} are new names above {skater} ({rows})",
            len(rows),
            **fields,
        )
    return words.count(
        "the {ranks} of the {event} stands above {skater} already ({rows})",
        "the {ranks} of the {event} stand above {skater} already ({rows})",
        len(rows),
        **fields,
    )


def _designated(one: Prospect, skater: str, here: Said, words: Words) -> str:
    """A designated row that is still open."""
    said = (
        N_("somebody is designated for the {event} who stands nowhere above {skater} yet ({rows})")
        if here.new
        else N_("somebody is designated for the {event} who stands above {skater} already ({rows})")
    )
    event = words.event(here.event, short=True)
    return words.say(said, event=event, skater=one.name(skater), rows=_rows([here], words))


def rank_word(rank: int, words: Words) -> str:
    """A rank as a word where it has one: `first`."""
    return words.say(_ORDINALS[rank]) if rank in _ORDINALS else words.ordinal(rank)


def _rows(rows: Sequence[Said], words: Words) -> str:
    """The numbers of rows: `rows 2 and 9`."""
    numbers = words.listed(str(here.row) for here in rows)
    return words.say("row {row}", row=numbers) if len(rows) == 1 else words.say("rows {rows}", rows=numbers)


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
