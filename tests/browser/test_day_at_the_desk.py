"""28 December 2025 at the desk: two officials at once, by keyboard alone, while a phone follows the site.

Among it the network is gone in the middle of a pair, the server is killed, a laptop is an hour wrong and a
key is pressed twenty times. Counted from the log: nothing is lost, nothing is doubled.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.hall import Server
from tests.browser.wire import Network, Wire
from tests.cli.test_okt_2025_typed import BEFORE, DISTANCES, THAT_DAY, standing, typed
from tests.site.reading import okt
from tests.tournaments.okt import state_at
from tests.web.desk.conftest import PASSWORD

from startbewijs.cli.main import main
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import FinishTimed, PairCalled, PairConfirmed, PairStarted
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.results.classification import Classification, classification, race_classification
from startbewijs.service import bootstrap
from startbewijs.service.people import People

expect.set_options(timeout=20_000)  # a busy machine is no reason to fail
CHROMIUM = shutil.which("chromium")
WHOLE_DAY = bool(os.environ.get("STARTBEWIJS_WHOLE_DAY"))
"""Whether every command of the day is typed at the desk; else some pairs are, and the rest at a terminal."""
GONE = float(os.environ.get("STARTBEWIJS_AWAY", "60" if WHOLE_DAY else "4"))
"""Seconds for which the network is gone in the middle of a pair."""
OKT = "okt-2025"
Words = tuple[str, ...]

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed here, so no desk was sat at"),
]


class Official:
    """Somebody at the desk, with a keyboard and a line of their own."""

    def __init__(self, page: Page, server: Server, login: str) -> None:
        self.page, self.network = page, Network(server.port)
        self.opens("")
        expect(page.locator("#login")).to_be_focused()
        self.keys(login, "Tab", PASSWORD, "Enter")
        expect(page.locator("header .who")).to_be_visible()

    def opens(self, address: str) -> None:
        """A screen, by its address."""
        self.page.goto(f"http://127.0.0.1:{self.network.port}/desk/en/{address}")

    def keys(self, *pressed: str) -> None:
        """Types words, or presses keys that have a name."""
        for one in pressed:
            if one in ("Tab", "Enter", "Space", "Escape"):
                self.page.keyboard.press(one)
            else:
                self.page.keyboard.type(one)

    def goes_to(self, selector: str) -> None:
        """Moves on with Tab until something has the focus."""
        for _ in range(120):
            if self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never came to {selector}")

    def chooses(self, name: str, text: str, value: str) -> None:
        """Chooses in a list by typing what stands in it."""
        self.goes_to(f"#field-{name}")
        for _ in range(3):
            self.page.keyboard.type(text)
            if self.page.locator(f"#field-{name}").input_value() == value:
                return
            time.sleep(1.5)  # what was typed is forgotten by then
        raise AssertionError(f"{text} was not found in {name}")

    def fills(
        self, form: str, choices: dict[str, tuple[str, str]], texts: dict[str, str], *flags: str
    ) -> None:
        """A form, recorded; what it asks is answered with yes."""
        self.opens(form)
        for name, (text, value) in choices.items():
            self.chooses(name, text, value)
        for name, text in texts.items():
            self.goes_to(f"[name={name}]")
            self.keys(text)
        for name in flags:
            self.goes_to(f"#field-{name}")
            self.keys("Space")
        self.goes_to("button[value=record]")
        self.keys("Enter")
        again = self.page.locator("button[value=anyway]")
        done = self.page.get_by_role("link", name="Another one")
        expect(again.or_(done).first).to_be_visible()
        if again.count():
            self.goes_to("button[value=anyway]")
            self.keys("Enter")
            expect(done).to_be_visible()

    def lane(self, lane: str) -> None:
        """The field of a lane."""
        self.goes_to(f"#time-{lane}")

    def sent(self, position: Callable[[], int]) -> None:
        """Waits until all that was typed is recorded and the newest stands here; doubts are accepted."""
        for _ in range(600):
            if self.page.locator("#question").is_visible():
                assert "Is this right?" in (text := self.page.locator("#question-text").inner_text()), text
                self.keys("j")
            shown = self.page.locator("html").get_attribute("data-position")
            if not self.page.locator("#waiting").inner_text() and shown == str(position()):
                return
            time.sleep(0.05)
        raise AssertionError(self.page.locator("body").inner_text())


class Day:
    """The hall on that day: its log, a server, and who sits where."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.library = folder, bootstrap.library(folder)
        people = People(folder, self.library.now)
        people.add("chef", "The Chef", ["administrator"], PASSWORD, by="test")
        people.add("anna", "Anna de Boer", ["office", "starter", "referee"], PASSWORD, by="test")
        people.add("bea", "Bea Smit", ["timekeeper"], PASSWORD, by="test")
        people.close()
        self.server = Server(folder)
        self.open: tuple[str, str, str] | None = None
        self.trouble: list[str] = []
        self.lines: list[Network] = []

    def begins(self, browser: Browser) -> None:
        """Both log in."""
        contexts = [browser.new_context(), browser.new_context()]
        # Bea's laptop is an hour ahead.
        contexts[1].add_init_script("{ const now = Date.now; Date.now = () => now() + 3_600_000 }")
        self.anna, self.bea = (
            Official(context.new_page(), self.server, login)
            for context, login in zip(contexts, ("anna", "bea"), strict=True)
        )
        self.lines = [self.anna.network, self.bea.network]

    def facts(self) -> list[Fact]:
        return [fact for _, fact in self.library.facts(OKT)]

    def position(self) -> int:
        return len(self.facts())

    def both_sent(self) -> None:
        for one in (self.bea, self.anna, self.bea):  # what one sends the other has to see
            one.sent(self.position)

    def seat(self, key: str, race: str, skater: str) -> tuple[str, str]:
        """The id of a skater's pair, and in which lane of the screen the skater stands."""
        for pair in folded(self.facts()).contest(key).races[int(race)].pairs.values():
            for run, lane in zip(pair.seats, ("inner", "outer"), strict=False):
                if run is not None and run.skater == skater:
                    return pair.id, lane
        raise AssertionError(skater)

    def at(self, key: str, race: str, pair: str) -> None:
        """Both officials at a pair, which is called when they come to it."""
        if self.open == (key, race, pair):
            return
        self.open = (key, race, pair)
        for one in (self.anna, self.bea):
            one.opens(f"pair/{key}/{race}/{pair}/")
        self.anna.keys("k")
        self.both_sent()

    def away(self) -> None:
        self.open = None

    def races(self, words: Words, rest: Sequence[Words]) -> int:
        """What is recorded of a pair; both times at once, so that two commands may be done with it."""
        key, named, flag, race = words[1], words[2], words[3], words[words.index("--race") + 1]
        pair, _ = self.seat(key, race, named)
        self.at(key, race, pair)
        said = words[4]
        if flag != "--time":
            self.happens(key, race, flag, said)
            return 1
        skater, read = said.split()
        times = [(skater, read)]
        if rest and rest[0][3:4] == ("--time",) and self.seat(key, race, rest[0][2])[0] == pair:
            times.append((rest[0][2], rest[0][4].split()[1]))
        self.anna.keys("s")
        self.anna.sent(self.position)
        self.timed(key, race, times)
        return len(times)

    def happens(self, key: str, race: str, flag: str, said: str) -> None:
        keys = {"--false-start": "v", "--misstep": "m", "--eased-up": "e", "--resurfaced": "y"}
        if flag == "--resurfaced":
            self.bea.keys("y")
        elif said == "unknown":
            self.anna.keys("g")
        else:
            who = self.anna if flag == "--false-start" else self.bea
            lane = self.seat(key, race, said)[1]
            who.goes_to(f'[data-lane="{lane}"] *')
            who.keys(keys[flag])
        self.both_sent()

    def timed(self, key: str, race: str, times: Sequence[tuple[str, str]]) -> None:
        """The referee types the time of the first lane, the timekeeper that of the second, at once."""
        for (skater, read), who in zip(times, (self.bea, self.anna), strict=False):
            who.lane(self.seat(key, race, skater)[1])
            plain = read.replace(":", ".").replace(".", "") if ":" not in read else read.replace(".", ",")
            if skater == "femke-kok":
                with self.network_gone(who, skater):
                    who.keys(plain, "Enter")
                    expect(who.page.locator("#news")).to_contain_text("No connection")
                    self.typed_meanwhile(key, race, times[1:])
                return self.both_sent()
            if skater == "marcel-bosker":
                self.server.kill()
                self.trouble.append("the server was killed")
                who.keys(plain, "Enter")
                expect(who.page.locator("#waiting")).to_contain_text("1 not sent yet")
                self.server.start()
            elif skater == "jutta-leerdam":
                self.trouble.append("a key was pressed twenty times")
                who.keys(plain, *["Enter"] * 20)
            else:
                who.keys(plain, "Enter")
        return self.both_sent()

    def typed_meanwhile(self, key: str, race: str, times: Sequence[tuple[str, str]]) -> None:
        for skater, read in times:
            self.anna.lane(self.seat(key, race, skater)[1])
            self.anna.keys(read.replace(".", ""), "Enter")
        self.anna.sent(self.position)

    @contextmanager
    def network_gone(self, who: Official, skater: str) -> Iterator[None]:
        who.network.wire = Wire.CUT
        yield
        time.sleep(GONE)
        assert skater not in [one.event.skater for one in self.facts() if isinstance(one.event, FinishTimed)]
        who.network.wire = Wire.WHOLE
        self.trouble.append("the network was gone")

    def types(self, words: Words, rest: Sequence[Words]) -> int:
        """How many commands were typed at the desk."""
        flags = dict(pairwise(words))
        key, race = (flags.get("--distance") or words[1]), flags.get("--race", "1")
        distance = {"distance": (TITLES[key], key)}
        raced = {**distance, "race": (race, race)}
        state = folded(self.facts())
        match words[0]:
            case "record" if words[2] != "--dns":
                return self.races(words, rest)
            case "confirm":
                self.at(key, race, self.seat(key, race, words[2])[0])
                self.both_sent()
                self.anna.keys(*["c"] * (20 if words[2] == "jutta-leerdam" else 1))
                self.both_sent()
                return 1
        who, why = self.anna, {"why": flags["--why"]} if "--why" in flags else {}
        self.away()
        match words[0]:
            case "draw":
                named = (words[n + 1] for n, word in enumerate(words) if word == "--pair")
                drawn = [", ".join(state.skater(one).name for one in pair.split(", ")) for pair in named]
                who.fills(
                    "office/published-draw/", raced, {"pairs": "\n".join(drawn)}, "no_lanes", "unclosed"
                )
            case "take-over":
                skater = state.skater(words[2])
                texts = {"rank": flags["--rank"]} if "--rank" in flags else {}
                texts |= {"basis": flags["--basis"]} if "--basis" in flags else {}
                result = {} if words[3].startswith("--") else {"result": words[3]}
                who.fills(
                    "office/take-over/",
                    {**raced, "skater": (skater.name, skater.id)},
                    {**result, **texts, **why},
                )
            case "withdraw":
                skater = state.skater(words[1])
                who.fills("office/withdraw/", {"skater": (skater.name, skater.id), **distance}, why)
            case "record":
                skater = state.skater(words[3])
                who.fills("office/left-out/", {**raced, "skater": (skater.name, skater.id)}, why)
            case "close-distance":
                who.fills("referee/close-distance/", distance, {})
            case _:
                raise AssertionError(words)
        return 1

    def close(self) -> None:
        self.server.kill()
        for one in self.lines:
            one.close()


