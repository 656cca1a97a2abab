"""The best and the worst place at full size, against what a solver found that knows only the definitions."""

from __future__ import annotations

from tests.oracles.answers import ASKED, TOURNAMENTS, digest, kept
from tests.oracles.full_size import full_case

from startbewijs.outlook.places import bounds


def test_places_at_full_size_are_those_that_the_solver_found() -> None:
    answers = kept()
    assert len(answers) == TOURNAMENTS
    for answer in answers:
        rungs, fields, skaters = full_case(answer.seed, ASKED)
        assert digest(rungs, fields) == answer.tournament, "another tournament: write the answers anew"
        for skater in skaters:
            found = bounds(rungs, fields, skater)
            best = None if found.best is None else found.best.place
            assert (best, found.worst.place) == answer.places[skater], (answer.seed, skater)
