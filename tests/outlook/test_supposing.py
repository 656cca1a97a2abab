"""What if: outcomes, withdrawals and designations supposed, and what cannot be supposed."""

from __future__ import annotations

from copy import deepcopy

import pytest
from tests.building import Log
from tests.outlook.test_status import ORDER, half, trials
from tests.outlook.trials import rules, said, status

from startbewijs.errors import Refused
from startbewijs.log.events import decisions, racing
from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.status import Status
from startbewijs.outlook.supposing import Supposition, as_if_confirmed, reachable_order, supposed
from startbewijs.results.classification import classification
from startbewijs.results.outcomes import outcomes
from startbewijs.sport.competition import Status as Ended
from startbewijs.sport.distances import Distance

W500, W1000 = Distance.of("w500"), Distance.of("w1000")


def test_a_supposed_doublure_brings_the_waiting_skater_in() -> None:
    after = supposed(half().state, Supposition(ranks=((W1000, ("ann",)),)))
    assert said(after, rules(*ORDER), "bea") == ("certain", 2, 2)


def test_a_supposed_newcomer_takes_the_place() -> None:
    after = supposed(half().state, Supposition(ranks=((W1000, ("cas",)),)))
    assert said(after, rules(*ORDER), "cas") == ("certain", 2, 2)
    assert status(after, rules(*ORDER), "bea") is Status.OUT


def test_ranks_behind_the_supposed_ones_stay_open() -> None:
    after = supposed(half().state, Supposition(ranks=((W1000, ("ann",)),)))
    assert said(after, rules(*ORDER, size=3), "cas") == ("possible", 3, None)


def test_the_tournament_that_is_handed_over_stays_as_it_is() -> None:
    log = half()
    before = deepcopy(log.state)
    supposed(
        log.state,
        Supposition(
            ranks=((W1000, ("ann",)),),
            withdrawn=(("bea", W1000), ("cas", None)),
            designated=(("team", "dot", "w-team-pursuit"),),
            declined=("ann",),
        ),
    )
    assert log.state == before


def test_a_withdrawal_from_one_distance_or_from_all_takes_the_races_to_come_away() -> None:
    for where in (W1000, None):
        after = supposed(half().state, Supposition(withdrawn=(("cas", where),)))
        assert status(after, rules(*ORDER), "cas") is Status.OUT


def test_a_supposed_designation_and_a_declined_ticket_have_their_effect() -> None:
    procedure = rules("w500 1", "w500 2", at_most=1)
    after = supposed(half().state, Supposition(designated=(("team", "dot", "w-team-pursuit"),)))
    assert status(after, procedure, "dot") is Status.DESIGNATED
    assert status(supposed(half().state, Supposition(declined=("ann",))), procedure, "cas") is not Status.OUT


def test_a_designation_on_a_distance_brings_its_calamity_with_it() -> None:
    after = supposed(half().state, Supposition(designated=(("distance", "dot", "w500"),)))
    assert "dot" in after.contest("w500").calamities
    log = half()
    log.add(decisions.CalamityRecorded(skater="dot", distance="w500"))
    recorded = log.state.contest("w500").calamities["dot"]
    after = supposed(log.state, Supposition(designated=(("distance", "dot", "w500"),)))
    assert after.contest("w500").calamities["dot"] == recorded


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (Supposition(ranks=((W500, ("ann",)),)), "closed"),
        (Supposition(ranks=((W1000, ("ann", "ann")),)), "twice"),
        (Supposition(ranks=((W1000, ("eve",)),)), "not registered"),
        (Supposition(withdrawn=(("ann", W500),)), "no race to come"),
        (Supposition(ranks=((Distance.of("w1500"), ("ann",)),)), "not skated"),
    ],
)
def test_what_cannot_happen_any_more_is_refused(what: Supposition, says: str) -> None:
    with pytest.raises(Refused) as refused:
        supposed(half().state, what)
    assert says in str(refused.value)


def test_who_is_not_entered_cannot_be_supposed_where_everybody_is_known() -> None:
    log = half().registers("eve")
    with pytest.raises(Refused, match="not entered"):
        supposed(log.state, Supposition(ranks=((W1000, ("eve",)),)))


def test_a_distance_that_is_supposed_twice_is_refused_as_that_and_not_as_closed() -> None:
    what = Supposition(ranks=((W1000, ("ann",)), (W1000, ("bea",))))
    with pytest.raises(Refused, match="supposed twice: give one order"):
        supposed(half().state, what)


