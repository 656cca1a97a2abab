"""A distance lap by lap: what is known, drawn and as a table, and what is not known said."""

from __future__ import annotations

import itertools
import re

from tests.site.reading import EVENING, Read, drawn
from tests.site.test_now import after

from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.publish.site.laps import laps_of, laps_section
from startbewijs.sport.distances import Distance

W1500 = Distance.of("w1500")


def _skates(pair: str, **known: dict[int, str]) -> list[Event]:
    """A pair of the women's 1500 m with the passings of each, from the draw to its confirmation."""
    skaters = tuple(known)
    on = {"distance": "w1500", "pair": pair}
    found: list[Event] = [
        racing.PairDrawn(**on, skaters=tuple(one.replace("_", "-") for one in skaters))  # type: ignore[arg-type]
    ]
    for name, passings in known.items():
        for metres, time in passings.items():
            who = name.replace("_", "-")
            if metres == 1500:
                found.append(
                    racing.FinishTimed(**on, skater=who, time=time, source="photo_finish")  # type: ignore[arg-type]
                )
            else:
                found.append(
                    racing.PassingTimed(**on, skater=who, metres=metres, time=time, source="beam")  # type: ignore[arg-type]
                )
    return [*found, racing.PairConfirmed(**on)]  # type: ignore[arg-type]


KOK = {300: "24.31", 700: "52.10", 1100: "1:22.60", 1500: "1:54.99"}
HOLED = {300: "25.00", 1100: "1:23.00", 1500: "1:54.00"}


def _drawn(*events: Event) -> tuple[Read, str]:
    site = after(*events, position=EVENING, address="w1500")
    text = str(laps_section(site, site.ground.state.contest(W1500)))
    return Read(text), text


def test_laps_are_the_differences_of_the_printed_passings() -> None:
    site = after(*_skates("one", femke_kok=KOK), position=EVENING)
    (one,) = laps_of(site, site.ground.state.contest(W1500))
    assert str(one.opening) == "24.31"
    assert {metres: str(lap) for metres, lap in one.laps.items()} == {
        700: "27.79",
        1100: "30.50",
        1500: "32.39",
    }


def test_a_lap_over_a_line_that_is_not_known_is_left_out() -> None:
    site = after(*_skates("one", femke_kok=HOLED), position=EVENING)
    (one,) = laps_of(site, site.ground.state.contest(W1500))
    assert {metres: str(lap) for metres, lap in one.laps.items()} == {1500: "31.00"}


def test_the_drawing_has_a_title_a_description_and_a_table_beside_it() -> None:
    read, text = _drawn(*_skates("one", femke_kok=KOK, joy_beune=HOLED))
    assert "Lap times of Femke Kok" in text
    assert "Femke Kok: from 27.79 to 32.39, the fastest lap 27.79, the slowest 32.39." in text
    assert "Joy Beune" not in re.findall(r"<svg.*?</svg>", text)[0]
    assert "Femke Kok 24.31 27.79 30.50 32.39" in read.lines
    assert "Joy Beune 25.00 31.00" in read.lines
    assert any(re.fullmatch(r"Of \d+ skaters no passing is known\.", line) for line in read.lines)


def test_labels_at_the_ends_of_the_lines_do_not_touch() -> None:
    _, text = _drawn(
        *_skates("one", femke_kok=KOK, joy_beune={**KOK, 1500: "1:55.00"}),
        *_skates("two", jutta_leerdam={**KOK, 1500: "1:55.01"}),
    )
    heights = sorted(int(y) for y in re.findall(r'<text x="\d+" y="(\d+)" class="s\d"', text))
    assert len(heights) == 3
    assert all(later - earlier >= 16 for earlier, later in itertools.pairwise(heights))


def test_where_no_passing_is_known_the_page_says_so() -> None:
    said = "No passing of this distance is known to this log, so nothing can be shown lap by lap."
    assert said in drawn(EVENING, "m10000").lines
    assert said not in drawn(EVENING, "m1500").lines


def test_a_distance_says_which_ranks_carry_a_ticket_and_which_race_counts() -> None:
    lines = drawn(EVENING, "w500").lines
    assert "Tickets here: 1st (row 1), 2nd (row 11) and 3rd (row 12)." in lines
    boersma = [line for line in lines if "Anna Boersma" in line and "37.27" in line]
    assert any(line.endswith("counts") for line in boersma), boersma
