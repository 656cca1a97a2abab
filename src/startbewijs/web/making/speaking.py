"""The speaker's screen, drawn from what the public site shows and from what a pair would be if confirmed."""

from __future__ import annotations

from startbewijs.log.events.hall import ResultReleased
from startbewijs.log.facts import Fact
from startbewijs.publish.desk.speaker import Spoken, speaker_page
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ground import Ground
from startbewijs.publish.site.ice import open_races, skating
from startbewijs.service.office import hall
from startbewijs.service.office.heralding import heralds_of
from startbewijs.service.office.orders.known import allowed
from startbewijs.service.office.pairs import At
from startbewijs.service.office.turns import next_pair
from startbewijs.service.people import Person
from startbewijs.service.sight import Sight
from startbewijs.web.desk.screens import desk_for


def speaker_screen(lang: str, person: Person, form_key: str, now: int, sight: Sight) -> str:
    """The screen for this person; proved once, for this screen and for the public site."""
    site = sight.edition(lang, sight.newest).site("now", newest=True)
    words = sight.words[lang].at_the_desk()
    desk = desk_for(person, form_key, now, site.ground.state, words, "speaker/")
    return speaker_page(desk, _spoken(site, person))


def _spoken(site: Site, person: Person) -> Spoken:
    """What a position of the log has to say."""
    state = site.ground.state
    heralds = {}
    for contest, held in open_races(site.ground):
        for pair in held.pairs.values():
            if skating(pair):
                at = At(contest.distance, held.number, pair.id)
                heralds[contest.distance.key, held.number, pair.id] = heralds_of(state, at)
    at_next = next_pair(state)
    coming = None
    if at_next is not None:
        contest = state.contest(at_next.distance)
        coming = (contest, contest.races[at_next.race], at_next.seats(state))
    waiting = [
        (contest := state.contest(at.distance), contest.races[at.race], at.seats(state))
        for at in hall.waiting(state)
    ]
    return Spoken(site, coming, heralds, waiting, allowed(person), _last_release(site.ground))


def _last_release(ground: Ground) -> Fact | None:
    """The last release that stands, while taking it back would hide anything from the wall."""
    last = next(
        (one for one in reversed(ground.snapshot.standing) if isinstance(one.event, ResultReleased)), None
    )
    if last is None or not isinstance(last.event, ResultReleased):
        return None
    return last if ground.state.contest(last.event.distance).closed is None else None
