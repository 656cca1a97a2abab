"""What an official can do with a pair, each on a key of its own: the keys of the terminal's screen."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from startbewijs.publish.desk.frame import Desk
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.words import N_


@dataclass(frozen=True, slots=True)
class Action:
    """What a key does: which command with which words, and which word is still asked for.

    `sure` is asked first, where a slip of the finger says much and nothing else would show it.
    """

    key: str
    title: str
    command: str
    values: dict[str, str] = field(default_factory=dict)
    asks: str | None = None
    asks_for: str | None = None
    codes: bool = False
    sure: str | None = None


OF_PAIR = (
    Action("k", N_("Call"), "call"),
    Action("s", N_("Started"), "start"),
    Action("g", N_("False start, nobody saw whose"), "false-start"),
    Action("c", N_("Confirm"), "confirm"),
    Action(
        "y",
        N_("Ice made anew after this pair"),
        "resurface",
        sure=N_("The ice is made anew after this pair. Is this right?"),
    ),
)
RELEASE = Action("w", N_("Show it on the wall"), "release")
OF_LANE = (
    Action("v", N_("False start"), "false-start"),
    Action("f", N_("Fell"), "mishap", {"mishap": "fell"}),
    Action("m", N_("Misstep"), "mishap", {"mishap": "stumbled"}),
    Action("e", N_("Let the race run"), "mishap", {"mishap": "eased_up"}),
    Action("h", N_("Hindered"), "hindered"),
    Action("x", N_("Did not finish"), "did-not-finish"),
    Action("n", N_("Did not start"), "did-not-start"),
    Action("w", N_("Warning"), "warn", asks=N_("Code of the rule"), asks_for="code", codes=True),
    Action(
        "d", N_("Disqualify"), "disqualify-in-pair", asks=N_("Code of the rule"), asks_for="code", codes=True
    ),
    Action("r", N_("Re-skate"), "re-skate", asks=N_("Why may the skater skate again?"), asks_for="why"),
)


def button(desk: Desk, action: Action, id_: str, values: dict[str, str]) -> Html:
    """The button of an action, with its key beside it."""
    words = desk.words
    return element(
        "button",
        words.say(action.title),
        " ",
        element("kbd", action.key.upper()) if action.key else None,
        id=id_,
        type="button",
        class_="main" if action.command == "confirm" else None,
        data_key=action.key or None,
        data_command=action.command,
        data_values=json.dumps({**action.values, **values}),
        data_asks=None if action.asks is None else words.say(action.asks),
        data_asks_for=action.asks_for,
        data_codes=action.codes,
        data_sure=None if action.sure is None else words.say(action.sure),
    )
