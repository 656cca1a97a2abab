"""An official who moves from the terminal to the desk finds the same thing on the same key."""

from __future__ import annotations

from startbewijs.cli import pair_screen
from startbewijs.publish.desk.actions import OF_LANE, OF_PAIR

NAMES = {
    "Call": "call to the ice", "Started": "away", "Confirm": "confirm",
    "Ice made anew after this pair": "ice resurfaced", "False start": "false start", "Fell": "fell",
    "Misstep": "misstep", "Let the race run": "let the race run", "Hindered": "hindered",
    "Did not finish": "did not finish", "Did not start": "did not start", "Warning": "warning",
    "Disqualify": "disqualified", "Re-skate": "may skate again",
}  # fmt: skip
"""What the desk calls an action, and what the terminal does."""


def test_every_action_of_the_desk_has_the_terminal_s_key() -> None:
    keys = {action.name: key for key, action in pair_screen._KEYS.items()}
    desk = {action.title: action.key for action in (*OF_PAIR, *OF_LANE)}
    assert {title: keys[name] for title, name in NAMES.items()} == {title: desk[title] for title in NAMES}
    (own,) = desk.keys() - NAMES.keys()
    assert desk[own] not in pair_screen._KEYS


def test_no_key_means_two_things_at_the_desk() -> None:
    keys = [action.key for action in (*OF_PAIR, *OF_LANE)]
    assert len({*keys}) == len(keys)
    assert "u" not in keys  # undo, on the screen itself
