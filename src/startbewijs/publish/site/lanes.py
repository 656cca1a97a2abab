"""A pair on the ice as it is drawn: lane by lane, with its passings, and what it would do if confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.outlook.ladder import Uncovered
from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Block, Heading, Sentence, Tone, plain, text
from startbewijs.publish.site.changes import supposed_blocks
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import OnIce, Passing, Seat, against, skating
from startbewijs.publish.subjects.armbands import ARMBANDS, LANES
from startbewijs.publish.subjects.bests import bests_text
from startbewijs.publish.subjects.outlook.needed import time_sentences
from startbewijs.publish.subjects.pairs import called
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.remarks import incidents, result_text
from startbewijs.publish.words import Words, capital
from startbewijs.results.classification import Line
from startbewijs.sport.distances import Distance

_SHOWN = 3
"""How many passings stand in sight, the newest first; those before them open."""


def ice_title(site: Site, seen: OnIce) -> str:
    """Which pair of which race is on the ice."""
    race = race_title(seen.contest, seen.held.number, site.words)
    return capital(f"{race}, {called(site.ground.state, seen.pair, site.words)}")


def ice_drawn(site: Site, seen: OnIce) -> Html:
    """A pair on the ice, lane by lane, and what it would do to the order if it were confirmed just so.

    A pair that is not on the ice yet is said to be the next, and has its bests where the time will stand.
    """
    lanes = [_seat(site, seen, seat) for seat in seen.seats]
    supposed = [*confirmed_blocks(site, seen)]
    title = ice_title(site, seen)
    return element(
        "section",
        element("h3", title if skating(seen.pair) else site.words.say("Next: {pair}", pair=title)),
        element("div", *lanes, class_="lanes"),
        element("div", blocks_drawn(supposed, site.pen()), class_="supposed") if supposed else None,
        class_="ice",
    )


def confirmed_blocks(site: Site, seen: OnIce) -> list[Block]:
    """What a pair would do to the order, labelled as supposed; nothing while neither is at an end."""
    supposed = [*supposed_blocks(site, seen)]
    if not supposed:
        return []
    said = site.words.say("Not confirmed by the referee yet; if it is, as it stands:")
    return [Heading(site.words.say("If confirmed"), level=3), Sentence(text(said, Tone.QUIET)), *supposed]


def band(colour: str | None) -> Html | None:
    """The colour of an armband as a small bar; the words for it stand beside it."""
    return None if colour is None else element("span", class_=f"band {colour}", aria_hidden="true")


def lane_words(seat: Seat, words: Words) -> str:
    """The lane of the start with the colour of its armband, where the lane is known."""
    lane, colour = seat.run.lane, seat.armband
    if lane is None or colour is None:
        return ""
    return f"{words.say(LANES[lane])}, {words.say(ARMBANDS[colour])}"


def _seat(site: Site, seen: OnIce, seat: Seat | None) -> Html:
    words = site.words
    if seat is None:
        return element("section", element("p", words.say("not published"), class_="quiet"), class_="lane")
    skater = site.ground.state.skater(seat.run.skater)
    said = [*incidents(seen.contest, seat.outcome, words)]
    coming = not skating(seen.pair)
    if not seat.over and not seat.passings and not coming:
        said.append(words.say("no passing known"))
    enough = "" if seat.over else _enough(site, seen.contest.distance, skater.id)
    address = site.links.to(f"skater/{skater.id}")
    standing = bests_text(site.ground.state, seen.contest.distance, skater.id, words) if coming else ""
    beside = element("span", standing or ", ".join(standing_text(seat, words)))
    return element(
        "section",
        element(
            "p",
            band(seat.armband),
            element("a", skater.name, href=address),
            " ",
            element("span", lane_words(seat, words), class_="quiet"),
            class_="who",
        ),
        element("p", figure(site, seen, seat), " ", beside, class_="figure"),
        element("p", capital("; ".join(said)) + ".") if said else None,
        _splits(site, seen, seat),
        element("p", enough) if enough else None,
        class_="lane",
        data_key=f"ice-{seen.contest.distance.key}-{seen.held.number}-{skater.id}",
        data_name=skater.name,
        aria_label=skater.name,
    )


def figure(site: Site, seen: OnIce, seat: Seat) -> Html | None:
    """The time that stands large: the finish, else the last passing, else the clock that a script runs."""
    words = site.words
    if seat.over:
        return element("b", plain(result_text(seat.outcome, words)))
    if seen.started is not None and site.live:
        at = seen.started.isoformat().replace("+00:00", "Z")
        return element(
            "b",
            class_="running",
            data_since=at,
            data_minutes=words.minute_mark,
            data_mark=words.decimal_mark,
            aria_hidden="true",
        )
    if seat.passings:
        return element("b", words.time(seat.passings[-1].time))
    return None


def standing_text(seat: Seat, words: Words) -> list[str]:
    """What stands beside the large time: of a finish the rank if confirmed, of a passing its metres."""
    if not seat.over:
        return [words.say("{m} m", m=words.number(one.metres)) for one in seat.passings[-1:]]
    unconfirmed = [] if seat.counts else [words.say("not confirmed")]
    return [*ranks(seat.ranked, seat.counted, words), *unconfirmed]


def ranks(ranked: Line | None, counted: Line | None, words: Words) -> Iterator[str]:
    """The rank in a race, and that in its distance where it is skated twice."""
    if ranked is not None and ranked.rank is not None:
        yield words.ordinal(ranked.rank)
    if counted is not None and counted.rank is not None:
        yield words.say("{rank} in the distance", rank=words.ordinal(counted.rank))


def _splits(site: Site, seen: OnIce, seat: Seat) -> Html | None:
    """The passings, the newest first, with the difference to the leader and to the rank that matters."""
    words = site.words
    if not seat.passings and seat.mark is None:
        return None
    newest = [*reversed(seat.passings)]
    leader = any(one.leader is not None for one in newest)
    mark = any(one.mark is not None for one in newest)
    rank = "" if seen.rank is None else words.ordinal(seen.rank)
    titles = [words.say("passing"), words.say("time"), words.say("lap")]
    titles += [words.say("leader")] if leader else []
    titles += [rank] if mark else []
    rows = [_passing(one, leader=leader, mark=mark, words=words) for one in newest]
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in titles)))
    name = site.ground.state.skater(seat.run.skater).name
    caption = element("caption", words.say("Passings of {skater}", skater=name), class_="unseen")
    shown = element("table", caption, head, element("tbody", *rows[:_SHOWN]), class_="splits")
    parts: list[Html | None] = [shown if rows else None]
    if len(rows) > _SHOWN:
        said = words.count("{n} passing before", "{n} passings before", len(rows) - _SHOWN)
        rest = element("table", caption, head, element("tbody", *rows[_SHOWN:]), class_="splits")
        key = f"splits-{seen.contest.distance.key}-{seen.held.number}-{seat.run.skater}"
        parts.append(element("details", element("summary", said), rest, id=key))
    if rows and not leader and seen.leader is not None:
        parts.append(element("p", words.say("The leader's times there are not known."), class_="quiet"))
    if seat.mark is not None and seat.mark.time is not None:
        said = words.say(
            "{rank}, the last rank with a ticket here: {skater}, {time}.",
            rank=rank,
            skater=site.ground.state.skater(seat.mark.skater),
            time=seat.mark.time,
        )
        parts.append(element("p", said, class_="quiet"))
    return together(*parts)


def _passing(one: Passing, *, leader: bool, mark: bool, words: Words) -> Html:
    cells = [
        element("th", words.say("{m} m", m=words.number(one.metres)), scope="row"),
        element("td", words.time(one.time)),
        element("td", "" if one.lap is None else words.time(one.lap)),
    ]
    if leader:
        cells.append(element("td", "" if one.leader is None else against(one.time, one.leader, words)))
    if mark:
        cells.append(element("td", "" if one.mark is None else against(one.time, one.mark, words)))
    return element("tr", *cells)


def _enough(site: Site, distance: Distance, skater: str) -> str:
    """Which time is enough on a distance under way, as the proof says it."""
    if site.ground.prospect(skater) is None:
        return ""
    needs = site.ground.proof(skater).needs
    if isinstance(needs, Uncovered):
        return ""
    own = [one for one in needs if one.distance == distance and one.under_way]
    return " ".join(said for one in own for said in time_sentences(one, site.words))
