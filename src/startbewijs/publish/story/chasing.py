"""Who came behind the winner, and who everybody is, as news items."""

from __future__ import annotations

from collections.abc import Container, Iterable

from startbewijs.publish.story.items import Item, Timed, Value
from startbewijs.publish.story.mishaps import stumble
from startbewijs.publish.story.tale import FAR, NEAR, Tale
from startbewijs.publish.story.winning import pair_item
from startbewijs.results.classification import Line
from startbewijs.sport.competition import Counting
from startbewijs.sport.skaters import Skater


def description(tale: Tale, id_: str) -> Item | None:
    """A description that can stand for a name: a title on this distance, else age and team."""
    skater, trace = tale.skater(id_), tale.known.trace
    facts, about = trace.registered(id_), {"who": skater}
    for kind in ("olympic", "world"):
        if champion(tale, skater, kind):
            return tale.item(f"a_{kind}_champion", id_, facts, **about)
    if skater.age is not None and skater.team is not None:
        return tale.item("a_age_team", id_, facts, **about, age=skater.age, team=skater.team)
    if skater.age is not None:
        return tale.item("a_age", id_, facts, **about, age=skater.age)
    if skater.team is not None:
        return tale.item("a_team", id_, facts, **about, team=skater.team)
    return None


def champion(tale: Tale, skater: Skater, kind: str) -> bool:
    """Whether the skater reigns on this distance: the world title of this year, the last Olympic one."""
    year = tale.known.day.year
    last = {"world": year, "olympic": year - (year - 2) % 4}[kind]
    return any(
        honour.kind == f"{kind}_champion" and honour.event == tale.distance.key and last in honour.years
        for honour in skater.honours
    )


def elsewhere(tale: Tale, line: Line) -> list[Item]:
    """What a skater did on other distances at this tournament, before."""
    found = []
    for contest in tale.known.state.of_sex(tale.distance.sex):
        day = tale.known.trace.day(contest.distance)
        before = contest.closed is not None and contest.closed < (tale.contest.closed or 10**9)
        if contest is tale.contest or day is None or day >= tale.known.day or not before:
            continue
        there = Tale(tale.known, contest)
        held = there.table.line(line.skater)
        if held is None or held.rank is None or held.rank > max(there.places, 1):
            continue
        slots: dict[str, Value] = {
            "who": tale.skater(line.skater),
            "distance": contest.distance,
            "day": day,
        }
        kind = "won_before" if held.rank == 1 else "ranked_before"
        if held.rank > 1:
            slots["rank"] = held.rank
        about = f"{line.skater}.{contest.distance.key}"
        found.append((contest.closed or 0, tale.item(kind, about, there.result(held), **slots)))
    return [item for _, item in sorted(found, key=lambda pair: -pair[0])]


def nth_games(tale: Tale, line: Line) -> Item | None:
    """Which Games they would be for a skater, where the number of earlier ones is known."""
    skater = tale.skater(line.skater)
    before = len(skater.games) or skater.earlier_games
    if not before:
        return None
    facts = tale.known.trace.registered(skater.id)
    return tale.item("nth_games", skater.id, facts, who=skater, nth=before + 1)


def just_faster(tale: Tale, line: Line, behind: Line) -> Item | None:
    """That a skater was only just faster than the next."""
    by = tale.between(line, behind)
    if by is None or line.time is None or by.ms * NEAR > line.time.ms:
        return None
    return tale.item(
        "just_faster",
        line.skater,
        (*tale.result(line), *tale.result(behind)),
        who=tale.skater(line.skater),
        gap=by,
        rival=tale.skater(behind.skater),
    )


def gave_away(tale: Tale, line: Line) -> Item | None:
    """How far a skater was behind the winner."""
    first = tale.winner
    by = None if first is None or first.time is None or line.time is None else tale.between(first, line)
    if first is None or by is None:
        return None
    return tale.item(
        "gave_away",
        line.skater,
        (*tale.result(first), *tale.result(line)),
        who=tale.skater(line.skater),
        gap=by,
        first=tale.skater(first.skater),
    )


def missed(tale: Tale, told_already: Container[str]) -> Item | None:
    """Who came just short of a ticket: the first rank behind the places, close to the last of them."""
    last, next_ = tale.at(tale.places), tale.at(tale.places + 1)
    if not tale.closed or last is None or next_ is None or last.time is None:
        return None
    by = tale.between(last, next_)
    if by is None or by.ms * FAR > last.time.ms or next_.skater in told_already:
        return None
    facts, who = (*tale.result(last), *tale.result(next_)), tale.skater(next_.skater)
    beaten = pair_item(tale, last, beaten=True)
    by_pair = beaten is not None and beaten.kind == "beat_by" and beaten.slots["rival"] == who
    if by_pair or (just_faster(tale, last, next_) is not None and not stumble(tale, last)):
        return tale.item("missed_plain", who.id, facts, who=who, rank=tale.places + 1)
    return tale.item(
        "missed",
        next_.skater,
        facts,
        who=who,
        rank=tale.places + 1,
        gap=by,
        rival=tale.skater(last.skater),
    )


def outside(tale: Tale, told_already: Iterable[str]) -> list[Item]:
    """Who was near and surely not among the places: the two fastest, and up to two who hold a row."""
    lines = [
        line
        for line in tale.table.lines
        if line.time is not None
        and line.at_best is not None
        and line.at_best > tale.podium
        and line.skater not in set(told_already)
    ]
    if not tale.closed or not tale.places or len(lines) < 2:
        return []
    kept = lines[:2] + [line for line in lines[2:] if tale.known.rows(line.skater)][:2]
    last = tale.at(tale.places)
    if not tale.several or tale.contest.counting is Counting.SUM or last is None or last.time is None:
        facts = [one for line in kept for one in tale.result(line)]
        return [tale.item("outside_single", "all", facts, timed=_timed(tale, kept), places=tale.podium)]
    races = sorted({tale.counted(line) for line in kept}, reverse=True)
    found = []
    for n, race in enumerate(races):
        there = [line for line in kept if tale.counted(line) == race]
        facts = [one for line in (*there, last) for one in tale.result(line)]
        slots: dict[str, Value] = {"timed": _timed(tale, there), "race": race}
        if n:
            slots |= {"rival": tale.skater(last.skater), "time": last.time}
        else:
            slots |= {"places": tale.places}
        found.append(tale.item("outside_too" if n else "outside", str(race), facts, **slots))
    return found


def _timed(tale: Tale, lines: Iterable[Line]) -> Timed:
    return Timed(tuple((tale.skater(line.skater), line.time) for line in lines if line.time is not None))
