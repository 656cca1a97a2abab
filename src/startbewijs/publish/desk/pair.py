"""One pair on the screen of an official: two lanes, every action on a key, and what was recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from startbewijs.log.facts import Fact
from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Child, Html, element, together
from startbewijs.publish.page import Block
from startbewijs.publish.subjects.pairs import called, in_lanes, in_order
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.remarks import MISHAPS, STATUSES, kind_mark
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import N_, Words
from startbewijs.results.outcomes import disqualified_by_false_start
from startbewijs.results.records import standing_marks
from startbewijs.rules.articles import SANCTIONS
from startbewijs.sport.competition import Contest, Pair, Run, Status
from startbewijs.sport.distances import Lane

_ARMBANDS = {Lane.INNER: N_("inner lane, white"), Lane.OUTER: N_("outer lane, red")}
_SOURCES = {
    "photo_finish": N_("photo finish"),
    "beam": N_("beam"),
    "transponder": N_("transponder"),
    "hand": N_("by hand"),
    "publication": N_("publication"),
}
_SANCTIONS = (
    N_("armband missing or wrong"),
    N_("false start"),
    N_("hindering, or not keeping to the own lane"),
    N_("crossing the line that separates the lanes"),
    N_("no change of lanes, or changed too early or too late"),
    N_("obstruction at the crossing"),
    N_("cutting the inside of a curve"),
    N_("serious obstruction in a mass start"),
)
"""What the codes of the rules stand for, so that they are found by whoever translates."""
_LAST_FACTS = 10


@dataclass(frozen=True, slots=True)
class Action:
    """What a key does: which command with which words, and which word is still asked for."""

    key: str
    title: str
    command: str
    values: dict[str, str] = field(default_factory=dict)
    asks: str | None = None
    asks_for: str | None = None
    codes: bool = False


_OF_PAIR = (
    Action("c", N_("Call"), "call"),
    Action("s", N_("Started"), "start"),
    Action("b", N_("Confirm"), "confirm"),
    Action("i", N_("Ice made anew after this pair"), "resurface"),
)
_OF_LANE = (
    Action("f", N_("False start"), "false-start"),
    Action("v", N_("Fell"), "mishap", {"mishap": "fell"}),
    Action("m", N_("Misstep"), "mishap", {"mishap": "stumbled"}),
    Action("h", N_("Hindered"), "hindered"),
    Action("o", N_("Did not finish"), "did-not-finish"),
    Action("n", N_("Did not start"), "did-not-start"),
    Action("w", N_("Warning"), "warn", asks=N_("Code of the rule"), asks_for="code", codes=True),
    Action(
        "q", N_("Disqualify"), "disqualify-in-pair", asks=N_("Code of the rule"), asks_for="code", codes=True
    ),
    Action("r", N_("Re-skate"), "re-skate", asks=N_("Why may the skater skate again?"), asks_for="why"),
)


@dataclass(frozen=True, slots=True)
class PairScreen:
    """A pair to be drawn: where it is, what this person may do, and what was recorded about it."""

    contest: Contest
    race: int
    pair: Pair
    may: frozenset[str]
    facts: Sequence[Fact]


def pair_page(desk: Desk, shown: PairScreen, *, login: str) -> str:
    """The screen of a pair."""
    words, state = desk.words, desk.state
    held = shown.contest.races[shown.race]
    pairs = in_order(held)
    at = pairs.index(shown.pair)
    title = race_title(shown.contest, shown.race, words)
    name = called(state, shown.pair, words)
    main = (
        element("h1", title[:1].upper() + title[1:], " ", element("span", name, class_="about")),
        _ways(desk, shown, pairs, at),
        element("p", _stage(desk, shown), id="stage", data_live=True, class_="stage"),
        element("div", *_lanes(desk, shown), class_="lanes"),
        _pair_actions(desk, shown),
        element("p", id="waiting", class_="waiting", role="status"),
        _question(words),
        _asking(words),
        element(
            "div",
            element(
                "section",
                element("h2", words.say("If confirmed")),
                element("div", id="effect", data_from=desk.to(f"{desk.address}effect/")),
            ),
            element(
                "section",
                element("h2", words.say("Recorded about this pair")),
                element("div", _facts(desk, shown), id="facts", data_live=True),
            ),
            class_="beside",
        ),
    )
    about = {"distance": shown.contest.distance.key, "race": str(shown.race), "pair": shown.pair.id}
    seats = ",".join(run.skater if run else "" for run in shown.pair.seats)
    return document(
        desk,
        f"{title}, {name}",
        *main,
        data_position=state.position,
        data_events="/events",
        data_login=login,
        data_form_key=desk.form_key,
        data_about=json.dumps(about),
        data_screen=f"{shown.contest.distance.key}/{shown.race}/{shown.pair.id}/{seats}",
        data_offline=words.say("No connection: {n} kept here, sent as soon as it can be.", n="{n}"),
        data_waiting=words.say("{n} not sent yet", n="{n}"),
        data_loggedout=words.say("You are logged out: log in again in another tab; what you typed is kept."),
        data_unkept=words.say("This browser keeps nothing: do not close it before everything is sent."),
        data_already=words.say("That was recorded already."),
        data_failed=words.say("That was not understood; nothing was recorded."),
        data_dropped=words.say("Not recorded."),
        data_accept=words.say("Record it all the same (J)"),
        data_anyway=words.say("I have seen it; record mine too (J)"),
        data_whichlane=words.say("Choose a lane first: click its field, or move there with Tab."),
    )


def effect(blocks: Sequence[Block], words: Words) -> str:
    """What confirming a pair would change: asked for apart, since proving it takes longer than a key."""
    return blocks_drawn(blocks, Pen(words, top=3))


def _ways(desk: Desk, shown: PairScreen, pairs: list[Pair], at: int) -> Html:
    """The pairs before and after this one, each on its key."""
    words = desk.words

    def way(n: int, id_: str, key: str, said: str) -> Html | None:
        if not 0 <= n < len(pairs):
            return None
        return element("a", said, " ", element("kbd", key), id=id_, href=pair_address(desk, shown, pairs[n]))

    return element(
        "nav",
        way(at - 1, "previous", "PgUp", words.say("Previous pair")),
        way(at + 1, "next", "PgDn", words.say("Next pair")),
        aria_label=words.say("Pairs"),
        class_="ways",
    )


def pair_address(desk: Desk, shown: PairScreen, pair: Pair) -> str:
    """The address of another pair of the same race."""
    return desk.to(f"pair/{shown.contest.distance.key}/{shown.race}/{pair.id}/")


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
        yield _lane(desk, shown, run, lane, unknown=unknown)


def _lane(desk: Desk, shown: PairScreen, run: Run | None, lane: Lane, *, unknown: bool) -> Html:
    words, state = desk.words, desk.state
    head = element("p", words.say(_ARMBANDS[lane]), class_=f"armband {lane.value}")
    if run is None:
        said = words.say("not published") if unknown else words.say("empty lane")
        return element(
            "section", head, element("h2", said, class_="quiet"), class_="lane", data_lane=lane.value
        )
    skater = state.skater(run.skater)
    marks = _marks(desk, shown, run)
    name = element("h2", skater.name, " ", element("span", skater.team or "", class_="about"))
    ended = shown.pair.confirmed is not None
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
        aria_label=skater.name,
    )


def _marks(desk: Desk, shown: PairScreen, run: Run) -> str:
    """The bests that a speaker and a timekeeper want beside a name."""
    words = desk.words
    return " · ".join(
        f"{kind_mark(mark.kind, words)} {words.time(mark.time)}"
        for mark in standing_marks(desk.state, shown.contest.distance)
        if mark.time is not None and mark.kind in ("PB", "SB") and mark.holder == run.skater
    )


def _seen(desk: Desk, shown: PairScreen, run: Run) -> Html:
    """What is recorded of one lane: every time with its source, and whatever else happened."""
    words, pair = desk.words, shown.pair
    said: list[Html] = []
    for timing in sorted(run.timings, key=lambda one: one.metres):
        finish = timing.metres == shown.contest.distance.metres
        what = words.say("finish") if finish else words.say("{metres} m", metres=timing.metres)
        time = element("b", words.time(timing.time, 3))
        source = element("span", words.say(_SOURCES[timing.source]), class_="quiet")
        said.append(element("li", what, " ", time, " ", source))
    for mishap, detail in run.mishaps:
        said.append(element("li", words.say(MISHAPS[mishap]), f" {detail}" if detail else None))
    if disqualified_by_false_start(pair, run.skater):
        said.append(element("li", words.say("out by the second false start of the pair"), class_="bad"))
    elif run.skater in pair.false_starts:
        said.append(element("li", words.say("false start")))
    if run.status is not None and run.status in STATUSES:
        said.append(element("li", words.say(STATUSES[run.status]), f" {run.code}" if run.code else None))
    elif run.status is Status.FINISHED:
        said.append(element("li", words.say("finish")))
    if run.reskate_granted:
        said.append(element("li", words.say("may skate again")))
    return element("ul", *said) if said else element("p", words.say("nothing yet"), class_="quiet")


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
            placeholder="36873",
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
        _button(desk, action, f"{action.command}-{action.key}-{lane.value}", {"skater": run.skater})
        for action in _OF_LANE
        if action.command in shown.may
    ]
    return element("div", *buttons, class_="actions")


def _pair_actions(desk: Desk, shown: PairScreen) -> Html:
    words = desk.words
    ended = shown.pair.confirmed is not None
    buttons = [
        _button(desk, action, action.command, {})
        for action in _OF_PAIR
        if action.command in shown.may and not (ended and action.command != "resurface")
    ]
    sources = [
        element("option", words.say(said), value=name)
        for name, said in _SOURCES.items()
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
    if "undo" in shown.may and not ended:
        undo = element("span", _undo(desk, shown), id="undo-last", data_live=True)
    return element("div", *buttons, undo, source, class_="actions pair-actions")


def _undo(desk: Desk, shown: PairScreen) -> Html | None:
    """The button that takes back the last fact about this pair."""
    words, state = desk.words, desk.state
    standing = [one for one in shown.facts if one.position not in state.undone]
    if not standing:
        return None
    return element(
        "button",
        words.say("Undo: {what}", what=told(standing[-1].event, state, words)),
        " ",
        element("kbd", "Z"),
        id="undo",
        type="button",
        data_key="z",
        data_command="undo",
        data_why=words.say("typed wrongly"),
        data_values=json.dumps({"fact": str(standing[-1].position)}),
    )


def _button(desk: Desk, action: Action, id_: str, values: dict[str, str]) -> Html:
    words = desk.words
    return element(
        "button",
        words.say(action.title),
        " ",
        element("kbd", action.key.upper()),
        id=id_,
        type="button",
        class_="main" if action.command == "confirm" else None,
        data_key=action.key,
        data_command=action.command,
        data_values=json.dumps({**action.values, **values}),
        data_asks=None if action.asks is None else words.say(action.asks),
        data_asks_for=action.asks_for,
        data_codes=action.codes,
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


def _question(words: Words) -> Html:
    return element(
        "div",
        element("p", id="question-text"),
        element(
            "button", words.say("Record it all the same (J)"), id="question-yes", type="button", data_yes="j"
        ),
        " ",
        element("button", words.say("No, leave it (Esc)"), id="question-no", type="button"),
        id="question",
        class_="question",
        role="alertdialog",
        aria_labelledby="question-text",
        hidden=True,
    )


def _asking(words: Words) -> Html:
    codes = [
        element(
            "li",
            element("button", f"{code} {words.say(what)}", type="button", class_="plain", data_code=code),
        )
        for code, what in SANCTIONS.value.items()
    ]
    return element(
        "div",
        element(
            "form",
            element("label", id="ask-label", for_="ask-field"),
            element("input", id="ask-field", autocomplete="off", maxlength=2000),
            element("button", words.say("Record")),
            " ",
            element("button", words.say("No, leave it (Esc)"), id="ask-no", type="button"),
            element("ul", *codes, id="ask-list", class_="codes"),
            id="ask-form",
        ),
        id="ask",
        class_="question",
        role="dialog",
        aria_labelledby="ask-label",
        hidden=True,
    )
