"""How a distance was won, as news items: the pair, the margin, the records, the race that was left out."""

from __future__ import annotations

from startbewijs.log.events.tournament import DistanceAnnounced, MarkStated
from startbewijs.publish.story.items import Item, Value, Where
from startbewijs.publish.story.tale import CLOSE, FAR, RECORDS, Tale
from startbewijs.results.classification import Line
from startbewijs.results.outcomes import disqualified_by_false_start
from startbewijs.results.records import Noticed
from startbewijs.sport.competition import Counting
from startbewijs.sport.competition import Status as Came
from startbewijs.sport.times import RaceTime, gap


def record_of(tale: Tale, line: Line) -> Noticed | None:
    """The finest record that a skater set with the time that counts."""
    set_ = [
        one
        for one in tale.known.fallen
        if one.distance == tale.distance
        and (one.skater, one.race) == (line.skater, tale.counted(line))
        and not one.equalled
    ]
    return next((one for kind in RECORDS for one in set_ if one.kind == kind), None)


def record_name(tale: Tale, kind: str) -> str:
    """A record with the nation whose it is, as the lexicon knows it."""
    return f"{kind} {tale.known.state.nation}" if kind == "NR" else kind


def improved(tale: Tale, line: Line) -> Item | None:
    """That a skater skated a personal best, with the old one where it is known."""
    for one in tale.known.fallen:
        if (one.kind, one.distance, one.skater) != ("PB", tale.distance, line.skater) or one.equalled:
            continue
        if one.race != tale.counted(line):
            continue
        old = one.old or _stated(tale, "PB", line.skater)
        facts = (
            one.position,
            *tale.known.trace.at(MarkStated, kind="PB", distance=tale.distance.key, skater=line.skater),
        )
        who = tale.skater(line.skater)
        if old is None or old.ms <= one.time.ms:
            return tale.item("personal_best", line.skater, (one.position,), who=who)
        return tale.item("improved", line.skater, facts, who=who, old=old, gap=gap(one.time, old))
    return None


def _stated(tale: Tale, kind: str, holder: str) -> RaceTime | None:
    found = [
        mark.time
        for mark in tale.known.state.marks
        if (mark.kind, mark.distance, mark.holder) == (kind, tale.distance, holder)
    ]
    return found[-1] if found else None


def just_short(tale: Tale, line: Line) -> Item | None:
    """That a skater just missed a record that stood."""
    for mark in tale.known.state.marks:
        if mark.kind not in RECORDS or mark.distance != tale.distance or mark.time is None:
            continue
        if line.time is None or mark.holder is None:
            continue
        short = gap(mark.time, line.time).ms if line.time.cut().ms > mark.time.cut().ms else 0
        if 0 < short * CLOSE < mark.time.ms:
            known = tale.known.state.skaters.get(mark.holder)
            facts = tale.known.trace.at(MarkStated, kind=mark.kind, distance=tale.distance.key)
            return tale.item(
                "short_of",
                f"{line.skater}.{mark.kind}",
                (*facts, *tale.result(line)),
                who=tale.skater(line.skater),
                record=record_name(tale, mark.kind),
                mark=mark.time,
                holder=known or mark.holder,
            )
    return None


def lead_over_second(tale: Tale) -> Item | None:
    """By how much the winner was faster than the second."""
    first, second = tale.winner, tale.at(2)
    if first is None or second is None or first.time is None or second.time is None:
        return None
    by = tale.between(first, second)
    if by is None:
        return None
    pair = tale.pair_of(first.skater, tale.counted(first))
    if not tale.several and pair is not None and pair[1] == second.skater:
        facts = (*tale.result(first), *tale.result(second))
        return tale.item("won_duel", first.skater, facts, who=tale.skater(first.skater), gap=by)
    return tale.item(
        "far_ahead" if by.ms * FAR > first.time.ms else "ahead",
        first.skater,
        (*tale.result(first), *tale.result(second)),
        who=tale.skater(first.skater),
        gap=by,
        second=tale.skater(second.skater),
    )


