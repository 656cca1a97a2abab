"""The screen of a pair."""

from __future__ import annotations

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.events.base import InRace
from startbewijs.log.events.racing import ResurfacingHeld
from startbewijs.log.facts import Fact
from startbewijs.publish.desk.lane import PairScreen
from startbewijs.publish.desk.pair import pair_page
from startbewijs.service.office.orders.known import allowed
from startbewijs.service.office.pairs import At
from startbewijs.service.office.turns import left_at, neighbours, next_pair, where
from startbewijs.service.people import Person
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
    at = left_at(desk.state, left) or next_pair(desk.state, confirms=_confirms(session.person))
    if at is None:
        said = words.say("No pair is drawn that has not skated yet.")
        draws = words.say("The office draws one under “Draw a race”.")
        return nothing_here(desk, f"{said} {draws}")
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
        before, after = neighbours(desk.state, at)
        now = next_pair(desk.state, confirms=_confirms(session.person))
        shown = PairScreen(
            desk.state.contest(at.distance),
            race,
            seats,
            allowed(session.person),
            facts,
            before,
            after,
            None if now is None or now == at else where(desk.state, now),
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


def _confirms(person: Person) -> bool:
    return "confirm" in allowed(person)


def _about(fact: Fact, at: At) -> bool:
    event = fact.event
    pair = event.after_pair if isinstance(event, ResurfacingHeld) else getattr(event, "pair", None)
    return isinstance(event, InRace) and (event.distance, event.race, pair) == (
        at.distance.key,
        at.race,
        at.pair,
    )
