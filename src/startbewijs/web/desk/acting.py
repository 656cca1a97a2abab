"""What a screen sends: one command, recorded once, or the sentence that says why it is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

import msgspec
from litestar import Response, post
from litestar.di import NamedDependency

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import FalseStart, FinishTimed, PassingTimed
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact, Office
from startbewijs.publish.desk.since import since_texts
from startbewijs.publish.page import plain
from startbewijs.publish.subjects.heralded import heralded_texts
from startbewijs.publish.subjects.pairside import false_start_texts
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words, capital
from startbewijs.service.office.acting import Acted, Changed, Hand, acted, said_text
from startbewijs.service.office.doubts import Doubtful, weighing
from startbewijs.service.office.heralding import would_be_records
from startbewijs.service.office.likely import Doubt
from startbewijs.service.office.orders.given import Given
from startbewijs.service.office.orders.known import ORDERS, UNDO
from startbewijs.service.office.pairs import of_event
from startbewijs.service.office.undoing import undo
from startbewijs.service.people import NotAllowed, Person, same_key
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import Moment
from startbewijs.web.desk.entry import Foreign, Lodge, content
from startbewijs.web.desk.screens import milliseconds
from startbewijs.web.reply import Asked

_JUST_NOW = 2_000
"""Milliseconds within which something is recorded as it is given."""
_OLDEST = 12 * 3_600_000
"""How old something may be of which the sender says to know when it was given."""


Key = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z-]{8,64}\Z")]
"""What a sender calls a command, so that it is recorded once."""


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A command as a screen sends it.

    `act` is the sender's key, `seen` the position it had seen. `at` is when it was given, in milliseconds on
    the clock of this server, which its pages tell: so it is right however wrong the sender's clock is. Where
    the sender lost count of that, `age` is how many milliseconds ago it was, or None where the sender does
    not know that either: its clock was set, it slept, or the page was loaded anew.
    """

    act: Key
    command: Annotated[str, msgspec.Meta(max_length=40)]
    seen: Annotated[int, msgspec.Meta(ge=0, le=10**9)]
    values: dict[str, str] = {}
    why: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    accept: Annotated[list[str], msgspec.Meta(max_length=40)] = []
    at: int | None = None
    age: Annotated[int, msgspec.Meta(ge=0)] | None = 0


_SENT = msgspec.json.Decoder(Sent)


