"""The screen of a pair, and which pair comes next."""

from __future__ import annotations

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.events.base import InRace
from startbewijs.log.facts import Fact
from startbewijs.publish.desk.lane import PairScreen
from startbewijs.publish.desk.pair import effect, pair_page
from startbewijs.publish.page import Sentence, Tone, text
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.publish.subjects.pairside import if_confirmed_blocks
from startbewijs.service.office.foreseen import foreseen
from startbewijs.service.office.orders.known import ORDERS
from startbewijs.service.office.pairs import At
from startbewijs.service.office.racing import confirmed
from startbewijs.service.people import Person
from startbewijs.service.queries import adopted
from startbewijs.sport.competition import Competition, Contest
from startbewijs.sport.distances import Distance
from startbewijs.web.desk.entry import Lodge, elsewhere, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.reply import Asked


@get(["/desk/{lang:str}", "/desk/{lang:str}/pair"])
async def pair_now(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """On to the pair that is on the ice, or the next one to come."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    desk = await lodge.does(lambda: desk_of(lodge, session, words, "pair/"))
    at = next_pair(desk.state)
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
        shown = PairScreen(desk.state.contest(at.distance), race, seats, allowed(session.person), facts)
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
    library = lodge.shown.settings.library

    def drawn() -> str:
        at = At(Distance.of(distance), race, pair)
        state = lodge.shown.archive.view().state
        procedure = None if state.adoption is None else adopted(library, state)
        future = foreseen(state, at, procedure)
        if future is None:
            tuple(confirmed(state, at))  # refused with what is lacking
            return ""
        blocks = if_confirmed_blocks(future.state, future.ranks, future.before, future.after, words)
        return effect(blocks, words)

    try:
        return screen(await lodge.does(drawn))
    except Refused as problem:
        return screen(effect([Sentence(text(words.refusal(problem), Tone.QUIET))], words))


def allowed(person: Person) -> frozenset[str]:
    """The commands of the desk that a person may give."""
    found = {name for name, order in ORDERS.items() if person.may(order.power)}
    return frozenset(found | ({"undo"} if person.may("undo") else set()))


def next_pair(state: Competition) -> At | None:
    """The pair that is on the ice; else the first one to come of the distance that is under way or next."""
    waiting = [
        (At(contest.distance, number, one.id), one, contest.begun)
        for contest in _in_programme(state)
        if contest.closed is None
        for number, held in sorted(contest.races.items())
        for one in in_order(held)
        if one.confirmed is None
    ]
    for at, one, _ in waiting:
        if one.called or one.started:
            return at
    under_way = [at for at, _, begun in waiting if begun]
    return next(iter(under_way or [at for at, _, _ in waiting]), None)


def _in_programme(state: Competition) -> list[Contest]:
    """The distances in the order of the programme; those that are not in it behind."""
    order = [block.distance for _, blocks in sorted(state.programme.items()) for block in blocks]
    known = [*dict.fromkeys(order), *sorted(state.contests)]
    return [state.contests[distance] for distance in dict.fromkeys(known)]


def _about(fact: Fact, at: At) -> bool:
    event = fact.event
    return isinstance(event, InRace) and (event.distance, event.race, getattr(event, "pair", None)) == (
        at.distance.key,
        at.race,
        at.pair,
    )
