"""The rooms of office, referee and committee: their forms, tried and then recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from secrets import token_hex
from urllib.parse import quote

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.publish.desk import opening
from startbewijs.publish.desk.filling import Door, Filled, form_page, room_page
from startbewijs.publish.desk.forms import BACK, FORMS, Form
from startbewijs.publish.desk.frame import Desk
from startbewijs.publish.desk.lists import LISTINGS
from startbewijs.publish.page import Block
from startbewijs.publish.subjects.decided import decided
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import N_, Words
from startbewijs.service.office.acting import Acted, Changed, Hand, acted, said_text, tried
from startbewijs.service.office.changing import changed
from startbewijs.service.office.doubts import Doubtful, accept, doubts
from startbewijs.service.office.drawing import fresh_seed
from startbewijs.service.office.likely import Doubt
from startbewijs.service.office.orders.given import Given
from startbewijs.service.office.orders.known import ORDERS, UNDO, power
from startbewijs.service.office.undoing import undo
from startbewijs.service.people import NotAllowed, Person, Session
from startbewijs.sport.competition import Competition
from startbewijs.web.desk.acting import Key, said_changed, said_doubts, takes_back_as
from startbewijs.web.desk.entry import Lodge, elsewhere, form, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.desk.screens import TITLES
from startbewijs.web.reply import Asked


def allowed_forms(person: Person, room: str) -> list[Form]:
    """The forms of a room that a person may use."""
    return [one for one in FORMS if one.room == room and person.may(power(one.order))]


_PROCEDURE = Door(
    N_("The procedure"),
    N_("Its tickets and rules with their digest; another one is adopted there."),
    "procedure/",
)


_ANOTHER = Door(opening.ANOTHER, opening.ABOUT, "open/")


def also(person: Person, room: str) -> list[Door]:
    """What else a person may do in a room, on screens of its own."""
    if room == "office":
        lists = [one for one in LISTINGS if person.may(one.power)]
        doors = [Door(one.title, one.about, f"lists/{one.name}/") for one in lists]
        return [*doors, _ANOTHER] if person.may("new") else doors
    if room == "committee" and person.may("adopt-procedure"):
        return [_PROCEDURE]
    return []


@get("/desk/{lang:str}/{room:str}")
async def room(
    request: Asked, lang: FromPath[str], room: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """What somebody may do in a room."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    desk = await lodge.does(lambda: desk_of(lodge, session, words, f"{room}/"))
    doors = [
        Door(one.title, one.about, f"{room}/{one.order}/") for one in allowed_forms(session.person, room)
    ]
    doors += also(session.person, room)
    if not doors or room not in TITLES:
        return nothing_here(desk, words.say("There is nothing for you to do in this room."))
    return screen(room_page(desk, words.say(TITLES[room]), doors))


@get("/desk/{lang:str}/{room:str}/{order:str}")
async def empty_form(
    request: Asked,
    lang: FromPath[str],
    room: FromPath[str],
    order: FromPath[str],
    lodge: NamedDependency[Lodge],
) -> Response[bytes]:
    """A form to fill in."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    desk = await lodge.does(lambda: _desk(lodge, session, words, room, order))
    found = _form(session.person, room, order)
    if found is None:
        return nothing_here(desk, words.say("There is nothing for you to do in this room."))
    # What stands before the last hyphen is the sender: every form is one of its own.
    begun = {"seed": fresh_seed(), "fact": request.query_params.get("fact", "")[:9]}
    filled = Filled(found, begun, f"form-{token_hex(8)}-0")
    return screen(_page(lodge, desk, filled))


@post("/desk/{lang:str}/{room:str}/{order:str}", status_code=200)
async def sent_form(
    request: Asked,
    lang: FromPath[str],
    room: FromPath[str],
    order: FromPath[str],
    lodge: NamedDependency[Lodge],
) -> Response[bytes]:
    """The form with what it would change, or what it changed, or what is wrong with it."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    found = _form(session.person, room, order)
    if found is None:  # before anything that was sent is read
        return elsewhere(f"/desk/{words.language}/{quote(room)}/")
    fields = await form(request, session)
    record = fields.get("step") in ("record", "anyway")
    act = fields.get("act", "")
    try:
        key = msgspec.convert(act, Key)
        done = await lodge.does(lambda: _done(lodge, session, found, fields, key, record=record))
    except Doubtful as doubtful:
        desk = await lodge.does(lambda: _desk(lodge, session, words, room, order))
        said = _asked(doubtful.doubts, words)
        doubted = Filled(found, fields, act, fields.get("tried", ""), problem=said, doubtful=True)
        return screen(_page(lodge, desk, doubted), 422)
    except Refused as problem:
        desk = await lodge.does(lambda: _desk(lodge, session, words, room, order))
        status = 403 if isinstance(problem, NotAllowed) else 409 if isinstance(problem, Changed) else 400
        said = said_changed(problem, words) if isinstance(problem, Changed) else words.refusal(problem)
        filled = Filled(found, fields, act, problem=said)
        return screen(_page(lodge, desk, filled), status)
    except msgspec.ValidationError:
        return elsewhere(f"/desk/{words.language}/{room}/{order}/")

    def drawn() -> str:
        desk: Desk = _desk(lodge, session, words, room, order)
        moved = changed(lodge.shown.settings.library, done)
        page = decided(done.after, done.facts, moved, again=done.again, trial=not record).page(words)
        blocks: list[Block] = [*page.blocks]
        if record:
            return _page(lodge, desk, Filled(found, fields, act, blocks=blocks, done=True))
        doubted = () if found.order == UNDO else doubts(done.before, [fact.event for fact in done.facts])
        filled = Filled(
            found,
            fields,
            act,
            _trial(found, fields, done),
            problem=_asked(doubted, words) if doubted else None,
            blocks=blocks,
            doubtful=bool(doubted),
        )
        return _page(lodge, desk, filled)

    return screen(await lodge.does(drawn))


