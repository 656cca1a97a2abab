"""The screen for one pair: driven through a real terminal key by key, and by lines where there is none."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Ask, Said
from tests.rink import rink, written

PATIENCE = 60
"""Seconds after which a terminal that says nothing is taken for stuck: far more than a slow machine needs."""


class Terminal:
    """A program in a terminal of its own; every key that is sent is counted."""

    def __init__(self, *words: str, data: Path) -> None:
        self.keys, self.said, self._read = 0, "", 0
        self._fd, theirs = pty.openpty()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "startbewijs", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=kept
            | {"STARTBEWIJS_DATA": str(data), "TERM": "xterm", "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
            start_new_session=True,
            # A shell that starts tests in the background has them ignore interrupts, which children inherit.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        )
        os.close(theirs)

    def types(self, keys: str) -> Terminal:
        self.keys += len(keys)
        os.write(self._fd, keys.encode())
        return self

    def until(self, expected: str) -> str:
        """What was said up to and with some words; the search begins behind those found last."""
        while (found := plain(self.said).find(expected, self._read)) < 0:
            ready, _, _ = select.select([self._fd], [], [], PATIENCE)
            assert ready, f"“{expected}” never came after\n{self.said}"
            try:
                read = os.read(self._fd, 4096)
            except OSError:
                read = b""
            assert read, f"the program ended before “{expected}” came:\n{self.said}"
            self.said += read.decode(errors="replace")
        before, self._read = self._read, found + len(expected)
        return plain(self.said)[before : self._read]

    def ends(self) -> int:
        """The exit code, once everything that was still said is read."""
        while select.select([self._fd], [], [], PATIENCE)[0]:
            try:
                if not os.read(self._fd, 4096):
                    break
            except OSError:
                break
        return self.program.wait(PATIENCE)

    def close(self) -> None:
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        os.close(self._fd)


def plain(said: str) -> str:
    """What a terminal was sent, without colours and with single blanks."""
    return re.sub(r"\s+", " ", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said))


@pytest.fixture
def meet(ask: Ask, tmp_path: Path) -> Ask:
    """The command line, with the small meet in its data folder."""
    assert ask("import", str(written(rink(), tmp_path / "trials.jsonl"))).code == 0
    return ask


@pytest.fixture
def terminal(meet: Ask, data: Path) -> Iterator[Terminal]:
    screen = Terminal("record", "w500", data=data)
    yield screen
    screen.close()


def recorded(ask: Ask) -> list[tuple[str, str, str | None]]:
    """What stands in the log behind the small meet: kind, office, reason."""
    found = ask("log", "--json").json["facts"]
    return [(one["type"].removesuffix("/1"), one["by"], one["why"]) for one in found[len(rink().facts) :]]


def test_an_ordinary_pair_takes_twelve_keystrokes_and_its_confirmation_one(
    meet: Ask, terminal: Terminal
) -> None:
    terminal.until("pair 1")
    terminal.types("38123\r").until("If confirmed: Angel Daleman 1st")
    terminal.types("c").until("pair 2")
    before = terminal.keys
    terminal.types("38456 37912\r").until("If confirmed: Anna Boersma 1st")
    assert terminal.keys - before <= 12
    terminal.types("c").until("pair 3")
    assert terminal.keys - before <= 13
    assert [kind for kind, _, _ in recorded(meet)] == [
        *("pair.started", "finish.timed", "pair.confirmed"),
        *("pair.started", "finish.timed", "finish.timed", "pair.confirmed"),
    ]
    assert {by for kind, by, _ in recorded(meet) if kind == "finish.timed"} == {"timekeeper"}
    assert {by for kind, by, _ in recorded(meet) if kind == "pair.confirmed"} == {"referee"}
    terminal.types("q")
    assert terminal.ends() == 0


def test_keys_lanes_and_armbands_are_shown_beside_what_is_recorded(terminal: Terminal) -> None:
    said = terminal.until("Enter next pair")
    assert "inner white Angel Daleman" in said
    for key in ("f fell", "v false start", "d disqualified", "c confirm", "u undo", "q quit"):
        assert key in said
    terminal.types("p").until("number or skater")
    terminal.types("2\r")
    said = terminal.until("? all keys")
    assert "inner white Marrit Fledderus" in said
    assert "outer red Anna Boersma PB 37.80" in said


def test_a_doubt_is_asked_between_typing_and_recording(meet: Ask, terminal: Terminal) -> None:
    terminal.until("pair 1")
    terminal.types("30123\r").until("far faster than the world record 36.09?")
    terminal.types("n").until("Nothing is recorded.")
    assert recorded(meet) == []
    terminal.types("30123\r").until("any other key does not")
    terminal.types("y").until("world record (was 36.09), once the pair is confirmed")
    assert [kind for kind, _, _ in recorded(meet)] == ["pair.started", "finish.timed"]


def test_keys_ask_for_the_lane_the_code_and_the_reason(meet: Ask, terminal: Terminal) -> None:
    terminal.until("pair 1")
    terminal.types("k").until("called")
    terminal.types("\r").until("pair 2")
    terminal.types("vo").until("Pair 2 has not been called yet")
    terminal.types("y").until("false start")
    terminal.types("f i").until("fell")
    terminal.types("do").until("code: ")
    terminal.types("T08\r").until("DQ T08")
    terminal.types("ri").until("why: ")
    terminal.types("hindered\r").until("may skate again")
    terminal.types("li").until("metres and time: ")
    terminal.types("100 1045\r").until("100 m 10.45")
    assert [(kind, by) for kind, by, _ in recorded(meet)] == [
        ("pair.called", "office"),
        ("start.false", "starter"),
        ("skater.fell", "timekeeper"),
        ("skater.disqualified", "referee"),
        ("reskate.granted", "referee"),
        ("pair.started", "timekeeper"),
        ("passing.timed", "timekeeper"),
    ]


def test_undo_takes_back_the_last_act_of_the_pair_that_is_shown(meet: Ask, terminal: Terminal) -> None:
    terminal.until("pair 1")
    terminal.types("38123\r").until("If confirmed")
    terminal.types("u").until("why, or Enter: ")
    terminal.types("\r").until("Taken back: women's 500 m, first race: Angel Daleman finishes in 38.123")
    terminal.until("Enter next pair")
    assert [kind for kind, _, _ in recorded(meet)][2:] == ["fact.withdrawn", "fact.withdrawn"]
    assert {why for kind, _, why in recorded(meet) if kind == "fact.withdrawn"} == {"typed wrongly"}
    terminal.types("u").until("why, or Enter: ")
    terminal.types("\r").until("Nothing of this pair is recorded that could be undone.")


def test_backspace_arrows_and_foreign_letters_do_no_harm(meet: Ask, terminal: Terminal) -> None:
    terminal.until("pair 1")
    terminal.types("38129\x7f\x1b[A\x1b[15~3\r").until("38.123")
    terminal.types("ß\r").until("“ß” is no key here")
    terminal.types("38 12 3\r").until("3 times; type one for each lane")
    terminal.types("\x04")
    assert terminal.ends() == 0
    assert [kind for kind, _, _ in recorded(meet)] == ["pair.started", "finish.timed"]


def test_an_interrupt_leaves_the_terminal_and_what_was_recorded_as_they_are(
    meet: Ask, terminal: Terminal
) -> None:
    terminal.until("pair 1")
    terminal.types("38123\r").until("If confirmed")
    terminal.until(" > ")
    terminal.program.send_signal(2)
    assert terminal.ends() == 130
    assert [kind for kind, _, _ in recorded(meet)] == ["pair.started", "finish.timed"]


def lines(meet: Ask, monkeypatch: pytest.MonkeyPatch, typed: str, *words: str) -> Said:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return meet("record", "w500", *words)


def test_without_a_terminal_whole_lines_do_the_same(meet: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = lines(meet, monkeypatch, "38123\nc\nk\nf o\nd i t06\no 39.90\ny\nc\n36873 37124\nq\n")
    assert said.code == 0, said.err
    assert [kind for kind, _, _ in recorded(meet)] == [
        *("pair.started", "finish.timed", "pair.confirmed"),
        *("pair.called", "skater.fell", "skater.disqualified", "pair.started", "finish.timed"),
        "resurfacing.held",
        "pair.confirmed",
        *("pair.started", "finish.timed", "finish.timed"),
    ]
    assert "Femke Kok, 36.87: track record (was 36.90), once the pair is confirmed" in said.out
    assert "If confirmed: Femke Kok 1st; Jutta Leerdam 2nd; Angel Daleman 1st → 3rd" in said.out


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("38123 38124", "There are 1 in this pair and 2 times"),
        ("3 8 1", "There are 1 in this pair"),
        ("z", "“z” is no key here"),
        ("hello", "“hello” is no key here"),
        ("36.8.7", "“36.8.7” is not a time"),
        ("99999999", "is no time over 500 m"),
        ("c", "Angel Daleman has no time in pair 1"),
        ("d i", "needs the code of its rule"),
        ("d i T99", "“T99” is no code"),
        ("d o T08", "Nobody starts in the outer lane of pair 1"),
        ("r i", "needs its reason"),
        ("w i T1", "“T1” is no code"),
        ("l i 100", "A passage is metres and a time"),
        ("l i 200 18.24", "200 m is no line"),
        ("l i x y", "A passage is metres and a time"),
        ("o38123", "Nobody starts in the outer lane"),
        ("p 9", "has no pair “9”"),
        ("p", "has no pair “”"),
        ("u", "Nothing of this pair is recorded"),
        ("-", "is no"),
        ("\x1b[31m", "is no key here"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_said_and_nothing_is_recorded(
    meet: Ask, monkeypatch: pytest.MonkeyPatch, typed: str, says: str
) -> None:
    said = lines(meet, monkeypatch, f"{typed}\n")
    assert said.code == 0, said.err
    assert says in plain(said.out)
    assert "\x1b[31m" not in said.out
    assert recorded(meet) == []


@pytest.mark.parametrize("typed", ["38123", "36873 -", "f x"])
def test_a_time_or_a_fall_needs_its_lane(meet: Ask, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    lines(meet, monkeypatch, f"{typed}\n", "3")
    kinds = [kind for kind, _, _ in recorded(meet)]
    assert kinds == []


def test_an_office_that_may_not_confirm_is_told_so(meet: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = lines(meet, monkeypatch, "38123\nc\n", "--as", "timekeeper")
    assert "“confirm” is not for the timekeeper; it is for: referee." in said.out
    assert [kind for kind, _, _ in recorded(meet)] == ["pair.started", "finish.timed"]


def test_when_no_pair_is_left_the_way_to_the_end_is_said(meet: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = lines(meet, monkeypatch, "38123\nc\n38456 37912\nc\n36873 37124\nc\n")
    assert "✓ women's 500 m, first race: pair 3 is confirmed" in said.out
    assert "No pair of race 1 is left; “startbewijs draw w500 --race 2” draws the next one." in said.out
    assert meet("close-entries", "w500").code in (0, 2)
    drawn = meet("draw", "w500", "--race", "2", "--seed", "1", "--second", "swapped", "--record")
    assert drawn.code == 0, drawn.err
    first = lines(meet, monkeypatch, "", "--race", "1")
    assert "“startbewijs record w500 --race 2” goes on." in first.out
    said = lines(meet, monkeypatch, "38123\nc\n3845637912\nc\n36873 37124\nc\n")
    assert (
        "No pair of the women's 500 m is left; “startbewijs close-distance w500” makes it final." in said.out
    )


def test_two_times_of_five_digits_need_no_blank_between_them(
    meet: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = lines(meet, monkeypatch, "38123\nc\n3845637912\nq\n")
    assert said.out.rstrip().count("38.456") == said.out.count("37.912") == 1
    assert [kind for kind, _, _ in recorded(meet)].count("finish.timed") == 3


def test_enter_behind_the_last_open_pair_stays_there(meet: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = lines(meet, monkeypatch, "38123\nc\n38456 37912\nc\n36873 37124\n\nc\n")
    assert said.out.count("No pair of") == 1
    assert [kind for kind, _, _ in recorded(meet)].count("pair.confirmed") == 3