TITLES = {"w500": "women's 500 m", "m10000": "men's 10,000 m"}


def at_the_desk(words: Words) -> bool:
    """Whether a command is typed at the desk where not the whole day is."""
    some = {
        "marrit-fledderus",
        "angel-daleman",
        "jutta-leerdam",
        "anna-boersma",
        "femke-kok",
        "dione-voskamp",
    }
    some |= {"chris-huizinga", "marcel-bosker"}
    forms = {("take-over", "isabel-grevelt"), ("close-distance", "w500")}
    pair = words[0] in ("record", "confirm") and words[2] in some
    return WHOLE_DAY or pair or {words[:2], (words[0], words[-1]), (words[0], words[2])} & forms != set()


def told(folder: Path, *words: str) -> None:
    assert main((*words, "--data", str(folder))) == 0


def events(facts: Sequence[Fact]) -> Counter[Event]:
    """What was recorded that day, and how often; the call and the shot are not in the packaged log."""
    return Counter(
        fact.event for fact in facts[BEFORE:] if not isinstance(fact.event, PairCalled | PairStarted)
    )


def wordless(table: Classification) -> list[tuple[object, ...]]:
    """A classification as `standing` has it, each mishap without what was said about it."""
    lines = [
        replace(
            line,
            races=tuple(
                replace(one, mishaps=tuple((kind, None) for kind, _ in one.mishaps)) for one in line.races
            ),
        )
        for line in table.lines
    ]
    return standing(replace(table, lines=tuple(lines)))


