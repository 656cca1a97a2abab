"""The screen of a pair, and which pair comes next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.events.base import InRace
from startbewijs.log.events.racing import ResurfacingHeld
from startbewijs.log.facts import Fact
from startbewijs.publish.desk.lane import PairScreen, Where
from startbewijs.publish.desk.pair import pair_page
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.service.office.orders.known import ORDERS
from startbewijs.service.office.pairs import At, begun
from startbewijs.service.office.racing import settled
from startbewijs.service.people import Person
from startbewijs.sport.competition import Competition, Pair
from startbewijs.sport.distances import Distance
from startbewijs.web.desk.entry import Lodge, elsewhere, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.makers import Queue
from startbewijs.web.making.foresight import if_confirmed
from startbewijs.web.reply import Asked


@get(["/desk/{lang:str}", "/desk/{lang:str}/pair"])
async def pair_now(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """On to the pair that is on the ice, or the next one to come; back to one that somebody was at."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    desk = await lodge.does(lambda: desk_of(lodge, session, words, "pair/"))
    left = request.query_params.get("left", "")
    at = _left(desk.state, left) or next_pair(desk.state, session.person)
    if at is None:
        return nothing_here(desk, words.say("No pair is drawn that has not skated yet."))
    return elsewhere(desk.to(f"pair/{at.distance.key}/{at.race}/{at.pair}/"))


@get("/desk/{lang:str}/pair/{distance:str}/{race:int}/{pair:str}")
async def pair(
    request: Asked,
    lang: FromPath[str],
    distance: FromPath[str],
    race: FromPath[int],
    pair: FromPath[str],
    lodge: NamedDependency[Lodge],
) -> Response[bytes]:
    """One pair: its lanes, what may be done, what was recorded, and what confirming it would change."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    desk = await lodge.does(lambda: desk_of(lodge, session, words, f"pair/{distance}/{race}/{pair}/"))

    def drawn() -> str:
        at = At(Distance.of(distance), race, pair)
        seats = at.seats(desk.state)
        facts = [one for one in lodge.shown.archive.facts[: desk.state.position] if _about(one, at)]
        before, after = _neighbours(desk.state, at)
        now = next_pair(desk.state, session.person)
        shown = PairScreen(
            desk.state.contest(at.distance),
            race,
            seats,
            allowed(session.person),
            facts,
            before,
            after,
            None if now is None or now == at else _where(desk.state, now),
        )
        return pair_page(desk, shown)

    try:
        return screen(await lodge.does(drawn))
    except Refused as problem:
        return nothing_here(desk, words.refusal(problem))


@get("/desk/{lang:str}/pair/{distance:str}/{race:int}/{pair:str}/effect")
async def pair_effect(
    request: Asked,
    lang: FromPath[str],
    distance: FromPath[str],
    race: FromPath[int],
    pair: FromPath[str],
    lodge: NamedDependency[Lodge],
) -> Response[bytes]:
    """What confirming a pair would change, as a piece of its screen; nothing where it cannot be confirmed."""
    await lodge.session(request)
    words = lodge.words(lang)
    newest = await lodge.does(lodge.shown.archive.refreshed)
    make = partial(if_confirmed, words.language, distance, race, pair)
    return screen(await lodge.shown.does(make, Queue.LIVE, newest))


def allowed(person: Person) -> frozenset[str]:
    """The commands of the desk that a person may give."""
    found = {name for name, order in ORDERS.items() if person.may(order.power)}
    return frozenset(found | ({"undo"} if person.may("undo") else set()))


def next_pair(state: Competition, person: Person | None = None) -> At | None:
    """The pair that is on the ice; else the first one to come of the distance that is under way or next.

    Whoever confirms is shown first what waits for that, once nobody is on the ice.
    """
    waiting = [
        (At(contest.distance, number, one.id), one, contest)
        for contest, number, one in _pairs(state)
        if one.confirmed is None and contest.closed is None
    ]
    there = [(at, one) for at, one, _ in waiting if begun(one)]
    for at, one in there:
        if not _whole(state, at, one):
            return at
    if there and person is not None and person.may(ORDERS["confirm"].power):
        return there[0][0]
    coming = [(at, contest.begun) for at, one, contest in waiting if not _whole(state, at, one)]
    under_way = [at for at, has_begun in coming if has_begun]
    found = under_way or [at for at, _ in coming] or [at for at, _ in there]
    return next(iter(found), None)


def _whole(state: Competition, at: At, pair: Pair) -> bool:
    """Whether nothing of a pair is lacking but its confirmation."""
    return all(settled(state, at, pair, run) for run in pair.seats if run is not None)


def _pairs(state: Competition) -> Iterator[Where]:
    """Every pair in the order of the ice; the races that are not in the programme behind the others."""
    planned = [(block.distance, block.race) for _, day in sorted(state.programme.items()) for block in day]
    known = [(one, race) for one in sorted(state.contests) for race in sorted(state.contests[one].races)]
    for distance, race in dict.fromkeys([*planned, *known]):
        contest = state.contests.get(distance)
        if contest is not None and race in contest.races:
            for pair in in_order(contest.races[race]):
                yield contest, race, pair


def _neighbours(state: Competition, at: At) -> tuple[Where | None, Where | None]:
    """The pairs before and after one, over the end of its race."""
    found = [*_pairs(state)]
    here = next(
        n for n, (contest, race, pair) in enumerate(found) if At(contest.distance, race, pair.id) == at
    )
    return (found[here - 1] if here else None, found[here + 1] if here + 1 < len(found) else None)


def _where(state: Competition, at: At) -> Where:
    return state.contest(at.distance), at.race, at.seats(state)


def _left(state: Competition, address: str) -> At | None:
    """The pair that somebody left for another screen, as the script says it; None once it is confirmed."""
    distance, _, rest = address.partition("/")
    race, _, pair = rest.partition("/")
    for contest, number, one in _pairs(state):
        if (contest.distance.key, str(number), one.id) == (distance, race, pair) and one.confirmed is None:
            return At(contest.distance, number, one.id)
    return None


def _about(fact: Fact, at: At) -> bool:
    event = fact.event
    pair = event.after_pair if isinstance(event, ResurfacingHeld) else getattr(event, "pair", None)
    return isinstance(event, InRace) and (event.distance, event.race, pair) == (
        at.distance.key,
        at.race,
        at.pair,
    )