@post("/desk/act", status_code=200)
async def act(request: Asked, lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """What was recorded, in words; 422 with doubts to accept, 409 where somebody else was first."""
    session = await lodge.session(request)
    if not same_key(request.headers.get("x-form-key", ""), session.form_key):
        raise Foreign
    body = await content(request)
    words = lodge.words(request.headers.get("x-lang", ""))
    try:
        sent = _SENT.decode(body)
        done = await lodge.does(lambda: recorded(lodge, session.person, sent))
    except msgspec.MsgspecError:
        return answer(400, {"says": words.say("That was not understood; nothing was recorded.")})
    except Changed as changed:
        if changed.problem is not None:  # nothing to choose any more
            return answer(400, {"says": said_changed(changed, words)})
        return answer(409, {"says": said_changed(changed, words), "position": changed.state.position})
    except Doubtful as doubtful:
        found = [
            {"key": one.key, "says": says}
            for one, says in zip(doubtful.doubts, said_doubts(doubtful.doubts, words), strict=True)
        ]
        return answer(422, {"says": words.say("Is this right?"), "doubts": found})
    except NotAllowed as problem:
        return answer(403, {"says": words.refusal(problem), "refused": True})
    except Refused as problem:
        return answer(400, {"says": words.refusal(problem)})
    return answer(200, _told(lodge, done, words))


def recorded(lodge: Lodge, person: Person, sent: Sent) -> Acted:
    """What a command came to, once it is recorded; who may not give it is refused."""
    library = lodge.shown.settings.library
    tournament = lodge.shown.settings.tournament
    order = ORDERS.get(sent.command)
    given = Given(sent.values, library, said_text(sent.why))
    if order is None and sent.command != UNDO:
        raise Refused("“{command}” is no command of the desk.", command=sent.command)
    hand = Hand(
        by=takes_back_as(lodge, person, given) if order is None else person.office(order.power),
        signed=person.name,
        why=said_text(sent.why),
        happened=_when(lodge, sent),
        act=sent.act,
        seen=sent.seen,
    )
    if order is None:
        done = undo(library, tournament, hand, (given.whole("fact"),))
    else:
        make, accepted = order.make, frozenset(sent.accept)
        done = acted(
            library,
            tournament,
            hand,
            lambda state: make(state, given),
            weighing(accepted),
        )
    lodge.shown.look()
    return done


def takes_back_as(lodge: Lodge, person: Person, given: Given) -> Office:
    """The office as which a person takes back the fact that is named, whether or not there is one."""
    by, position, facts = person.office(UNDO), given.whole("fact"), lodge.shown.archive.facts
    return person.takes_back_as(facts[position - 1].by) if 1 <= position <= len(facts) else by


def said_changed(changed: Changed, words: Words) -> str:
    """What somebody has to look at before they choose, with what it was and who recorded it."""
    since = " · ".join(since_texts(changed.since, changed.state, words))
    if changed.problem is None:
        return f"{words.refusal(changed)} {since}."
    problem = words.refusal(changed.problem)
    return words.say(
        "Meanwhile: {since}. So yours cannot be recorded any more: {problem}", since=since, problem=problem
    )


def said_doubts(doubts: Sequence[Doubt], words: Words) -> list[str]:
    """Each doubt as a sentence of its own."""
    return [f"{capital(words.refusal(one.says))}." for one in doubts]


def _when(lodge: Lodge, sent: Sent) -> Moment | None:
    """When a command was given that could only be sent later; None where that was just now.

    Of one that was given nobody knows when, only the day is recorded.
    """
    now = lodge.shown.settings.library.now()
    age = sent.age if sent.at is None else milliseconds(now) - sent.at
    if age is not None and abs(age) < _JUST_NOW:
        return None
    if age is None or not 0 <= age <= _OLDEST:
        return Moment(now.astimezone(lodge.shown.archive.view().state.zone).date())
    return Moment(None, (now - timedelta(milliseconds=age)).replace(microsecond=0))


def _fact(lodge: Lodge, position: int) -> Fact | None:
    """The fact at a position; None where there is none."""
    lodge.shown.archive.refreshed()
    facts = lodge.shown.archive.facts
    return facts[position - 1] if 1 <= position <= len(facts) else None


def _said(lodge: Lodge, event: Event, state: Competition, words: Words) -> str:
    """What was recorded; of what was taken back, what that was."""
    slip = _fact(lodge, event.fact) if isinstance(event, FactWithdrawn) else None
    if slip is None:
        return told(event, state, words)
    return words.say("Taken back: {said}", said=told(slip.event, state, words))


def _told(lodge: Lodge, done: Acted, words: Words) -> dict[str, object]:
    events = [fact.event for fact in done.facts]
    timed = [one for one in events if isinstance(one, (FinishTimed, PassingTimed))]
    heralds = () if done.again or not timed else would_be_records(done.before, events)
    return {
        "position": done.after.position,
        "again": done.again,
        "facts": [_said(lodge, event, done.after, words) for event in events]
        + _out(events, done.after, words),
        "heralds": [plain(one) for one in heralded_texts(done.after, heralds, words)],
    }


def _out(events: Sequence[Event], state: Competition, words: Words) -> list[str]:
    """Who is out by a false start that was just recorded, which no fact of its own says."""
    found = {of_event(one): one for one in events if isinstance(one, FalseStart)}
    return [said for at in found for said in false_start_texts(at.seats(state), state, words)]


def answer(status: int, found: dict[str, object]) -> Response[bytes]:
    """An answer to the script of a screen."""
    return Response(
        msgspec.json.encode(found),
        status_code=status,
        media_type="application/json",
        headers={"cache-control": "no-store"},
    )