_ROWS = """[...document.querySelectorAll("[id^=row-]")].map(row =>
    [row.id, ...[".ticket", ".skater", ".time"].map(part => row.querySelector(part)?.textContent)])"""
_FEED = """after => {
    window.heard = [];
    const feed = new EventSource(`/feed?after=${after}`);
    feed.addEventListener("fact", event => window.heard.push(Number(event.lastEventId)));
}"""


def test_the_day_typed_by_two_officials_at_once_loses_and_doubles_nothing(
    browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = list(typed())
    before, terminal, hall = tmp_path / "before.jsonl", tmp_path / "terminal", tmp_path / "hall"
    (tmp_path / "none").mkdir()
    told(tmp_path / "none", "export", str(before), "--at", str(BEFORE))
    for folder in (terminal, hall):
        folder.mkdir()
        told(folder, "import", str(before))
    for words in commands:
        told(terminal, *words)
    day = Day(hall)
    phone = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    try:
        day.begins(browser)
        page = phone.new_page()
        page.goto(f"http://127.0.0.1:{day.server.port}/en/")
        page.evaluate(_FEED, BEFORE)
        done = keyed = 0
        while done < len(commands):
            if at_the_desk(commands[done]):
                count = day.types(commands[done], commands[done + 1 :])
                done, keyed = done + count, keyed + count
            else:
                told(hall, *commands[done])
                done += 1
        facts = day.facts()
        assert day.trouble == [
            "a key was pressed twenty times",
            "the network was gone",
            "the server was killed",
            "a key was pressed twenty times",
        ]

        # Nothing is lost and nothing doubled: the very facts of the terminal, each pair called and away once.
        theirs = [fact for _, fact in bootstrap.library(terminal).facts(OKT)]
        assert events(facts) == events(theirs)
        that_day = [fact.event for fact in facts[BEFORE:]]
        starts = Counter(
            (one.distance, one.race, one.pair) for one in that_day if isinstance(one, PairStarted)
        )
        confirmed = [one for one in that_day if isinstance(one, PairConfirmed)]
        assert starts == Counter((one.distance, one.race, one.pair) for one in confirmed)

        # The packaged classifications, but for the words beside a misstep, for which a pair has no time.
        ours, published = folded(facts), state_at("2025-12-28")
        for key in DISTANCES:
            mine, known = ours.contest(key), published.contest(key)
            assert wordless(classification(mine)) == wordless(classification(known))
            for race in known.races:
                assert wordless(race_classification(mine, race)) == wordless(race_classification(known, race))

        # What waited is recorded as it happened, and no laptop's clock is in it.
        for fact in facts[BEFORE:]:
            late = fact.recorded.latest(ours.zone) - fact.happened.latest(ours.zone)
            assert timedelta() <= late <= timedelta(seconds=GONE + 60), fact
        (kok,) = [
            one
            for one in facts[BEFORE:]
            if isinstance(one.event, FinishTimed) and one.event.skater == "femke-kok"
        ]
        assert kok.recorded.latest(ours.zone) - kok.happened.latest(ours.zone) >= timedelta(seconds=GONE - 1)

        # The phone had every fact once, in order, and shows the order of that evening.
        last = len(facts)
        expect(page.locator("html")).to_have_attribute("data-position", str(last), timeout=60_000)
        page.wait_for_function("last => window.heard.at(-1) === last", arg=last)
        assert page.evaluate("window.heard") == [*range(BEFORE + 1, last + 1)]
        shown = page.evaluate(_ROWS)
        page.set_content(okt(THAT_DAY[-1].position).page("") or "")
        assert len(shown) == 15
        assert shown == page.evaluate(_ROWS)
        with capsys.disabled():
            print(f"\n{keyed} commands at the desk, {last - BEFORE} facts")  # noqa: T201
    finally:
        phone.close()
        day.close()
