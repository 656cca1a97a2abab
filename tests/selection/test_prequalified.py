"""A skater who need only start: the first ticket of a distance, and the rest for the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.building import Log
from tests.outlook.trials import W, rules, said, status

from startbewijs.log.events import decisions as events
from startbewijs.log.events import racing, tournament
from startbewijs.outlook.ladder import ladder
from startbewijs.outlook.needs import Enough, needs
from startbewijs.outlook.status import Status
from startbewijs.selection.claims import Claim
from startbewijs.selection.explain import About, reasons
from startbewijs.selection.procedure import Prequalified, Procedure, Reading
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.selection.starts import Given
from startbewijs.sport.distances import Distance

W500, W1000 = Distance.of("w500"), Distance.of("w1000")


def named(
    *skaters: str, size: int = 2, rows: tuple[str, ...] = ("w1000 1", "w500 1", "w1000 2")
) -> Procedure:
    """A small procedure in which these skaters are prequalified on the 1000 m, which has two places."""
    model = rules(*rows, size=size)
    return replace(
        model,
        places={**model.places, "w1000": 2, "w500": 1},
        prequalified=tuple(Prequalified(skater, W1000) for skater in skaters),
    )


def trial() -> Log:
    """A 500 m and a 1000 m with four skaters on it."""
    log = Log().announces("w500").enters("w500", "cis", "dee").announces("w1000")
    return log.enters("w1000", "ann", "bea", "cis", "dee")


def chosen(log: Log, procedure: Procedure) -> Selected:
    return selected_in(procedure, W, log.state)


def rows(found: Selected) -> list[tuple[int, str | None]]:
    return [(step.number, step.skaters[0] if len(step.skaters) == 1 else None) for step in found.order.steps]


def test_who_started_counts_as_first_whatever_the_result() -> None:
    log = trial().skates("w1000", {"bea": "1:15.00", "ann": "1:19.00"})
    log.skates("w1000", {"cis": "1:16.00", "dee": "1:17.00"}, pair="2").closes("w1000")
    assert rows(chosen(log, named("ann"))) == [(1, "ann"), (2, None), (3, "bea")]
    assert rows(chosen(log, named())) == [(1, "bea"), (2, None), (3, "cis")]


@pytest.mark.parametrize("result", ["DNF", "DQ"])
def test_who_came_to_the_line_has_started_whatever_came_of_it(result: str) -> None:
    log = trial().publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00"})
    log.publishes("w1000", {"ann": result}).closes("w1000")
    found = chosen(log, named("ann"))
    assert rows(found)[0] == (1, "ann")
    assert list(found.claims.values()) == [Claim.STARTED]


def test_the_ticket_of_who_does_not_start_goes_to_the_others() -> None:
    log = trial().publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00"})
    log.publishes("w1000", {"ann": "DNS"}).closes("w1000")
    found = chosen(log, named("ann"))
    assert rows(found) == [(1, "bea"), (2, None), (3, "cis")]
    assert list(found.claims.values()) == [Claim.MISSED]


def test_a_ticket_by_starting_is_held_before_the_distance_is_closed() -> None:
    log = trial().publishes("w1000", {"ann": "1:19.00"})
    assert rows(chosen(log, named("ann"))) == [(1, "ann"), (2, None), (3, None)]
    assert rows(chosen(log, named("bea", "ann"))) == [(1, None), (2, None), (3, None)]
    log.add(tournament.EntryWithdrawn(skater="bea", distance="w1000"))
    assert rows(chosen(log, named("bea", "ann")))[0] == (1, "ann")


def test_while_a_start_was_never_published_no_rank_of_a_closed_distance_is_known() -> None:
    log = trial().publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00"})
    log.add(racing.RankPublished(distance="w1000", skater="bea", rank=1))
    log.closes("w1000")
    assert rows(chosen(log, named("ann"))) == [(1, None), (2, None), (3, None)]
    assert rows(chosen(log, named()))[0] == (1, "bea")


def test_a_start_at_the_games_follows_from_the_start_at_the_trials() -> None:
    log = trial().publishes("w500", {"cis": "38.00", "dee": "39.00"}).closes("w500")
    log.publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00", "ann": "1:19.00"}).closes(
        "w1000"
    )
    found = chosen(log, named("ann", size=3)).starts.on(W1000)
    assert [(one.skater, one.given, one.rank) for one in found.starts] == [
        ("bea", Given.RANK, 1),
        ("ann", Given.PREQUALIFIED, 4),
    ]


def test_who_is_prequalified_and_does_not_go_leaves_the_ticket_to_the_others() -> None:
    log = trial().publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00", "ann": "1:19.00"})
    log.closes("w1000").add(events.TicketDeclined(skater="ann"))
    assert rows(chosen(log, named("ann"))) == [(1, "bea"), (2, None), (3, "cis")]


def test_who_is_designated_first_stands_behind_the_prequalified() -> None:
    log = trial().publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00", "ann": "1:19.00"})
    log.closes("w1000").add(events.CalamityRecorded(skater="dee", distance="w1000"))
    log.add(events.DesignationMade(kind="distance", skater="dee", event="w1000"))
    model = rules("w1000 1", "w500 1", "w1000 2", at_most=1, readings=(Reading.FIRST,))
    both = replace(named("ann"), designations=model.designations)
    (read,) = chosen(log, both).applied
    assert [(step.number, step.skaters) for step in read.order.steps] == [
        (1, ("ann",)),
        (2, ()),
        (3, ("dee",)),
    ]


def test_the_place_depends_on_the_start_alone() -> None:
    log = trial()
    assert said(log, named("ann"), "ann") == ("possible", 1, None)
    assert said(log, named("ann"), "bea") == ("possible", 1, None)
    log.publishes("w1000", {"ann": "1:19.00"})
    assert said(log, named("ann"), "ann") == ("certain", 1, 1)
    assert said(log, named("ann"), "bea") == ("possible", 2, None)
    log.publishes("w1000", {"bea": "1:15.00"})
    assert said(log, named("ann"), "bea") == ("in, waiting", 2, None)


def test_who_can_start_no_more_has_no_ticket_there() -> None:
    log = trial()
    log.add(tournament.EntryWithdrawn(skater="ann", distance="w1000"))
    assert said(log, named("ann"), "ann") == ("out by the races", None, None)


def test_what_the_prequalified_need_is_a_start_and_ranks_count_without_them() -> None:
    log = trial()
    found = needs(log.state, named("ann"), W, "ann")
    assert isinstance(found, tuple)
    (own,) = found
    assert own.start is not None
    assert (own.start.enough, own.start.best, own.start.worst) == (Enough.CERTAIN, 1, 1)
    assert own.ranks == ()
    others = needs(log.state, named("ann"), W, "bea")
    assert isinstance(others, tuple)
    (need,) = others
    assert need.behind == ("ann",)
    # First of the others: row 1 if she does not start, row 3 behind two names if she does.
    assert next((rank.rank, rank.best, rank.worst) for rank in need.ranks) == (1, 1, 3)
    assert need.ranks[0].enough is Enough.HOPE


def test_the_reasons_say_that_a_start_is_enough_and_that_it_was_made() -> None:
    log = trial()
    before = reasons("ann", chosen(log, named("ann")), (W1000,))
    assert next((one.about, one.how) for one in before) == (About.PREQUALIFIED, "to come")
    assert About.MAY_HOLD not in {one.about for one in before}
    log.publishes("w1000", {"ann": "1:19.00", "bea": "1:15.00", "cis": "DNF", "dee": "DNF"}).closes("w1000")
    found = chosen(log, named("ann"))
    assert [(one.about, one.how) for one in reasons("ann", found)][:2] == [
        (About.PREQUALIFIED, "started"),
        (About.PLACE, "started"),
    ]
    behind = next(one for one in reasons("bea", found) if one.about is About.PLACE)
    assert behind.others == ("ann",)


def test_every_ticket_goes_where_no_number_is_laid_down() -> None:
    log = trial().publishes("w500", {"cis": "38.00", "dee": "39.00"}).closes("w500")
    log.publishes("w1000", {"bea": "1:15.00", "cis": "1:16.00", "dee": "1:17.00", "ann": "1:19.00"}).closes(
        "w1000"
    )
    model = named("ann")
    every = replace(model, limitless=frozenset({W}), team_size={**model.team_size, W: 3 + 0 + 1})
    found = chosen(log, every)
    assert found.team.skaters == ("ann", "cis", "bea")
    assert found.team.decided
    assert found.order.line_below is None
    assert status(log, every, "bea") is Status.CERTAIN
    assert status(log, every, "dee") is Status.OUT
    assert not isinstance(ladder(log.state, every, W), str)
