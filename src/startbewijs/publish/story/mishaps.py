"""What went wrong on a distance, as news items: falls, false starts, calamities, withdrawals."""

from __future__ import annotations

from startbewijs.log.events import racing as told
from startbewijs.log.events.decisions import CalamityRecorded
from startbewijs.log.events.tournament import EntryWithdrawn
from startbewijs.publish.story.items import Item, Value, Where
from startbewijs.publish.story.tale import Tale
from startbewijs.results.classification import Line
from startbewijs.results.outcomes import Outcome, disqualified_by_false_start
from startbewijs.selection.claims import Claim
from startbewijs.sport.competition import Counting, Mishap
from startbewijs.sport.competition import Status as Came


def mishaps(tale: Tale) -> list[tuple[Item, ...]]:
    """What went wrong, a group of items for each skater: what happened, and what came of it."""
    found: list[tuple[Item, ...]] = []
    for race, held in tale.by_race.items():
        for id_, outcome in held.items():
            if outcome.status is Came.DQ:
                found.append(_disqualified(tale, id_, race))
            elif any(kind is Mishap.FELL for kind, _ in outcome.mishaps):
                found.append(_fell(tale, id_, race, outcome))
    return found


def _disqualified(tale: Tale, id_: str, race: int) -> tuple[Item, ...]:
    who, pair = tale.skater(id_), tale.pair_of(id_, race)
    facts = [*tale.seen(id_, race, told.SkaterDisqualified, told.FalseStart)]
    several: dict[str, Value] = {"race": race} if tale.several else {}
    main = tale.item(
        "disqualified_in_race" if tale.several else "disqualified", id_, facts, who=who, **several
    )
    alone: list[Item] = []
    if pair is not None and disqualified_by_false_start(pair[0], id_):
        rival = pair[1]
        facts += tale.drawn(pair[0], race)
        twice = pair[0].false_starts.count(id_) == 2
        if twice and tale.several and rival is not None:
            main = tale.item(
                "false_twice", id_, facts, who=who, where=pair[2], race=race, rival=tale.skater(rival)
            )
        elif twice and rival is not None and not tale.several:
            main = tale.item(
                "false_twice_single", id_, facts, who=who, where=pair[2], rival=tale.skater(rival)
            )
        elif not twice and rival is not None and not tale.several:
            main = tale.item("false_once", id_, facts, who=who, where=pair[2], rival=tale.skater(rival))
        if rival is not None and tale.by_race[race][rival].time is not None:
            skated = (*facts, tale.by_race[race][rival].position)
            alone = [tale.item("skated_alone", rival, skated, who=tale.skater(rival))]
    gone = []
    line = tale.table.line(id_)
    if tale.closed and lost(tale, line):
        rests = (*facts, tale.contest.closed, *_places_taken(tale))
        gone = [tale.item("ticket_gone", id_, rests, who=who, distance=tale.distance)]
    return (main, *gone, *alone)


def lost(tale: Tale, line: Line | None) -> bool:
    """Whether a skater surely has no rank among the places."""
    if line is None or not tale.places:
        return False
    if tale.within is not None and line.skater in tale.within:
        return False
    if line.rank is not None:
        return line.rank > tale.places
    if line.time is None:
        return line.status in (Came.DQ, Came.DNF, Came.DNS, Came.WDR)
    return line.at_best is not None and line.at_best > tale.places


def starters(tale: Tale) -> list[Item]:
    """Who needed only to start on the distance for a ticket, and did or did not."""
    claims = tale.known.selected[tale.distance.sex].claims
    kinds = {Claim.STARTED: "started_for_ticket", Claim.MISSED: "missed_start"}
    adopted = tale.known.state.adoption
    found = []
    for mine, claim in claims.items():
        known = mine.skater in tale.known.state.skaters
        if mine.distance != tale.distance or claim not in kinds or not known:
            continue
        line = tale.table.line(mine.skater)
        facts = [] if line is None else [outcome.position for outcome in line.races]
        rests = (*facts, tale.contest.closed, adopted.position if adopted else None)
        who = tale.skater(mine.skater)
        found.append(tale.item(kinds[claim], mine.skater, rests, who=who, distance=tale.distance))
    return found


def _places_taken(tale: Tale) -> tuple[int, ...]:
    lines = [tale.at(rank) for rank in range(1, tale.places + 1)]
    return tuple(one for line in lines if line is not None for one in tale.result(line) if one)


def _fell(tale: Tale, id_: str, race: int, outcome: Outcome) -> tuple[Item, ...]:
    who, pair = tale.skater(id_), tale.pair_of(id_, race)
    facts = tale.seen(id_, race, told.SkaterFell)
    if tale.several:
        main = tale.item("fell_in_race", id_, facts, who=who, race=race)
    elif pair is not None and pair[1] is not None:
        rests = (*facts, *tale.drawn(pair[0], race))
        slots: dict[str, Value] = {"who": who, "rival": tale.skater(pair[1])}
        if pair[2] is Where.SOME:
            main = tale.item("fell_in_pair", id_, rests, **slots)
        else:
            main = tale.item("fell", id_, rests, **slots, where=pair[2])
    else:
        main = tale.item("fell_alone", id_, facts, who=who)
    found = [main]
    if outcome.status is Came.DNF:
        ended = tale.seen(id_, race, told.SkaterDidNotFinish)
        found.append(tale.item("did_not_finish", id_, ended or facts, who=who))
    return (*found, *calamity(tale, id_))


def calamity(tale: Tale, id_: str) -> tuple[Item, ...]:
    """That a mishap is on record as a calamity, and that the committee may still mend it."""
    recorded = tale.contest.calamities.get(id_)
    if recorded is None:
        return ()
    who, facts = tale.skater(id_), tale.known.trace.at(CalamityRecorded, skater=id_)
    found = [tale.item("calamity", id_, facts, who=who)]
    open_ = tale.distance.sex not in tale.known.state.published_teams
    made = any(one.skater == id_ for one in tale.known.state.designations.values())
    if open_ and not made and tale.known.state.adoption is not None:
        rests = (*facts, tale.known.state.adoption.position)
        found.append(tale.item("may_designate", id_, rests, who=who, distance=tale.distance))
    return tuple(found)


def stumble(tale: Tale, line: Line) -> tuple[Item, ...]:
    """That a skater let a race run after a misstep, and made up for it in the other."""
    if not tale.several or tale.contest.counting is not Counting.BEST or line.time is None:
        return ()
    for one in line.races:
        kinds = {kind for kind, _ in one.mishaps}
        if kinds >= {Mishap.STUMBLED, Mishap.EASED_UP} and one.race != line.counted:
            facts = tale.seen(line.skater, one.race, told.SkaterStumbled, told.SkaterEasedUp)
            who = tale.skater(line.skater)
            return (
                tale.item("stumbled_eased", line.skater, facts, who=who, race=one.race),
                tale.item(
                    "recovered",
                    line.skater,
                    tale.result(line),
                    who=who,
                    race=tale.counted(line),
                    time=line.time,
                ),
            )
    return ()


def withdrawals(tale: Tale) -> Item | None:
    """Who of note withdrew: skaters with a title, a row or a team."""
    of_note = [
        skater
        for id_ in tale.contest.withdrawn
        if (skater := tale.skater(id_)).honours or skater.games or tale.known.rows(id_)
    ]
    if not of_note:
        return None
    facts = [
        one
        for skater in of_note
        for where in (tale.distance.key, None)
        for one in tale.known.trace.at(EntryWithdrawn, skater=skater.id, distance=where)
    ]
    return tale.item("withdrew", "all", facts, others=tuple(of_note), distance=tale.distance)
