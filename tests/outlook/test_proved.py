"""What was proved of one sex stands while nothing of that sex changes, and is what would be proved anew."""

from __future__ import annotations

from collections import deque

import pytest
from tests.selection.cases import packaged
from tests.tournaments.okt import FACTS

from startbewijs.log.events import racing
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.ladder import ladder
from startbewijs.outlook.needs import needs_on
from startbewijs.outlook.playing import Playground
from startbewijs.outlook.proved import Proved, part_of, proved
from startbewijs.outlook.status import outlooks
from startbewijs.outlook.why import why_on
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


def at(position: int) -> Competition:
    return folded(FACTS[:position])


def test_a_result_of_the_men_leaves_the_proofs_of_the_women_as_they_are() -> None:
    result = next(
        fact
        for fact in FACTS[560:]
        if isinstance(fact.event, racing.ResultPublished) and Distance.of(fact.event.distance).sex is Sex.MEN
    ).position
    before = [proved(at(result - 1), packaged(), sex) for sex in Sex]
    after = [proved(at(result), packaged(), sex, before) for sex in Sex]
    same = {new.sex: new is old for old, new in zip(before, after, strict=True)}
    assert same == {Sex.WOMEN: True, Sex.MEN: False}


def test_of_the_skaters_of_the_other_sex_nothing_is_looked_at() -> None:
    state = at(len(FACTS))
    for sex in Sex:
        part = part_of(state, sex)
        assert {one.sex for one in part.skaters.values()} == {sex}
        assert {distance.sex for distance in part.contests} == {sex}
        assert part_of(part, sex) == part


@pytest.mark.parametrize("sex", list(Sex))
def test_what_goes_on_from_before_is_what_would_be_proved_anew(sex: Sex) -> None:
    latest = deque[Proved](maxlen=3)
    went_on = 0
    for position in [*range(590, 620, 3), 640, 700, *range(760, len(FACTS) + 1, 4)]:
        state = at(position)
        found = proved(state, packaged(), sex, latest)
        went_on += isinstance(found.ground, Playground) and bool(found.ground.before)
        latest.appendleft(found)
        assert found.outlooks == outlooks(state, packaged(), sex), position
        climbed = ladder(state, packaged(), sex)
        for one in found.outlooks[:12:3]:
            proof = found.proof(one)
            assert proof.why == why_on(climbed, one), (position, one.skater)
            assert proof.needs == needs_on(climbed, sex, one.skater), (position, one.skater)
            assert found.proof(one) is proof
    assert went_on
