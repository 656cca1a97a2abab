"""One lane of a pair on the screen of an official."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from startbewijs.log.facts import Fact
from startbewijs.publish.desk.actions import OF_LANE, button
from startbewijs.publish.desk.frame import Desk
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.subjects.armbands import COLOURS, LANES, armband
from startbewijs.publish.subjects.bests import bests_text
from startbewijs.publish.subjects.pairside import recorded_texts
from startbewijs.sport.competition import Contest, Pair, Run
from startbewijs.sport.distances import Lane

_KEYS = {Lane.INNER: "I", Lane.OUTER: "O"}
"""The keys that go straight to a lane: its letter on a result sheet."""
_LIKE = {500: "36873", 1000: "115412", 1500: "156123", 3000: "405123", 5000: "652123", 10_000: "1236350"}
"""A time as one types it, by the metres of the distance."""


Where = tuple[Contest, int, Pair]
"""A pair, of which race of which distance."""


@dataclass(frozen=True, slots=True)
class PairScreen:
    """A pair to be drawn: where it is, what this person may do, and what was recorded about it.

    `before` and `after` are its neighbours in the programme, over the end of a race; `now` is the pair that
    is on the ice, or else the next one. Each is None where there is none.
    """

    contest: Contest
    race: int
    pair: Pair
    may: frozenset[str]
    facts: Sequence[Fact]
    before: Where | None = None
    after: Where | None = None
    now: Where | None = None


def lane_drawn(desk: Desk, shown: PairScreen, run: Run | None, lane: Lane, *, unknown: bool) -> Html:
    """One lane: who skates there, what is recorded, the field for a time, and what can be done."""
    words, state = desk.words, desk.state
    colour = armband(shown.contest.races[shown.race], shown.pair, lane) or ""
    says = f"{words.say(LANES[lane])}, "
    ended = shown.pair.confirmed is not None
    key = None if run is None or ended else together(" ", element("kbd", _KEYS[lane]))
    head = element("p", says, words.say(COLOURS[colour]), key, class_=f"armband {colour}")
    if run is None:
        said = words.say("not published") if unknown else words.say("empty lane")
        return element(
            "section", head, element("h2", said, class_="quiet"), class_="lane", data_lane=lane.value
        )
    skater = state.skater(run.skater)
    marks = bests_text(desk.state, shown.contest.distance, run.skater, words)
    name = element("h2", skater.name, " ", element("span", skater.team or "", class_="about"))
    return element(
        "section",
        head,
        name,
        element("p", marks or "–", class_="quiet"),
        element("div", _seen(desk, shown, run), id=f"seen-{lane.value}", data_live=True, class_="seen"),
        None if ended else _time_field(desk, shown, run, lane),
        None if ended else _lane_actions(desk, shown, run, lane),
        class_="lane",
        data_lane=lane.value,
        data_goes=None if ended else _KEYS[lane].lower(),
        tabindex=-1,
        aria_label=skater.name,
    )


def _seen(desk: Desk, shown: PairScreen, run: Run) -> Html:
    """What is recorded of one lane, in the words of the terminal."""
    said = [*recorded_texts(shown.contest, shown.pair, run, desk.words)]
    if not said:
        return element("p", desk.words.say("nothing yet"), class_="quiet")
    return element("ul", *(element("li", one) for one in said))


def _time_field(desk: Desk, shown: PairScreen, run: Run, lane: Lane) -> Html | None:
    words = desk.words
    if "time" not in shown.may:
        return None
    distance = shown.contest.distance
    id_, line = f"time-{lane.value}", f"line-{lane.value}"
    lines = [
        element(
            "option",
            words.say("finish") if metres == distance.metres else words.say("{metres} m", metres=metres),
            value=str(metres),
            selected=metres == distance.metres,
        )
        for metres in reversed(distance.splits)
    ]
    values = json.dumps({"skater": run.skater})
    return element(
        "div",
        element("label", words.say("Time"), for_=id_),
        element(
            "input",
            id=id_,
            data_time=True,
            data_draft=f"{distance.key}/{shown.race}/{shown.pair.id}/{run.skater}",
            data_line=line,
            data_lane=lane.value,
            inputmode="decimal",
            autocomplete="off",
            spellcheck="false",
            maxlength=12,
            placeholder=_LIKE[distance.metres],
            aria_describedby="how-to-type",
        ),
        element("label", words.say("at"), for_=line, class_="unseen"),
        element("select", *lines, id=line, data_lane=lane.value),
        element(
            "button",
            words.say("Record"),
            " ",
            element("kbd", "Enter"),
            id=f"record-{lane.value}",
            type="button",
            data_command="time",
            data_field=id_,
            data_values=values,
        ),
        class_="timing",
    )


def _lane_actions(desk: Desk, shown: PairScreen, run: Run, lane: Lane) -> Html:
    buttons = [
        button(desk, action, f"{action.command}-{action.key}-{lane.value}", {"skater": run.skater})
        for action in OF_LANE
        if action.command in shown.may
    ]
    return element("div", *buttons, class_="actions")
