"""Lists that the office sends as files: tried, kept meanwhile, and recorded as they were seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from secrets import token_hex
from typing import cast

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.tournament import EntryMade, SkaterRegistered
from startbewijs.publish.desk.lists import LISTINGS, Listing, Sheet, WrongLine, list_page
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words
from startbewijs.service.entry_list import entered
from startbewijs.service.incoming import Incoming
from startbewijs.service.listed import How, Taken, Wrong
from startbewijs.service.office.acting import Hand
from startbewijs.service.people import Person, Session
from startbewijs.service.season_bests import Kind, stated
from startbewijs.sport.competition import Competition
from startbewijs.web.desk.acting import Key
from startbewijs.web.desk.entry import Lodge, elsewhere, form, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.desk.uploads import upload
from startbewijs.web.reply import Asked

_MEGABYTES = 2
_LINES = 1_000
"""How large a list may be that is sent to the desk. The trials of a country have some two hundred entries;
each name is compared to all others, so that a list ten times as long takes a hundred times as long.
"""

_ASKED = 100
"""Wrong lines on which it is asked at once who is meant; a form of the desk has some two hundred fields."""


@get("/desk/{lang:str}/lists/{name:str}")
async def empty_list(
    request: Asked, lang: FromPath[str], name: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """A list to choose."""
    session = await lodge.session(request)
    words, listing = lodge.words(lang), _listing(session.person, name)
    if listing is None:
        return await _nothing(lodge, session, words, name)
    return await _shown(lodge, session, words, _empty(listing))


@post(
    "/desk/{lang:str}/lists/{name:str}", status_code=200, request_max_body_size=_MEGABYTES * 1_000_000 + 4_096
)
async def sent_list(
    request: Asked, lang: FromPath[str], name: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """What a list would come to; it is kept, to be recorded next."""
    session = await lodge.session(request)
    words, listing = lodge.words(lang), _listing(session.person, name)
    if listing is None:  # before anything that was sent is read
        return await _nothing(lodge, session, words, name)
    sent = await upload(request, session, _MEGABYTES)
    if not sent.file.name:
        said = words.say("No file was chosen; choose one, then try it.")
        return await _shown(lodge, session, words, _empty(listing, said))
    token = lodge.kept.keep(session.key, sent.file)
    fields = {"token": token, "act": f"list-{token_hex(8)}", "kind": sent.fields.get("kind", "")}
    return await _answered(lodge, session, words, listing, sent.file, fields)


@post("/desk/{lang:str}/lists/{name:str}/kept", status_code=200)
async def kept_list(
    request: Asked, lang: FromPath[str], name: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """What a list that was tried would come to with other answers, or came to."""
    session = await lodge.session(request)
    words, listing = lodge.words(lang), _listing(session.person, name)
    if listing is None:
        return await _nothing(lodge, session, words, name)
    fields = await form(request, session)
    file = lodge.kept.found(session.key, fields.get("token", ""))
    if file is None:
        said = words.say("This file is no longer kept here; choose it again.")
        return await _shown(lodge, session, words, _empty(listing, said))
    try:
        msgspec.convert(fields.get("act", ""), Key)
    except msgspec.ValidationError:
        return elsewhere(f"/desk/{words.language}/lists/{listing.name}/")
    return await _answered(lodge, session, words, listing, file, fields)


async def _answered(
    lodge: Lodge,
    session: Session,
    words: Words,
    listing: Listing,
    file: Incoming,
    fields: Mapping[str, str],
) -> Response[bytes]:
    seen, _, came = fields.get("tried", "").partition(" ")
    changed = bool(seen) and seen != _answers(fields)
    record = fields.get("step") == "record" and seen == _answers(fields)
    sheet = _empty(listing, kind=_kind(fields))

    def weigh(_: Competition, events: Sequence[Event]) -> None:
        if came != _digest(events):
            raise Refused("Since you tried this, it would come to something else; try it again.")

    def took() -> Sheet:
        how = How(
            skip_wrong=bool(fields.get("skip")),
            meant=_meant(fields),
            trial=not record,
            weigh=weigh,
            most=_LINES,
        )
        found = _taken(lodge, session, listing, file, fields, how)
        if record:
            lodge.shown.look()
        tried = f"{_answers(fields)} {_digest([fact.event for fact in found.done.facts])}"
        return Sheet(
            listing,
            _MEGABYTES,
            _LINES,
            act=fields["act"],
            file=file.name,
            token=fields["token"],
            tried=tried,
            said=_said(found, words, listing, record=record),
            facts=[told(fact.event, found.done.after, words) for fact in found.done.facts],
            wrong=[_wrong(one, n < _ASKED, fields, words) for n, one in enumerate(found.wrong)],
            skip=bool(fields.get("skip")),
            kind=_kind(fields),
            changed=changed and fields.get("step") == "record",
            done=record and (bool(found.done.facts) or not found.wrong),
        )

    try:
        sheet = await lodge.does(took)
    except Refused as problem:
        sheet = _empty(listing, words.refusal(problem), kind=_kind(fields))
    return await _shown(lodge, session, words, sheet)


def _taken(
    lodge: Lodge, session: Session, listing: Listing, file: Incoming, fields: Mapping[str, str], how: How
) -> Taken:
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament
    by = session.person.office(listing.power)
    hand = Hand(by=by, signed=session.person.name, act=fields["act"])
    if listing.kinds:
        return stated(library, tournament, hand, file, how, kind=cast("Kind", _kind(fields)))
    return entered(library, tournament, hand, file, how)


def _said(found: Taken, words: Words, listing: Listing, *, record: bool) -> str:
    """What a list comes to, in a sentence or two."""
    kinds = [type(fact.event) for fact in found.done.facts]
    wrong = len(found.wrong)
    if wrong and not kinds:
        said = words.count(
            "{n} line is wrong, and nothing is recorded while it is: mend the file and send it again.",
            "{n} lines are wrong, and nothing is recorded while they are: mend the file and send it again.",
            wrong,
        )
        if not any(one.other for one in found.wrong):
            return said
        asked = words.say("Where a name is nearly a known one, say beside it who is meant.")
        return f"{said} {asked}"
    if not kinds:
        return words.say("Everything on this list is recorded already.")
    if listing.kinds:
        came = words.say("New bests: {n}.", n=len(kinds))
    else:
        came = words.say(
            "New skaters: {skaters}. Entries: {entries}.",
            skaters=kinds.count(SkaterRegistered),
            entries=kinds.count(EntryMade),
        )
    left = words.say("Lines left out: {n}.", n=wrong)
    return f"{came} {left}" if wrong else came


def _wrong(one: Wrong, asked: bool, fields: Mapping[str, str], words: Words) -> WrongLine:
    there = one.row.get(one.column or "", "")
    if one.column in (None, "name"):
        there = " ".join(one.row.get(part, "") for part in ("given", "prefix", "surname", "name")).strip()
    other = None if one.other is None or not asked else (one.other, str(one.problem.fields["other"]))
    said = words.refusal(one.problem)
    said = f"{said[:1].upper()}{said[1:]}"  # elsewhere it follows upon the number of the line
    meant = fields.get(f"meant-{one.line}", "")
    return WrongLine(one.line, one.column, there, said, other, meant)


def _meant(fields: Mapping[str, str]) -> dict[int, str]:
    """Whom a name means, by the number of the line."""
    found = {}
    for name, value in fields.items():
        line = name.removeprefix("meant-")
        if value and name != line and line.isascii() and line.isdigit() and len(line) < 6:
            found[int(line)] = value
    return found


def _kind(fields: Mapping[str, str]) -> str:
    return "PB" if fields.get("kind") == "PB" else "SB"


def _answers(fields: Mapping[str, str]) -> str:
    """What was answered about a list that was sent, in one short text."""
    return _digest(
        [fields.get("token"), _kind(fields), bool(fields.get("skip")), sorted(_meant(fields).items())]
    )


def _digest(what: object) -> str:
    return sha256(msgspec.json.encode(what)).hexdigest()


def _empty(listing: Listing, problem: str | None = None, kind: str = "SB") -> Sheet:
    return Sheet(listing, _MEGABYTES, _LINES, problem=problem, kind=kind)


def _listing(person: Person, name: str) -> Listing | None:
    return next((one for one in LISTINGS if one.name == name and person.may(one.power)), None)


async def _shown(lodge: Lodge, session: Session, words: Words, sheet: Sheet) -> Response[bytes]:
    address = f"lists/{sheet.listing.name}/"
    desk = await lodge.does(lambda: desk_of(lodge, session, words, address, "office"))
    wrong = sheet.problem is not None or (bool(sheet.wrong) and not sheet.facts)
    return screen(list_page(desk, sheet), 400 if wrong else 200)


async def _nothing(lodge: Lodge, session: Session, words: Words, name: str) -> Response[bytes]:
    desk = await lodge.does(lambda: desk_of(lodge, session, words, f"lists/{name}/", "office"))
    return nothing_here(desk, words.say("There is nothing for you to do in this room."))