def _asked(found: Sequence[Doubt], words: Words) -> str:
    return " ".join((words.say("Is this right?"), *said_doubts(found, words)))


def _done(
    lodge: Lodge, session: Session, found: Form, fields: dict[str, str], act: str, *, record: bool
) -> Acted:
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament
    why = said_text(fields.get("why"))
    given, person = Given(fields, library, why), session.person
    undoes = found.order == UNDO
    hand = Hand(
        by=takes_back_as(lodge, person, given) if undoes else person.office(power(found.order)),
        signed=person.name,
        why=why,
        act=act,
        seen=None if "seen" not in fields else given.whole("seen"),
    )
    if undoes:
        done = undo(library, tournament, hand, (given.whole("fact"),), trial=not record)
        lodge.shown.look()
        return done
    order = ORDERS[found.order]
    if not record:
        return tried(library, tournament, hand, lambda state: order.make(state, given))

    def weigh(state: Competition, events: Sequence[Event]) -> None:
        if fields.get("step") != "anyway":
            accept(state, events, ())
        typed, _, came = fields.get("tried", "").partition(" ")
        if typed == _typed(found, fields) and came != _digest(events):
            raise Refused("Since you tried this, it would come to something else; try it again.")

    done = acted(library, tournament, hand, lambda state: order.make(state, given), weigh)
    lodge.shown.look()
    return done


def _desk(lodge: Lodge, session: Session, words: Words, room: str, order: str) -> Desk:
    return desk_of(lodge, session, words, f"{room}/{order}/", "history" if room == BACK else "")


def _page(lodge: Lodge, desk: Desk, filled: Filled) -> str:
    """A form, with the fact that it is about where it takes one back."""
    given, facts = filled.words.get("fact", "").strip(), lodge.shown.archive.facts
    known = given.isascii() and given.isdigit() and len(given) < 10 and 1 <= int(given) <= len(facts)
    if filled.form.order == UNDO and known:
        fact = facts[int(given) - 1]
        said = desk.words.say(
            "Fact {position}, by the {by}: {what}",
            position=fact.position,
            by=Refused(fact.by),
            what=told(fact.event, desk.state, desk.words),
        )
        filled = replace(filled, concerns=said)
    return form_page(desk, filled)


def _trial(found: Form, fields: Mapping[str, str], done: Acted) -> str:
    """What was tried and what it came to, which a form brings back: what is recorded is what was seen."""
    return f"{_typed(found, fields)} {_digest([fact.event for fact in done.facts])}"


def _typed(found: Form, fields: Mapping[str, str]) -> str:
    return _digest([fields.get(blank.name, "") for blank in found.blanks])


def _digest(what: object) -> str:
    return sha256(msgspec.json.encode(what)).hexdigest()


def _form(person: Person, room: str, order: str) -> Form | None:
    return next((one for one in allowed_forms(person, room) if one.order == order), None)
