"""The history of the log, for everyone at the desk."""

from __future__ import annotations

from collections.abc import Mapping

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.log.facts import Fact
from startbewijs.log.fold.undoing import may_be_taken_back
from startbewijs.publish.desk.history import PAGE, Leaf, history_page
from startbewijs.publish.subjects.sought import KINDS, OFFICES, TOPICS, Sought
from startbewijs.service.office.orders.known import UNDO
from startbewijs.service.people import Person
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.moments import calendar_day
from startbewijs.web.desk.entry import Lodge, screen
from startbewijs.web.desk.rooms import desk_of
from startbewijs.web.reply import Asked

_ASKED = ("distance", "skater", "about", "by", "signed", "since", "until", "before")


@get("/desk/{lang:str}/history")
async def history(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The facts that are looked for, a page of them, the newest first."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    asked = {key: request.query_params.get(key, "").strip()[:80] for key in _ASKED}

    def drawn() -> tuple[str, int]:
        desk = desk_of(lodge, session, words, "history/")
        facts = lodge.shown.archive.facts[: desk.state.position]
        signers = sorted({one.signed for one in facts if one.signed})
        try:
            sought, before = _sought(asked, desk.state), _before(asked)
        except Refused as problem:
            leaf = Leaf(asked, (), 0, 0, signers, words.refusal(problem))
            return history_page(desk, leaf), 400
        found = [one for one in reversed(facts) if sought.admits(one, desk.state.zone)]
        newer = 0 if before is None else sum(one.position >= before for one in found)
        page = found[newer : newer + PAGE]
        slips = {one.position for one in page if _slip(one, session.person, desk.state)}
        leaf = Leaf(asked, page, len(found), newer, signers, slips=slips)
        return history_page(desk, leaf), 200

    text, status = await lodge.does(drawn)
    return screen(text, status)


def _slip(fact: Fact, person: Person, state: Competition) -> bool:
    """Whether a person may take a fact back, as far as it does not depend on what came after it."""
    if fact.position in state.undone or not person.may(UNDO):
        return False
    return person.takes_back_as(fact.by) in (fact.by, "referee") and may_be_taken_back(state, fact.event)


def _sought(asked: Mapping[str, str], state: Competition) -> Sought:
    """What is looked for; what the tournament does not know is refused."""
    topic = next((one for one in TOPICS if one.key == asked["about"]), None)
    if (asked["about"] and topic is None) or (asked["by"] and asked["by"] not in OFFICES):
        raise Refused(
            "“{asked}” is nothing to look for; choose from the list.", asked=asked["about"] or asked["by"]
        )
    return Sought(
        distance=state.contest(Distance.of(asked["distance"])).distance if asked["distance"] else None,
        skater=state.skater(asked["skater"]) if asked["skater"] else None,
        kinds=frozenset(KINDS) if topic is None else topic.kinds,
        by=asked["by"] or None,
        signed=asked["signed"] or None,
        since=calendar_day(asked["since"]) if asked["since"] else None,
        until=calendar_day(asked["until"]) if asked["until"] else None,
    )


def _before(asked: Mapping[str, str]) -> int | None:
    """The position before which the page begins."""
    text = asked["before"]
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise Refused("“{asked}” is no position of the log.", asked=text)
    return int(text)
