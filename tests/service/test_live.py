"""A tournament that goes on: what is recorded is noticed, and a replay is the same every time."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.tournament import OfficialNamed
from startbewijs.log.facts import canonical
from startbewijs.service import bootstrap
from startbewijs.service.library import Library
from startbewijs.service.live import Archive, Replay, Revealed, replay
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.queries import facts_of

OKT = "okt-2025"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return bootstrap.library(tmp_path, {}, lambda: datetime.now(UTC))


def test_facts_that_another_program_records_are_noticed(library: Library) -> None:
    pairs = list(chained(canonical(fact) for fact in facts_of(library, OKT)))
    with library.writing(OKT) as store:
        store.append(0, pairs[:500])
    archive = Archive(library, OKT)
    assert archive.refreshed() == 500
    with library.writing(OKT) as store:
        store.append(500, pairs[500:618])
        assert archive.refreshed() == 618
        store.append(618, pairs[618:619])
        assert archive.refreshed() == 619
    assert archive.view().state.position == 619
    assert archive.view("618").found.end == 619
    assert [entry.position for entry in archive.entries] == list(range(1, 620))


def name_a_starter(library: Library, name: str) -> None:
    acted(library, OKT, Hand(by="office"), lambda _: [OfficialNamed(office="starter", name=name)])


@pytest.mark.parametrize("until", [618, 619, 620, 621])
def test_a_log_that_was_put_back_and_went_on_otherwise_is_shown_as_it_is_now(
    library: Library, until: int
) -> None:
    pairs = list(chained(canonical(fact) for fact in facts_of(library, OKT)))
    with library.writing(OKT) as store:
        store.append(0, pairs[:620])
    archive = Archive(library, OKT)
    for at in ("619", "620"):
        assert "starter" not in archive.view(at).state.officials
    library.path(OKT).unlink()
    with library.writing(OKT) as store:
        store.append(0, pairs[:618])
    for n in range(619, until + 1):
        name_a_starter(library, f"Starter {n}")
    assert archive.refreshed() == until
    for n in range(619, until + 1):
        assert archive.view(str(n)).state.officials["starter"] == f"Starter {n}"


def test_what_is_proved_of_a_position_is_worked_out_once(library: Library) -> None:
    archive = Archive(library, OKT)
    first, again = archive.view("618"), archive.view("2025-12-28")
    assert again.state is first.state
    assert (again.found.at, first.found.at) == ("2025-12-28", "618")


def test_a_replay_of_a_day_begins_with_what_was_known_before_it(library: Library) -> None:
    played = replay(facts_of(library, OKT), 60, "2025-12-28")
    assert played.position(0) == played.start == 527
    assert played.position(played.over) == 772
    assert played.position(played.over - 1) < 772


@given(
    some.lists(some.integers(0, 50)), some.integers(1, 500), some.lists(some.integers(0, 10**6), min_size=2)
)
def test_a_replay_never_goes_back(gaps: list[int], speed: int, asked: list[int]) -> None:
    moments = tuple(sum(gaps[: n + 1]) for n in range(len(gaps)))
    played = Replay(3, moments, speed)
    shown = [played.position(ms) for ms in sorted(asked)]
    assert shown == sorted(shown)
    assert played.position(played.over) == 3 + len(gaps)


def test_no_pause_of_a_replay_is_longer_than_ten_minutes(library: Library) -> None:
    moments = (0, *replay(facts_of(library, OKT), 1, "1").moments)
    assert max(after - before for before, after in pairwise(moments)) == 600


@pytest.mark.parametrize("speed", [0, -1, 100_001])
def test_a_speed_that_shows_nothing_is_refused(library: Library, speed: int) -> None:
    with pytest.raises(Refused, match="is no speed"):
        replay(facts_of(library, OKT), speed, "1")


@pytest.mark.parametrize("since", ["2025-12-24", "2026-12-24", "2025-13-01", "0", "773", "soon"])
def test_a_replay_begins_within_the_log(library: Library, since: str) -> None:
    with pytest.raises(Refused):
        replay(facts_of(library, OKT), 60, since)


def test_a_replay_shows_one_tournament_and_no_further_than_it_has_come(library: Library) -> None:
    revealed = Revealed(library, OKT, lambda: 300)
    assert len(facts_of(revealed, None)) == 300
    assert [one.id for one in revealed.shelf()] == [OKT]
    with pytest.raises(Refused, match="replay"):
        revealed.chosen("other")
