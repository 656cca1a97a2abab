"""A rehearsal is a whole tournament: consistent, the same for the same seed, and safe from being killed.

STARTBEWIJS_REHEARSALS says how many whole ones are played, STARTBEWIJS_REHEARSALS_FROM which seed is the
first, STARTBEWIJS_KILLS at how many more points of one the process is killed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from startbewijs.errors import Refused
from startbewijs.log.chain import verified
from startbewijs.log.events import decisions, racing, tournament
from startbewijs.log.events.base import Event
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.proved import proved
from startbewijs.outlook.status import Status, outlooks
from startbewijs.outlook.supposing import as_if_confirmed, ended
from startbewijs.results.classification import classification
from startbewijs.results.outcomes import outcomes
from startbewijs.selection.selected import selected_in
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.office.registering import name_typed, registration
from startbewijs.service.queries import adopted, exported
from startbewijs.service.rehearsal.playing import played
from startbewijs.sport.competition import Competition, Counting
from startbewijs.sport.distances import Distance, Sex

KILLS = int(os.environ.get("STARTBEWIJS_KILLS", "0"))
FIRST = int(os.environ.get("STARTBEWIJS_REHEARSALS_FROM", "1"))
MANY = int(os.environ.get("STARTBEWIJS_REHEARSALS", "1"))


def library(folder: Path) -> Library:
    return Library(folder, lambda: datetime(2026, 12, 26, 13, tzinfo=UTC))


def play(folder: Path, seed: str, until: str | None = None, size: int = 6) -> list[Fact]:
    here = library(folder)
    for _ in played(here, "trial", seed, size=size, until=None if until is None else Distance.of(until)):
        pass
    return [fact for _, fact in here.facts("trial")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, list[Fact]]:
    folder = tmp_path_factory.mktemp("rehearsal")
    return library(folder), play(folder, "one")


def consistent(here: Library, facts: Sequence[Fact]) -> None:
    """Nothing, if everything that follows from a rehearsal fits together."""
    state = folded(facts)
    for contest in state.contests.values():
        lines = [line for line in classification(contest).lines if line.time is not None]
        assert [line.time.ms for line in lines if line.time] == sorted(
            line.time.ms for line in lines if line.time
        )
        for line in lines:
            times = [
                found.time.ms
                for race in contest.races
                if (found := outcomes(contest, race)[line.skater]).time is not None
            ]
            assert line.time is not None
            assert line.time.ms == (min(times) if contest.counting is Counting.BEST else times[0])
    procedure = adopted(here, state)
    for sex in Sex:
        selected = selected_in(procedure, sex, state)
        published = set(state.published_teams[sex])
        assert published in [set(one.team.skaters) for one in selected.applied]
        assert not selected.agreed or published == set(selected.team.skaters)
        anew = outlooks(state, procedure, sex)
        earlier = [proved(folded(facts[: len(facts) * part // 10]), procedure, sex) for part in (9, 6)]
        assert proved(state, procedure, sex, earlier).outlooks == anew
        for one in anew:
            going = one.skater in published
            assert one.status is not (Status.OUT if going else Status.CERTAIN), one
    verified((entry.line, entry.digest) for entry, _ in here.facts("trial"))


@pytest.mark.parametrize("seed", ["one", *(str(n) for n in range(FIRST, FIRST + MANY - 1))])
def test_whatever_the_seed_everything_fits_together(
    seed: str, whole: tuple[Library, list[Fact]], tmp_path: Path
) -> None:
    if seed == "one":
        consistent(*whole)
    else:
        consistent(library(tmp_path), play(tmp_path, seed, size=6 if int(seed) % 10 else 10))


def test_a_confirmation_finds_done_what_was_proved_while_the_referee_looked(
    whole: tuple[Library, list[Fact]],
) -> None:
    here, facts = whole
    foreseen = []
    for fact in facts:
        event = fact.event
        if not isinstance(event, racing.PairConfirmed):
            continue
        distance, before = Distance.of(event.distance), folded(facts[: fact.position - 1])
        pair = before.contest(distance).races[event.race].pairs[event.pair]
        if all(run is None or ended(distance, pair, run) for run in pair.seats):
            supposed = as_if_confirmed(before, distance, event.race, event.pair)
            assert supposed.contests == folded(facts[: fact.position]).contests, fact.position
            foreseen.append((fact.position, supposed, distance.sex))
    assert len(foreseen) > 20
    for position, supposed, sex in foreseen[:: len(foreseen) // 4]:
        after = folded(facts[:position])
        earlier = proved(supposed, adopted(here, after), sex)
        assert proved(after, adopted(here, after), sex, [earlier]) is earlier


def test_where_a_designation_can_be_read_in_two_ways_the_committee_chooses(tmp_path: Path) -> None:
    facts, here = play(tmp_path, "2010", size=10), library(tmp_path)
    state = folded(facts)
    assert [sex for sex in Sex if not selected_in(adopted(here, state), sex, state).agreed] == [Sex.WOMEN]
    consistent(here, facts)


def test_every_mishap_that_an_official_has_to_know_happens(whole: tuple[Library, list[Fact]]) -> None:
    kinds = {type(fact.event) for fact in whole[1]}
    assert kinds >= {
        racing.FalseStart, racing.SkaterFell, racing.SkaterDidNotFinish, racing.ReskateGranted,
        tournament.EntryWithdrawn, decisions.ProtestLodged, decisions.ProtestDecided, decisions.LevelDecided,
        decisions.CalamityRecorded, decisions.DesignationMade, decisions.TeamPublished, FactWithdrawn,
        racing.PassingTimed, racing.ResurfacingHeld, tournament.ProgrammeSet, tournament.MarkStated,
    }  # fmt: skip
    confirmed: set[str] = set()
    late = []
    for fact in whole[1]:
        if isinstance(fact.event, racing.PairConfirmed):
            confirmed.add(fact.event.distance)
        if isinstance(fact.event, racing.ResultCorrected) and fact.event.distance in confirmed:
            late.append(fact)
    assert late, "somebody is disqualified after the confirmation"


def test_a_rehearsal_says_that_it_is_made_up(whole: tuple[Library, list[Fact]]) -> None:
    state = folded(whole[1])
    assert "Rehearsal" in state.name
    assert "verzonnen" in state.name


def test_the_robot_brings_season_bests_and_sets_a_programme_of_every_race(
    whole: tuple[Library, list[Fact]],
) -> None:
    state = folded(whole[1])
    (blocks,) = state.programme.values()
    assert {(block.distance.key, block.race) for block in blocks} == {
        (distance.key, race) for distance, contest in state.contests.items() for race in contest.races
    }
    assert {mark.distance for mark in state.marks if mark.kind == "SB"} == {*state.contests}


def test_the_same_seed_gives_the_same_tournament(tmp_path: Path) -> None:
    first, again = (play(tmp_path / name, "two", until="m500") for name in ("a", "b"))
    other = play(tmp_path / "c", "three", until="m500")
    assert [fact.event for fact in first] == [fact.event for fact in again]
    assert [fact.event for fact in first] != [fact.event for fact in other]


def test_until_a_distance_leaves_it_drawn_and_not_begun(tmp_path: Path) -> None:
    state = folded(play(tmp_path, "two", until="w500"))
    contest = state.contest("w500")
    assert contest.races[1].pairs
    assert not contest.begun


def test_an_export_of_a_rehearsal_is_taken_in_with_the_same_digest(
    whole: tuple[Library, list[Fact]], tmp_path: Path
) -> None:
    from startbewijs.service.commands import import_file

    file = tmp_path / "trial.jsonl"
    file.write_text(exported(whole[0], "trial"), encoding="utf-8", newline="\n")
    import_file(library(tmp_path), file)
    assert library(tmp_path).facts("trial")[-1][0].digest == whole[0].facts("trial")[-1][0].digest


def test_a_tournament_that_is_there_is_never_played_over(tmp_path: Path) -> None:
    play(tmp_path, "two", until="w500")
    before = library(tmp_path).facts("trial")
    with pytest.raises(Refused, match="already"):
        play(tmp_path, "two", until="w500")
    assert library(tmp_path).facts("trial") == before


@pytest.mark.parametrize("size", [-1, 0, 5, 11])
def test_a_rehearsal_has_as_many_skaters_as_there_are_made_up_names(tmp_path: Path, size: int) -> None:
    with pytest.raises(Refused, match="6 to 10"):
        play(tmp_path, "two", size=size)
    assert not (tmp_path / "trial.db").exists()


@pytest.mark.parametrize("facts", [30, 75, 140, *(1 + n * 830 // KILLS for n in range(KILLS))])
def test_killed_at_any_point_nothing_that_was_told_is_lost(tmp_path: Path, facts: int) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "startbewijs", "rehearse", "trial", "--seed", "x", "--data", str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "STARTBEWIJS_LANG": "en"},
    )
    assert program.stdout is not None
    told = 0
    for line in program.stdout:
        told = int(re.match(r"\d+", line)[0])  # type: ignore[index]
        if told >= facts:
            break
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    here = library(tmp_path)
    kept = here.facts("trial")
    assert len(kept) >= told
    folded([fact for _, fact in kept])
    verified((entry.line, entry.digest) for entry, _ in kept)
    acted(here, "trial", Hand(by="office", signed="who goes on"), one_more)
    assert len(here.facts("trial")) == len(kept) + 1


def one_more(state: Competition) -> Iterable[Event]:
    return registration(state, name_typed(["Noor", "Nieuwkomer"]), Sex.WOMEN)
