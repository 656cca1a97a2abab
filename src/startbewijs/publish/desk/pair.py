"""One pair on the screen of an official: two lanes, every action on a key, and what was recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from startbewijs.log.events.drawing import PairCancelled
from startbewijs.log.events.racing import PairChanged, PairDrawn, ResurfacingHeld
from startbewijs.publish.desk.actions import OF_LANE, OF_PAIR, button
from startbewijs.publish.desk.dialogs import asking
from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.desk.lane import PairScreen, lane_drawn
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Child, Html, element, together
from startbewijs.publish.page import Block
from startbewijs.publish.subjects.clocks import SOURCES
from startbewijs.publish.subjects.pairs import called, in_lanes
from startbewijs.publish.subjects.pairside import false_start_texts
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import TYPED_WRONGLY, Words
from startbewijs.results.outcomes import due_again
from startbewijs.sport.distances import Lane

_LAST_FACTS = 10
_DRAWN = (PairDrawn, PairChanged, PairCancelled)
"""What is of a pair and not of its race: a key that is pressed once too often does not take the pair away."""


def pair_page(desk: Desk, shown: PairScreen) -> str:
    """The screen of a pair."""
    words, state = desk.words, desk.state
    title = race_title(shown.contest, shown.race, words)
    name, again = called(state, shown.pair, words), words.say("re-skate")
    if shown.pair.reskate:
        name = f"{name} ({again})"
    main = (
        element(
            "div",
            element("h1", title[:1].upper() + title[1:], " ", element("span", name, class_="about")),
            element(
                "nav",
                *_ways(desk, shown),
                id="ways",
                data_live=True,
                aria_label=words.say("Pairs"),
                class_="ways",
            ),
            class_="pair-head",
        ),
        element("p", _stage(desk, shown), id="stage", data_live=True, class_="stage"),
        element("div", *_false_starts(desk, shown), id="false-starts", data_live=True),
        asking(words),
        element("div", *_lanes(desk, shown), class_="lanes"),
        element(
            "div",
            _pair_actions(desk, shown),
            element(
                "section",
                element("h2", words.say("If confirmed")),
                element("div", id="effect", data_from=desk.to(f"{desk.address}effect/")),
            ),
            class_="beside",
        ),
        element("h2", words.say("Recorded about this pair")),
        element("div", _facts(desk, shown), id="facts", data_live=True),
    )
    about = {"distance": shown.contest.distance.key, "race": str(shown.race), "pair": shown.pair.id}
    seats = ",".join(run.skater if run else "" for run in shown.pair.seats)
    return document(
        desk,
        f"{title}, {name}",
        *main,
        data_about=json.dumps(about),
        data_screen=f"{shown.contest.distance.key}/{shown.race}/{shown.pair.id}/{seats}",
        data_whichlane=words.say("Choose a lane first: I for the inner one, O for the outer one."),
        data_nokey=words.say("“{key}” is no key here; there are {keys}.", key="{key}", keys="{keys}"),
        data_others=json.dumps(_of_others(desk, shown)),
        data_nosign=words.say(
            "“{key}” is not of a time: type digits, with a point, comma or colon.", key="{key}"
        ),
    )


def effect(blocks: Sequence[Block], words: Words) -> str:
    """What confirming a pair would change: asked for apart, since proving it takes longer than a key."""
    return blocks_drawn(blocks, Pen(words, top=3))


def _ways(desk: Desk, shown: PairScreen) -> Iterator[Html]:
    """The pairs before and after this one, and the one on the ice where that is another, each on its key."""
    words = desk.words
    here = (shown.contest, shown.race)
    for id_, key, said, where in (
        ("previous", "PgUp", words.say("Previous pair"), shown.before),
        ("now", "P", words.say("On the ice, or next"), shown.now),
        ("next", "PgDn", words.say("Next pair"), shown.after),
    ):
        if where is None:
            continue
        contest, race, pair = where
        if id_ == "now" or (contest, race) != here or pair.reskate:
            name = called(desk.state, pair, words)
            about = name if (contest, race) == here else f"{race_title(contest, race, words)}, {name}"
            again = words.say("re-skate")
            said = f"{said}: {about} ({again})" if pair.reskate else f"{said}: {about}"
        address = desk.to(f"pair/{contest.distance.key}/{race}/{pair.id}/")
        yield element("a", said, " ", element("kbd", key), id=id_, href=address)


def _false_starts(desk: Desk, shown: PairScreen) -> Iterator[Html]:
    for said in false_start_texts(shown.pair, desk.state, desk.words):
        yield element("p", said, class_="stage warned")
    for skater in due_again(shown.contest.races[shown.race]):
        if shown.pair.run(skater) is not None:
            said = desk.words.say(
                "{skater} may skate again: the referee draws that under “Pair of a re-skate”.",
                skater=desk.state.skater(skater).name,
            )
            yield element("p", said, class_="stage warned")


def _of_others(desk: Desk, shown: PairScreen) -> dict[str, str]:
    """What is said to whoever presses a key that another office has, by the key."""
    say = desk.words.say
    return {
        one.key: say("“{what}” ({key}) is for another office.", what=say(one.title), key=one.key.upper())
        for one in (*OF_PAIR, *OF_LANE)
        if one.command not in shown.may
    }


def _stage(desk: Desk, shown: PairScreen) -> str:
    """How far a pair is, in words."""
    words, pair = desk.words, shown.pair
    said = []
    if pair.confirmed is not None:
        said.append(words.say("confirmed by fact {position}: it counts", position=pair.confirmed))
    elif pair.started:
        said.append(words.say("started"))
    elif pair.called:
        said.append(words.say("called"))
    else:
        said.append(words.say("not called yet"))
    if pair.false_starts:
        said.append(words.count("{n} false start", "{n} false starts", len(pair.false_starts)))
    if pair.id in shown.contest.races[shown.race].resurfacings:
        said.append(words.say("the ice was made anew after it"))
    return " · ".join(said)


def _lanes(desk: Desk, shown: PairScreen) -> Iterator[Html]:
    for (run, unknown), lane in zip(in_lanes(shown.pair), (Lane.INNER, Lane.OUTER), strict=True):
        yield lane_drawn(desk, shown, run, lane, unknown=unknown)


def _pair_actions(desk: Desk, shown: PairScreen) -> Html:
    words = desk.words
    ended = shown.pair.confirmed is not None
    buttons = [
        button(desk, action, action.command, {})
        for action in OF_PAIR
        if action.command in shown.may and not (ended and action.command != "resurface")
    ]
    sources = [
        element("option", words.say(said), value=name)
        for name, said in SOURCES.items()
        if name != "publication"
    ]
    source = None
    if "time" in shown.may and not ended:
        source = together(
            element("label", words.say("Times come from"), " ", element("select", *sources, id="source")),
            element(
                "p",
                words.say(
                    "Type 36873 or 36,87 and Enter: the next lane is waiting. Letters are the keys beside "
                    "the buttons."
                ),
                id="how-to-type",
                class_="quiet",
            ),
        )
    undo = None
    if "undo" in shown.may:
        undo = element("span", _undo(desk, shown), id="undo-last", data_live=True)
    return element("div", *buttons, undo, source, class_="actions pair-actions")


def _undo(desk: Desk, shown: PairScreen) -> Html | None:
    """The button that takes back the last fact about this pair that is this person's to take back."""
    words, state = desk.words, desk.state
    standing = [
        one
        for one in shown.facts
        if one.position not in state.undone
        and not isinstance(one.event, _DRAWN)
        and not {one.by, "referee"}.isdisjoint(desk.roles)
    ]
    ended = shown.pair.confirmed is not None
    if not standing or (ended and not isinstance(standing[-1].event, ResurfacingHeld)):
        return None
    return element(
        "button",
        words.say("Undo: {what}", what=told(standing[-1].event, state, words)),
        " ",
        element("kbd", "U"),
        id="undo",
        type="button",
        data_key="u",
        data_command="undo",
        data_why=TYPED_WRONGLY,
        data_values=json.dumps({"fact": str(standing[-1].position)}),
    )


def _facts(desk: Desk, shown: PairScreen) -> Html:
    """The last facts about the pair, newest first, each with the button that takes it back."""
    words, state = desk.words, desk.state
    if not shown.facts:
        return element("p", words.say("nothing yet"), class_="quiet")
    items = []
    for fact in reversed(shown.facts[-_LAST_FACTS:]):
        said: Child = told(fact.event, state, words)
        back = state.undone.get(fact.position)
        if back is not None:
            said = together(
                element("s", said), " ", words.say("taken back by fact {position}", position=back)
            )
        who = " ".join(filter(None, (fact.signed, words.moment(fact.recorded, state.zone, year=False))))
        items.append(element("li", said, " ", element("span", who, class_="quiet"), value=fact.position))
    return element("ol", *items, class_="facts")
