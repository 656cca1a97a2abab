"""The ranks that a skater can still have on a distance, against every order in which it can end."""

from __future__ import annotations

import pytest
from tests.oracles.brute import orders, small_case

from startbewijs.outlook.fields import NEVER, Field, Runner, reachable_ranks


def test_the_reachable_ranks_are_those_of_every_order_played_out() -> None:
    tried = 0
    for seed in range(300):
        for field in small_case(seed)[1].values():
            if field.strangers is not None:
                continue
            ends = orders(field, len(field.runners), ())
            for runner in field.runners:
                had = [end.index(runner.name) + 1 if runner.name in end else None for end in ends]
                ranks = [rank for rank in had if rank is not None]
                worst = None if None in had else max(ranks)
                assert reachable_ranks(field, runner) == (min(ranks), worst), (seed, runner)
                tried += 1
    assert tried > 1000


@pytest.mark.parametrize(("strangers", "worst"), [(None, 1), (11, 1), (10, None), (9, None)])
def test_names_that_nobody_knows_can_push_a_rank_down_without_end(
    strangers: int | None, worst: int | None
) -> None:
    ann = Runner("ann", 10, 10, False)
    field = Field((ann, Runner("bea", 11, NEVER, True)), strangers)
    assert reachable_ranks(field, ann) == (1, worst)