def test_who_is_supposed_to_withdraw_and_to_have_a_rank_is_refused() -> None:
    what = Supposition(ranks=((W1000, ("cas",)),), withdrawn=(("cas", W1000),))
    with pytest.raises(Refused, match="leave one of the two out"):
        supposed(half().state, what)


def test_who_is_disqualified_can_have_no_rank_and_the_refusal_says_so() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": "DQ"})
    with pytest.raises(Refused, match=r"Bea can have no rank on the .* any more .disqualified"):
        supposed(log.state, Supposition(ranks=((W500, ("bea",)),)))


def test_a_closed_distance_is_refused_with_the_fact_that_closed_it() -> None:
    state = half().state
    with pytest.raises(Refused, match=f"fact {state.contest('w500').closed}"):
        supposed(state, Supposition(ranks=((W500, ("ann",)),)))


def test_an_order_that_the_results_so_far_exclude_is_refused() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": "38.001"})
    with pytest.raises(Refused, match="cannot end in this order"):
        supposed(log.state, Supposition(ranks=((W500, ("bea", "ann")),)))
    with pytest.raises(Refused, match="cannot end in this order"):
        supposed(log.state, Supposition(ranks=((W500, ("bea",)),)))
    assert supposed(log.state, Supposition(ranks=((W500, ("cas", "ann")),))).contest("w500").closed


@pytest.mark.parametrize(
    ("order", "possible"),
    [
        (("a", "b"), True),
        (("b", "a"), False),
        (("c", "a", "b"), True),
        (("c", "b"), False),
        (("a", "c", "b"), True),
        (("a", "z"), False),
    ],
)
def test_an_order_is_reachable_where_each_can_still_come_after_the_one_before(
    order: tuple[str, ...], possible: bool
) -> None:
    field = Field((Runner("a", 10, 10, False), Runner("b", 20, 20, False), Runner("c", 0, NEVER, True)), None)
    assert reachable_order(field, order) is possible


def test_strangers_may_stand_in_an_order_where_not_everybody_is_known() -> None:
    assert reachable_order(Field((Runner("a", 0, NEVER, True),), 0), ("nobody knows", "a"))


def on_the_ice(**times: str) -> Log:
    """Ann and Bea on the ice of the 500 m, after Cas in 40.00, with the finishes that are given."""
    log = Log().announces("w500").enters("w500", "ann", "bea", "cas")
    log.skates("w500", {"cas": "40.00"}, pair="first")
    log.draws("w500", "second", "ann", "bea")
    log.add(racing.PairStarted(distance="w500", pair="second"))
    for skater, time in times.items():
        log.times("w500", "second", skater, time)
    return log


def test_a_pair_that_is_supposed_confirmed_is_ranked_as_if_the_referee_had_confirmed_it() -> None:
    log = on_the_ice(ann="39.50", bea="41.00")
    after = as_if_confirmed(log.state, W500, 1, "second")
    really = log.confirms("w500", "second").contest("w500")
    mine = [(one.skater, one.rank) for one in classification(after.contest("w500")).lines]
    assert mine == [(one.skater, one.rank) for one in classification(really).lines]


def test_supposing_a_confirmation_leaves_what_was_recorded_as_it_is() -> None:
    log = on_the_ice(ann="39.50")
    before = deepcopy(log.state)
    as_if_confirmed(log.state, W500, 1, "second")
    assert log.state == before


def test_who_is_still_skating_is_awaited_in_a_pair_that_is_supposed_confirmed() -> None:
    after = as_if_confirmed(on_the_ice(ann="39.50").state, W500, 1, "second")
    found = outcomes(after.contest("w500"), 1)
    assert (found["ann"].status, found["bea"].status) == (Ended.FINISHED, Ended.AWAITED)
    assert status(after, rules("w500 1", "w500 2", size=1), "bea") is Status.POSSIBLE


def test_a_second_false_start_of_a_pair_counts_as_an_end_and_the_first_does_not() -> None:
    log = on_the_ice()
    for skater in ("ann", "bea"):
        log.add(racing.FalseStart(distance="w500", pair="second", skater=skater))
    found = outcomes(as_if_confirmed(log.state, W500, 1, "second").contest("w500"), 1)
    assert (found["ann"].status, found["bea"].status) == (Ended.AWAITED, Ended.DQ)
