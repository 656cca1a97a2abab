"""One lane as a speaker reads it out: who this is, what it came to, what is at stake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.needs import Need
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Block, plain
from startbewijs.publish.site.finishes import gaps
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import OnIce, Seat, against
from startbewijs.publish.site.lanes import band, lane_words, standing_text
from startbewijs.publish.subjects.card import before_texts, need_blocks, status_blocks
from startbewijs.publish.subjects.heralded import heralded_texts
from startbewijs.publish.subjects.people import introduced
from startbewijs.publish.subjects.remarks import STATUSES, incidents, kind_mark, result_text
from startbewijs.publish.words import Words, capital
from startbewijs.results.classification import classification
from startbewijs.results.records import Noticed, standing_marks
from startbewijs.sport.competition import Contest
from startbewijs.sport.skaters import Skater


def spoken_lane(site: Site, seen: OnIce, seat: Seat | None, heralds: Sequence[Noticed]) -> Html:
    """A lane: armband and name, the time where there is one, then the card of the skater."""
    words, state = site.words, site.ground.state
    if seat is None:
        said = words.say("not published")
        return element("section", element("h3", said, class_="quiet"), class_="lane")
    skater = state.skater(seat.run.skater)
    own = [one for one in heralds if one.skater == skater.id]
    return element(
        "section",
        element("p", band(seat.armband), lane_words(seat, words), class_="quiet"),
        element("h3", element("a", skater.name, href=_public(site, skater))),
        element("p", " · ".join(_about(skater, words)), class_="from"),
        _figure(site, seen, seat),
        *(element("p", "★ ", plain(one), class_="herald") for one in heralded_texts(state, own, words)),
        _card(site, seen, skater, over=seat.over),
        class_="lane",
        aria_label=skater.name,
    )


def _public(site: Site, skater: Skater) -> str:
    return f"/{site.words.language}/skater/{skater.id}/"


def _about(skater: Skater, words: Words) -> Iterator[str]:
    """Start number, team and nation, as far as they are known."""
    if skater.start_number is not None:
        yield words.say("number {n}", n=skater.start_number)
    if skater.team:
        yield skater.team
    if skater.nation:
        yield skater.nation


def _figure(site: Site, seen: OnIce, seat: Seat) -> Html | None:
    """The time so far or in the end, with its rank and gaps; what is not confirmed says so."""
    words = site.words
    said = [*standing_text(seat, words), *incidents(seen.contest, seat.outcome, words)]
    if seat.over:
        large = plain(result_text(seat.outcome, words)) or "–"
        state = seen.confirmed.state if seen.confirmed is not None else site.ground.state
        contest = state.contest(seen.contest.distance)
        said += gaps(contest, seen.held.number, seen.rank, seat.run.skater, words)
    elif seat.passings:
        last = seat.passings[-1]
        large = words.time(last.time)
        if last.leader is not None:
            said.append(" ".join((words.say("leader"), against(last.time, last.leader, words))))
        if last.mark is not None and seen.rank is not None:
            said.append(f"{words.ordinal(seen.rank)} {against(last.time, last.mark, words)}")
    elif said:
        large = "–"
    else:
        return None
    return element("p", element("b", large), " ", element("span", " · ".join(said)), class_="figure")


def _card(site: Site, seen: OnIce, skater: Skater, *, over: bool) -> Html:
    """What a speaker says of a skater before the start: bests, status, needs, races before, titles."""
    words, state, contest = site.words, site.ground.state, seen.contest
    listed = [*_bests(site, contest, skater)]
    items = [element("li", " · ".join(listed), class_="bests")] if listed else []
    items += [element("li", said) for said in _here(site, seen, skater)]
    items += [element("li", said) for said in before_texts(state, skater, contest.distance, words)]
    others = [one.distance for one in state.of_sex(skater.sex) if _to_come(one, skater, contest)]
    if others:
        named = words.listed(words.metres(one) for one in others)
        items.append(element("li", words.say("Skates also: {distances}.", distances=named)))
    known = introduced(replace(skater, team=None), words)  # the team stands below the name
    if known:
        items.append(element("li", known, class_="quiet"))
    return together(
        blocks_drawn(_stake(site, contest, skater, over=over), Pen(words, top=3)),
        element("ul", *items, class_="marked") if items else None,
    )


def _bests(site: Site, contest: Contest, skater: Skater) -> Iterator[str]:
    """The skater's own bests on this distance."""
    words = site.words
    for mark in standing_marks(site.ground.state, contest.distance):
        if mark.holder == skater.id and mark.time is not None and mark.kind in ("PB", "SB"):
            yield f"{kind_mark(mark.kind, words)} {words.time(mark.time)}"


def _here(site: Site, seen: OnIce, skater: Skater) -> Iterator[str]:
    """What the skater did in the other race of this distance."""
    words = site.words
    line = classification(seen.contest).line(skater.id)
    if line is None:
        return
    for outcome in line.races:
        if outcome.race == seen.held.number or outcome.position is None:
            continue
        came = words.say(STATUSES[outcome.status]) if outcome.time is None else words.time(outcome.time)
        title = words.say("first race") if outcome.race == 1 else words.say("second race")
        rank = "" if line.rank is None else words.say("{rank} in the distance", rank=words.ordinal(line.rank))
        yield f"{capital(title)}: {', '.join(filter(None, (came, rank)))}."


def _to_come(one: Contest, skater: Skater, contest: Contest) -> bool:
    return (
        one.distance != contest.distance
        and one.closed is None
        and skater.id in one.entrants
        and skater.id not in one.withdrawn
    )


def _stake(site: Site, contest: Contest, skater: Skater, *, over: bool) -> Iterator[Block]:
    """The status, and what a rank or a time is enough for while there is one to come."""
    ground, words = site.ground, site.words
    known = ground.prospect(skater.id)
    if known is None:
        return
    one, found = known
    yield from status_blocks(one, found, words)
    if not over:
        yield from need_blocks(found, _need(site, contest, skater), words)


def _need(site: Site, contest: Contest, skater: Skater) -> Need | None:
    needs = site.ground.proof(skater.id).needs
    if isinstance(needs, Uncovered):
        return None
    return next((one for one in needs if one.distance == contest.distance), None)
