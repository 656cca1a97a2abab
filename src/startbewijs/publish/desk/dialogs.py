"""What a screen asks before something is recorded: a doubt to accept, or a word that is still due."""

from __future__ import annotations

from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.words import N_, Words
from startbewijs.rules.articles import SANCTIONS

SAID = (
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


def queue_words(words: Words) -> dict[str, str]:
    """What the script of every screen says of what was typed and is not recorded yet."""
    return {
        "data_offline": words.say("No connection: {n} kept here, sent as soon as it can be.", n="{n}"),
        "data_waiting": words.say("{n} not sent yet", n="{n}"),
        "data_loggedout": words.say(
            "You are logged out: log in again in another tab; what you typed is kept."
        ),
        "data_unkept": words.say("This browser keeps nothing: do not close it before everything is sent."),
        "data_already": words.say("That was recorded already."),
        "data_failed": words.say("That was not understood; nothing was recorded."),
        "data_dropped": words.say("Not recorded."),
        "data_accept": words.say("Record it all the same (J)"),
        "data_sure": words.say("Yes, record it (J)"),
        "data_anyway": words.say("I have seen it; record mine too (J)"),
    }


def question(words: Words) -> Html:
    """The place in which a doubt is asked about, or what somebody else recorded meanwhile."""
    return element(
        "div",
        element("p", id="question-text"),
        element(
            "button",
            words.say("Record it all the same (J)"),
            id="question-yes",
            type="button",
            data_yes="jy",
        ),
        " ",
        element("button", words.say("No, leave it (Esc)"), id="question-no", type="button"),
        id="question",
        class_="question",
        role="alertdialog",
        aria_labelledby="question-text",
        hidden=True,
    )


def asking(words: Words) -> Html:
    """The place in which a reason or the code of a rule is asked for."""
    codes = [
        element(
            "li",
            element("button", f"{code} ", words.say(what), type="button", class_="plain", data_code=code),
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
