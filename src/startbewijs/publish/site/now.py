"""Now: who is on the ice, who just finished, what comes next, and what the last fact did to the order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from startbewijs.log.events import racing
from startbewijs.log.events.base import InRace
from startbewijs.outlook.course import Turn, moves, turns_of
from startbewijs.outlook.ladder import Uncovered
from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import element, together
from startbewijs.publish.page import Block, Heading, Sentence, Tone, plain, text
from startbewijs.publish.site.frame import Content, Site
from startbewijs.publish.subjects.outlook.needed import time_sentences
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.turns import turn_text
from startbewijs.publish.subjects.pairs import called, in_order
from startbewijs.publish.subjects.racing import hours, race_order, race_title
from startbewijs.publish.subjects.remarks import incidents, remarks, result_text
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Stage, race_classification
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.records import records
from startbewijs.results.timing import Clocked, clocked, counting
from startbewijs.sport.competition import Block as Planned
from startbewijs.sport.competition import Contest, Pair, Race, Run, Status
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.times import gap

_FINISHES = (racing.ResultPublished, racing.PairConfirmed)
_NEXT = 3
"""How many pairs to come are named."""

_TURNS = 4
"""How many skaters are named whose place or status changed; the others are counted."""

_BACK = 3
"""How many facts that can move the order are tried for one that did: each is worked out anew."""

_LANES = {Lane.INNER: N_("inner lane"), Lane.OUTER: N_("outer lane")}


def now_page(site: Site) -> Content:
    """What happens at this position of the log; what it does not know is said, not left out."""
    words = site.words
    title = words.say("Now")
    blocks = [
        *_on_the_ice(site),
        *_just_finished(site),
        *_to_come(site),
        *_changed(site),
    ]
    said = plain(next(one.text for one in blocks if isinstance(one, Sentence)))
    return Content(title, said, together(element("h1", title), blocks_drawn(blocks, site.pen())))


def _quiet(said: str) -> Sentence:
    return Sentence(text(said, Tone.QUIET))


def _races(site: Site) -> Iterator[tuple[Contest, Race]]:
    for contest in site.ground.state.contests.values():
        if contest.closed is None:
            for number in range(1, contest.counting.races + 1):
                if number in contest.races:
                    yield contest, contest.races[number]


def _skating(pair: Pair) -> bool:
    """Whether a pair was called, or anything of it is known, and it is not confirmed yet."""
    runs = [run for run in pair.seats if run is not None]
    begun = bool(pair.false_starts) or any(run.timings or run.mishaps or run.status for run in runs)
    return (pair.called or pair.started or begun) and pair.confirmed is None


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _on_the_ice(site: Site) -> Iterator[Block]:
    """Each pair that was called or of which anything is known, lane by lane."""
    words = site.words
    yield Heading(words.say("On the ice"))
    there = [(contest, held, pair) for contest, held in _races(site) for pair in in_order(held)]
    there = [one for one in there if _skating(one[2])]
    for contest, held, pair in there:
        race = race_title(contest, held.number, words)
        yield Sentence(text(_upper(f"{race}, {called(site.ground.state, pair, words)}"), Tone.STRONG))
        for run in pair.seats:
            said = words.say("not published") if run is None else _lane(site, contest, held, pair, run)
            yield Sentence(text(said), "·")
    if not there:
        yield _quiet(words.say("No pair is on the ice, as far as this log knows."))


def _lane(site: Site, contest: Contest, held: Race, pair: Pair, run: Run) -> str:
    """A skater on the ice: lane, what happened, the last passing, and the time that is enough."""
    words, state = site.words, site.ground.state
    name = state.skater(run.skater).name
    said = name if run.lane is None else f"{name}, {words.say(_LANES[run.lane])}"
    outcome = outcomes(contest, held.number)[run.skater]
    happened = incidents(contest, outcome, words)
    if len(pair.false_starts) > 1 and pair.false_starts[-1] == run.skater:
        return "; ".join([said, words.say("second false start in the pair")]) + "."
    if outcome.status is not Status.AWAITED:
        return "; ".join([said, *happened, plain(result_text(outcome, words))]) + "."
    parts = [said, *happened]
    if run.timings:
        last = _last(contest, run)
        parts.append(words.say("{m} m in {time}", m=last.metres, time=last.time))
        parts.append(_against_leader(contest, held, last, run, words))
    else:
        parts.append(words.say("no passing known"))
    enough = _enough(site, contest.distance, run.skater)
    return "; ".join(parts) + "." + (f" {enough}" if enough else "")


def _last(contest: Contest, run: Run) -> Clocked:
    """The time that counts at the last line that a skater on the ice has passed."""
    passed = counting(clocked(run.timings, contest.hand_correction))
    return passed[max(passed)]


def _against_leader(contest: Contest, held: Race, last: Clocked, run: Run, words: Words) -> str:
    """By how much a skater is ahead of or behind the leader of the race at a line."""
    found = outcomes(contest, held.number)
    leader = next((one for one in race_order(contest, held.number).lines if one.rank == 1), None)
    splits = {} if leader is None else dict(found[leader.skater].splits)
    metres = last.metres
    mine = dict(found[run.skater].splits).get(metres) or last.time
    if leader is None:
        return words.say("nobody finished before")
    if metres not in splits:
        return words.say("the leader's time there is not known")
    if mine.beats(splits[metres]):
        return words.say("{gap} faster than the leader", gap=gap(mine, splits[metres]))
    return words.say("{gap} behind the leader", gap=gap(splits[metres], mine))


def _enough(site: Site, distance: Distance, skater: str) -> str:
    """Which time is enough on a distance under way, as the proof says it."""
    if site.ground.prospect(skater) is None:
        return ""
    needs = site.ground.proof(skater).needs
    if isinstance(needs, Uncovered):
        return ""
    own = [one for one in needs if one.distance == distance and not one.ranks]
    return " ".join(said for one in own for said in time_sentences(one, site.words))


def _just_finished(site: Site) -> Iterator[Block]:
    """The last results that came in: those of one pair, or else the last one that was published."""
    words, state = site.words, site.ground.state
    yield Heading(words.say("Just finished"))
    last = next(
        (one.event for one in reversed(site.ground.snapshot.standing) if isinstance(one.event, _FINISHES)),
        None,
    )
    if last is None:
        yield _quiet(words.say("Nobody has finished yet."))
        return
    contest = state.contest(Distance.of(last.distance))
    yield Sentence(text(_upper(race_title(contest, last.race, words)), Tone.STRONG))
    found = outcomes(contest, last.race)
    for skater in _finishers(contest, last):
        yield Sentence(text(_finish(site, contest, found[skater])), "·")


def _finishers(contest: Contest, last: InRace) -> list[str]:
    if isinstance(last, racing.ResultPublished):
        return [last.skater]
    assert isinstance(last, racing.PairConfirmed)
    pair = contest.races[last.race].pairs[last.pair]
    return [run.skater for run in pair.seats if run is not None]


def _finish(site: Site, contest: Contest, outcome: Outcome) -> str:
    """One result: time, rank in the race as it stands, gap to the first, records and remarks."""
    words, state = site.words, site.ground.state
    unknown = words.say("result not published")
    result = unknown if outcome.status is Status.UNKNOWN else plain(result_text(outcome, words))
    parts = [f"{state.skater(outcome.skater).name}: {result}"]
    line = race_order(contest, outcome.race).line(outcome.skater)
    if line is not None and line.rank is not None:
        parts.append(words.ordinal(line.rank))
    if line is not None and line.behind is not None and line.behind.ms:
        parts.append(f"+{words.time(line.behind)}")
    remark = plain(remarks(contest, outcome, records(state), words))
    return ", ".join(parts) + (f" ({remark})" if remark else "")


def _to_come(site: Site) -> Iterator[Block]:
    """The next pairs of a race under way, and the next race of the programme with its hour."""
    words, state = site.words, site.ground.state
    yield Heading(words.say("What comes next"))
    known = False
    for contest, held in _races(site):
        order = in_order(held)
        ahead = [pair for pair in order if pair.confirmed is None and not _skating(pair)]
        ahead = [pair for pair in ahead if _awaited(contest, held, pair)]
        if not ahead or race_classification(contest, held.number).stage is not Stage.UNDER_WAY:
            continue
        known = True
        names = [called(state, pair, words, named=True) for pair in ahead[:_NEXT]]
        race = _upper(race_title(contest, held.number, words))
        yield Sentence(text(f"{race}: {'; '.join(names)}."), "·")
    coming = _next_race(site)
    if coming is not None:
        day, block = coming
        contest = state.contest(block.distance)
        said = _upper(race_title(contest, block.race, words))
        when = hours(state, contest, block.race, words) or words.day(day, year=False)
        resurfaced = block.race in contest.races and None in contest.races[block.race].resurfacings
        more = [words.say("Its hour was not announced.")] if block.start is None else []
        if resurfaced:
            more.append(words.say("The ice was resurfaced before this race."))
        yield Sentence(text(" ".join((f"{said}: {when}.", *more))), "·")
    elif not known:
        yield _quiet(words.say("Nothing more is on the programme, as far as this log knows."))


def _awaited(contest: Contest, held: Race, pair: Pair) -> bool:
    found = outcomes(contest, held.number)
    return any(run is not None and found[run.skater].status is Status.AWAITED for run in pair.seats)


def _next_race(site: Site) -> tuple[date, Planned] | None:
    """The first race of the programme of which nothing was skated."""
    state = site.ground.state
    for day in sorted(state.programme):
        for block in state.programme[day]:
            contest = state.contest(block.distance)
            begun = race_classification(contest, block.race).stage is not Stage.NOT_BEGUN
            if contest.closed is None and not begun:
                return day, block
    return None


def _changed(site: Site) -> Iterator[Block]:
    """Whose place or status the last fact that can move the order changed, each with its cause."""
    words = site.words
    if site.ground.procedure is None:
        return
    yield Heading(words.say("What changed in the order"))
    turns = _last_turns(site)
    for one, found in turns[:_TURNS]:
        name = one.name(found.after.skater)
        yield Sentence((*text(name, Tone.STRONG), *text(f" – {turn_text(one, found, words)}")), "·")
    rest = len(turns) - _TURNS
    if rest > 0:
        said = words.count("And {n} skater more.", "And {n} skaters more.", rest)
        yield _quiet(said)
    if not turns:
        yield _quiet(words.say("The last results and decisions changed nobody's place or status."))


def _last_turns(site: Site) -> list[tuple[Prospect, Turn]]:
    ground = site.ground
    assert ground.procedure is not None
    tried = [fact for fact in reversed(ground.snapshot.facts) if moves(fact)][:_BACK]
    for fact in tried:
        now = ground if fact.position == ground.position else ground.earlier(fact.position)
        was = ground.earlier(fact.position - 1)
        found = []
        for old, one in zip(was.prospects, now.prospects, strict=False):
            before, after = (was.ladder(one.sex), old.outlooks), (now.ladder(one.sex), one.outlooks)
            orders = ground.procedure.orders[one.sex]
            found += [(one, told) for told in turns_of(fact, before, after, orders)]
        if found:
            return sorted(found, key=_weight)
    return []


def _weight(found: tuple[Prospect, Turn]) -> tuple[bool, int, int]:
    """Who changed in status first, then by the place that is at stake."""
    after, before = found[1].after, found[1].before
    return (before is not None and before.status is after.status, after.now or 99, after.best or 99)