def pair_item(tale: Tale, line: Line, *, beaten: bool = False) -> Item | None:
    """Against whom the time was skated that counts, and in which pair."""
    race = tale.counted(line)
    found = tale.pair_of(line.skater, race)
    if found is None:
        return None
    pair, rival, where = found
    if rival is None:
        return None
    facts = (*tale.drawn(pair, race), *tale.result(line))
    slots: dict[str, Value] = {"who": tale.skater(line.skater), "rival": tale.skater(rival)}
    other = tale.by_race[race][rival]
    if other.status in (Came.DNS, Came.WDR) or disqualified_by_false_start(pair, rival):
        return None
    if beaten and not tale.several and other.time is not None and line.time is not None:
        if not line.time.beats(other.time):
            return None
        facts = (*facts, other.position)
        next_ = None if line.rank is None else tale.at(line.rank + 1)
        by = tale.between(line, next_) if next_ is not None and next_.skater == rival else None
        if by is not None:
            return tale.item("beat_by", line.skater, facts, **slots, where=where, gap=by)
        return tale.item("beat", line.skater, facts, **slots, where=where)
    if tale.several:
        if where is Where.SOME:
            return None
        return tale.item("skated_in_race", line.skater, facts, **slots, where=where, race=race)
    return tale.item("skated", line.skater, facts, **slots, where=where)


def missed_second(tale: Tale, line: Line) -> Item | None:
    """That a skater left out the other race of the distance."""
    absent = [one for one in line.races if one.status in (Came.DNS, Came.WDR) and one.race > 1]
    if not absent:
        return None
    return tale.item(
        "missed_race",
        line.skater,
        (absent[0].position,),
        who=tale.skater(line.skater),
        race=absent[0].race,
    )


def nobody_near(tale: Tale) -> list[Item]:
    """That nobody came near the winning time in the other race, and who was fastest there.

    Only where it follows: whoever has no known time there ranks behind the fastest who has one.
    """
    first = tale.winner
    if first is None or not tale.several or tale.contest.counting is not Counting.BEST or not tale.closed:
        return []
    other = 3 - tale.counted(first)
    if other == 1:
        return []
    held = tale.by_race[other]
    timed = sorted((outcome.time, id_) for id_, outcome in held.items() if outcome.time is not None)
    if first.time is None or not timed or [time for time, _ in timed].count(timed[0][0]) > 1:
        return []
    time, id_ = timed[0]
    best, line = held[id_], tale.table.line(id_)
    if line is None or line.rank is None or line.counted != other:
        return []
    above = [one for one in tale.table.lines if one.rank is not None and one.rank < line.rank]
    hidden = [one for one in above if held[one.skater].status is Came.UNKNOWN]
    if hidden or len(above) < line.rank - 1 or gap(first.time, time).ms * FAR <= first.time.ms:
        return []
    facts = (*tale.result(first), best.position)
    return [
        tale.item("nobody_near", str(other), facts, who=tale.skater(first.skater), race=other),
        tale.item("best_there", str(other), facts, who=tale.skater(best.skater), time=time),
    ]


def race_after(tale: Tale) -> Item | None:
    """After which other distance the second race was skated."""
    if not tale.several:
        return None
    trace = tale.known.trace
    first, second = (trace.order(tale.distance, race) for race in (1, 2))
    between = [
        (contest.closed, contest.distance)
        for contest in tale.known.state.contests.values()
        if contest.closed
        and first < contest.closed < second
        and trace.day(contest.distance) == tale.known.day
    ]
    if not first or not second or not between:
        return None
    closed, distance = max(between)
    return tale.item("race_after", "2", (first, closed, second), distance=distance)


def twice(tale: Tale) -> Item | None:
    """How the races of the distance count, where there are two."""
    if not tale.several:
        return None
    kind = "twice_best" if tale.contest.counting is Counting.BEST else "twice_sum"
    facts = tale.known.trace.at(DistanceAnnounced, distance=tale.distance.key)
    return tale.item(kind, "rule", facts, distance=tale.distance)
