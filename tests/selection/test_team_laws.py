"""Laws of the team and its starts, over invented tournaments and decisions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.selection.cases import packaged
from tests.selection.drawn import SIZE, SKATERS, WOMEN, Standings, halfway, level_tournaments, tournaments

from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions, Why
from startbewijs.selection.procedure import Reading
from startbewijs.selection.selected import Selected, selected
from startbewijs.selection.starts import Given
from startbewijs.sport.competition import Designation, Ruling
from startbewijs.sport.distances import Distance, Sex

FELL = {(skater, distance): Why("fell", 1) for skater in SKATERS for distance in WOMEN}


@st.composite
def decisions(draw: st.DrawFn) -> Decisions:
    """The mass-start row named, up to three other designations, waived starts, declines, overrulings."""
    skaters = st.sampled_from(SKATERS)
    events = st.sampled_from(("w-team-pursuit", "w500", "w1000"))
    named = draw(skaters)
    designations = [Designation("row", named, "w-mass-start", "named", 10)]
    for n, (skater, event) in enumerate(draw(st.lists(st.tuples(skaters, events), max_size=3, unique=True))):
        kind = "team" if "-" in event else "distance"
        designations.append(Designation(kind, skater, event, "designated", 11 + n))
    waived = draw(st.lists(st.tuples(skaters, st.sampled_from(WOMEN)), max_size=3))
    overruled = draw(st.lists(st.tuples(skaters, st.none() | skaters, st.sampled_from(WOMEN)), max_size=2))
    return Decisions(
        declined={skater: Why("no", 2) for skater in draw(st.sets(skaters, max_size=2)) - {named}},
        waived={pair: Why("rests", 3) for pair in waived},
        designations=tuple(designations),
        calamities=FELL,
        overruled=tuple(
            Ruling(into, distance.key, out, "better", 20 + n)
            for n, (into, out, distance) in enumerate(overruled)
        ),
    )


def chosen(standings: Standings, decided: Decisions) -> Selected:
    return selected(packaged(), Sex.WOMEN, standings, decided)


@given(tournaments, decisions())
def test_as_many_go_as_may_and_everyone_designated_among_them(
    standings: Standings, decided: Decisions
) -> None:
    for one in chosen(standings, decided).applied:
        skaters = set(one.team.skaters)
        assert len(skaters) == len(one.team.members) <= SIZE
        assert one.team.decided
        assert one.team.undecided == ()
        wanted = {made.skater for made in decided.designations if made.kind != "row"}
        assert wanted - set(decided.declined) <= skaters
        assert not skaters & set(decided.declined)
        names = {name.skater for name in one.order.names}
        assert len(skaters) == min(SIZE, len(names | (wanted - set(decided.declined))))


@given(tournaments, decisions())
def test_left_out_is_only_who_stood_inside_by_the_races_and_each_by_one_designation(
    standings: Standings, decided: Decisions
) -> None:
    found = chosen(standings, decided)
    for one in found.applied:
        out = [dropped.skater for dropped in one.team.dropped]
        assert len(set(out)) == len(out)
        assert set(out) == set(found.order.inside) - set(one.team.skaters)
        for dropped in one.team.dropped:
            assert dropped.designation.kind != "row"
            assert dropped.designation.skater != dropped.skater


@given(tournaments, decisions())
def test_without_designations_on_a_distance_the_last_names_drop_out(
    standings: Standings, decided: Decisions
) -> None:
    only = replace(decided, designations=tuple(m for m in decided.designations if m.kind != "distance"))
    found = chosen(standings, only)
    wanted = {made.skater for made in only.designations if made.kind == "team"} - set(only.declined)
    others = [name.skater for name in found.order.names if name.skater not in wanted]
    assert set(found.team.skaters) == wanted | set(others[: SIZE - len(wanted)])


@given(tournaments, decisions())
def test_nobody_starts_twice_or_without_a_place_in_the_team_and_places_are_never_exceeded(
    standings: Standings, decided: Decisions
) -> None:
    found = chosen(standings, decided)
    for on in found.starts.distances:
        skaters = [start.skater for start in on.starts]
        assert len(set(skaters)) == len(skaters) == on.places - on.vacant
        assert set(skaters) <= set(found.team.skaters)
        assert not set(skaters) & set(on.undecided)
        by_order = {start.skater for start in on.starts if start.given in (Given.RANK, Given.FILLED_UP)}
        assert not any((skater, on.distance) in decided.waived for skater in by_order)
        assert (on.because is None) == (on.vacant == 0)


@given(tournaments, decisions())
def test_who_stands_higher_on_the_ice_and_wants_to_start_starts_first(
    standings: Standings, decided: Decisions
) -> None:
    found = chosen(standings, replace(decided, overruled=()))
    for read in found.applied:
        for on in read.starts.distances:
            going = [
                skater
                for (skater,) in standings[on.distance].groups
                if read.team.member(skater) and (skater, on.distance) not in decided.waived
            ]
            put = [start.skater for start in on.starts if start.given is Given.DESIGNATED]
            others = [skater for skater in going if skater not in put]
            started = [start.skater for start in on.starts][: len(on.starts) - len(put)]
            assert started == others[: on.places - len(put)]


@given(tournaments, decisions())
def test_both_readings_give_the_same_starts_to_the_same_team(
    standings: Standings, decided: Decisions
) -> None:
    found = chosen(standings, decided)
    if found.agreed:
        assert len({one.starts for one in found.applied}) == 1
        assert found.starts == found.applied[0].starts


@given(tournaments, decisions())
def test_where_the_readings_differ_the_names_that_differ_are_undecided(
    standings: Standings, decided: Decisions
) -> None:
    found = chosen(standings, decided)
    teams: list[set[object]] = [set(one.team.skaters) for one in found.applied]
    assert set(found.team.skaters) == set.intersection(*teams)
    assert set(found.team.undecided) == set.union(*teams) - set.intersection(*teams)
    assert found.agreed == (len({frozenset(team) for team in teams}) == 1)
    assert {one.reading for one in found.applied} in ({None}, set(Reading))
    for out in found.team.dropped:
        assert not any(out.skater in team for team in teams)


@given(tournaments, decisions(), st.sampled_from(SKATERS), st.sampled_from(WOMEN))
def test_a_waived_start_changes_nothing_but_the_starts_of_its_distance(
    standings: Standings, decided: Decisions, skater: str, distance: Distance
) -> None:
    before = chosen(standings, decided)
    after = chosen(
        standings, replace(decided, waived={**decided.waived, (skater, distance): Why("rests", 9)})
    )
    assert after.order == before.order
    assert after.team == before.team
    for one, other in zip(before.starts.distances, after.starts.distances, strict=True):
        assert one.distance == distance or one == other


@given(halfway(), decisions())
def test_what_is_decided_halfway_stays_decided(
    drawn: tuple[Standings, Standings, str | None, str], decided: Decisions
) -> None:
    now, end, _, _ = drawn
    before, after = chosen(now, decided), chosen(end, decided)
    assert set(before.team.skaters) <= set(after.team.skaters)
    unsure = before.team.undecided
    assert len({*unsure, *before.team.skaters}) == len(unsure) + len(before.team.skaters)
    possible = {*before.team.skaters, *before.team.undecided}
    for name in before.order.outside:
        assert name in possible or name not in after.team.skaters
    for out in before.team.dropped:
        assert out.skater not in after.team.skaters
    for one, other in zip(before.starts.distances, after.starts.distances, strict=True):
        if not decided.overruled:
            assert {start.skater for start in one.starts} <= {start.skater for start in other.starts}


@given(level_tournaments(), decisions())
def test_starts_that_are_given_while_some_are_level_hold_however_they_part(
    standings: Standings, decided: Decisions
) -> None:
    only = replace(decided, overruled=(), designations=decided.designations[:1])
    found = chosen(standings, only)
    parted = {
        key: replace(one, groups=tuple((skater,) for group in one.groups for skater in sorted(group)))
        for key, one in standings.items()
    }
    after = chosen(parted, only)
    for one, other in zip(found.starts.distances, after.starts.distances, strict=True):
        assert one.distance.sex is Sex.WOMEN
        sure, then = ({start.skater for start in on.starts} for on in (one, other))
        assert sure <= then <= sure | set(one.undecided)
        assert standings[one.distance].stage is Stage.CLOSED
