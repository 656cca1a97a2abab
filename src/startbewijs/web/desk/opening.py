"""A tournament is opened at the desk: the one that the server waits for, or a further one in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_hex

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.fold.folding import folded
from startbewijs.publish.desk.opening import Opening, opening_page, unopened_page
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words
from startbewijs.service.office.acting import Acted, Hand, as_facts
from startbewijs.service.office.beginning import Begun, beginning
from startbewijs.service.office.opening import NATION, ZONE, opened
from startbewijs.service.people import NotAllowed, Session
from startbewijs.service.templates import templates
from startbewijs.service.unopened import ours
from startbewijs.sport.competition import Competition
from startbewijs.web.desk.acting import Key
from startbewijs.web.desk.entry import Lodge, elsewhere, form, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.reply import Asked

POWER = "new"
_USUAL = {"nation": NATION, "time_zone": ZONE}


@get("/desk/{lang:str}/open")
async def empty(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The form; or the desk of the tournament, where one was opened on the command line meanwhile."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if lodge.turn is not None and len(found := await lodge.does(lambda: ours(lodge.shown.library))) == 1:
        await lodge.turn(found[0])
        return elsewhere(f"/desk/{words.language}/")
    return await _shown(lodge, session, words, _USUAL, f"open-{token_hex(8)}")


@get("/desk/{lang:str}")
async def first(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """On to the form: nothing else can be done yet."""
    await lodge.session(request)
    return elsewhere(f"/desk/{lodge.words(lang).language}/open/")


@get("/desk/{lang:str}/{rest:path}")
async def anywhere(
    request: Asked, lang: FromPath[str], rest: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """The same from any screen that there is no tournament for yet."""
    await lodge.session(request)
    return elsewhere(f"/desk/{lodge.words(lang).language}/open/")


@post("/desk/{lang:str}/open", status_code=200)
async def sent(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """What a tournament would begin with; or it is opened, and shown where the server waited for it."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.may(POWER):  # before anything that was sent is read
        return await _shown(lodge, session, words, {}, "")
    fields = await form(request, session)
    act = fields.get("act", "")
    try:
        hand = Hand(
            by=session.person.office(POWER), signed=session.person.name, act=msgspec.convert(act, Key)
        )
    except msgspec.ValidationError:
        return elsewhere(f"/desk/{words.language}/open/")
    library = lodge.shown.library
    begun = await lodge.does(lambda: beginning(library, fields))
    if begun.wrong:
        return await _shown(lodge, session, words, fields, act, begun=begun)
    try:
        if fields.get("step") != "record":
            tried = await lodge.does(lambda: _tried(lodge, hand, begun))
            return await _shown(lodge, session, words, fields, act, done=tried)
        async with lodge.opening:
            await lodge.does(lambda: _still_first(lodge, fields, hand))
            done = await lodge.does(lambda: opened(library, hand, begun.meet, iter(begun.events)))
            if lodge.turn is not None:
                await lodge.turn(done.tournament)
            if lodge.turn is not None or done.tournament == lodge.shown.settings.tournament:
                return elsewhere(f"/desk/{words.language}/office/")
    except Refused as problem:
        return await _shown(lodge, session, words, fields, act, problem=problem)
    return await _shown(lodge, session, words, fields, act, done=done, recorded=True)


def _tried(lodge: Lodge, hand: Hand, begun: Begun) -> Acted:
    """What would be recorded."""
    before = Competition()
    made = as_facts(lodge.shown.library, before, begun.events, hand)
    return Acted(begun.meet.id, tuple(made), before, folded(made))


def _still_first(lodge: Lodge, fields: Mapping[str, str], hand: Hand) -> None:
    """Nothing; who fills in the first tournament makes no second one because somebody was quicker."""
    library = lodge.shown.library
    there = ours(library) if lodge.turn is not None else (lodge.shown.settings.tournament,)
    if not fields.get("first") or not there:
        return
    if any(one.act == hand.act for id_ in there for _, one in library.facts(id_)):
        return
    raise Refused(
        "Meanwhile {tournament} was opened here; load the desk anew to go on with it.",
        tournament=", ".join(there),
    )


async def _shown(
    lodge: Lodge,
    session: Session,
    words: Words,
    typed: Mapping[str, str],
    act: str,
    *,
    begun: Begun | None = None,
    done: Acted | None = None,
    recorded: bool = False,
    problem: Refused | None = None,
) -> Response[bytes]:
    desk = await lodge.does(lambda: desk_of(lodge, session, words, "open/", "" if lodge.turn else "office"))
    try:
        session.person.office(POWER)
    except NotAllowed as refused:
        if lodge.turn is None:
            return nothing_here(desk, words.refusal(refused), 403)
        return screen(unopened_page(desk, *_waits(session, words, refused)), 403)
    served: list[str] = []
    if done is not None and recorded:
        served = [
            words.say(
                "{tournament} is opened. This server goes on with {ours}; another serves it, started with "
                "“startbewijs serve -t {tournament}”.",
                tournament=done.tournament,
                ours=lodge.shown.settings.tournament,
            ),
            words.say(
                "There are several tournaments here now: whoever starts this server anew says which, with "
                "“-t {ours}”.",
                ours=lodge.shown.settings.tournament,
            ),
        ]
    shown = Opening(
        tuple(templates().values()),
        lodge.turn is not None,
        typed,
        act,
        {} if begun is None else {name: words.refusal(one) for name, one in begun.wrong.items()},
        None if problem is None else words.refusal(problem),
        () if done is None else _told(done, words),
        served,
    )
    return screen(opening_page(desk, shown), 400 if problem is not None or shown.wrong else 200)


def _told(done: Acted, words: Words) -> list[str]:
    """What a tournament begins with, in sentences; its days too, since a slip in a year is not seen else."""
    days = words.listed(words.day(one) for one in done.after.days)
    first, *rest = (told(one.event, done.after, words) for one in done.facts)
    return [first, words.say("its days: {days}", days=days), *rest]


def _waits(session: Session, words: Words, refused: NotAllowed) -> tuple[str, list[str]]:
    said = [words.refusal(refused)]
    if session.person.administers:
        said.append(words.say("Under People you give somebody that role, or yourself."))
    return words.say("No tournament has been opened here yet"), said
