"""The page about now: the ice, who just finished, what comes next, and what the last fact changed."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as changed
from tests.site.reading import EVENING, Read, drawn, okt

from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.proved import proved
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.now import now_page
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.armbands import armband
from startbewijs.service.proofs import prospects
from startbewijs.sport.competition import Drawing, Pair, Race
from startbewijs.sport.distances import Lane, Sex
from startbewijs.sport.moments import Moment

BEFORE_THE_LAST_PAIR = 609
CALLED = racing.PairCalled(distance="w500", race=2, pair="last")
STARTED = racing.PairStarted(distance="w500", race=2, pair="last")
DONE = racing.PairConfirmed(distance="w500", race=2, pair="last")
LEERDAM, FLEDDERUS = "jutta-leerdam", "marrit-fledderus"


def passes(skater: str, time: str, metres: int = 100) -> Event:
    """A passing in the last pair of the women's 500 m."""
    return racing.PassingTimed(
        distance="w500", race=2, pair="last", skater=skater, metres=metres, time=time, source="beam"
    )


def finishes(skater: str, time: str) -> Event:
    """A finish in it."""
    return racing.FinishTimed(
        distance="w500", race=2, pair="last", skater=skater, time=time, source="photo_finish"
    )


def after(
    *events: Event, position: int = BEFORE_THE_LAST_PAIR, address: str = "now", at: str | None = None
) -> Site:
    """The site when these facts follow those that were known at a position, all at one moment if given."""
    site = okt(position).site(address, newest=True)
    ground = site.ground
    facts = list(ground.snapshot.facts)
    happened = facts[-1].happened if at is None else Moment.parse(at)
    for event in events:
        place = len(facts) + 1
        facts.append(changed(facts[-1], position=place, event=event, sources=(), why=None, happened=happened))
    state = folded(facts)
    assert ground.procedure is not None
    known = Snapshot(state, tuple(facts), len(facts))
    shown = prospects(state, ground.procedure, tuple(Sex))
    fresh = replace(
        ground,
        snapshot=known,
        prospects=shown,
        orders=tuple(proved(state, ground.procedure, sex) for sex in Sex),
        earlier=lambda n: okt(min(n, position)).ground,
        _explained={},
        _plans={},
        _confirmed={},
    )
    return replace(site, ground=fresh)


def _after(*events: Event) -> Read:
    return Read(str(now_page(after(*events)).main))


def test_where_no_pair_was_called_the_page_says_that_it_knows_of_none() -> None:
    assert "No pair is on the ice, as far as this log knows." in drawn(EVENING, "now").lines


def test_a_pair_is_on_the_ice_from_the_call_to_its_confirmation() -> None:
    lines = _after(CALLED).lines
    assert "Women's 500 m, second race, the last pair" in lines
    assert lines.count("No passing known.") == 2
    gone = _after(
        STARTED,
        racing.ResultPublished(distance="w500", race=2, skater=LEERDAM, time="37.59"),
        DONE,
    )
    assert "No pair is on the ice, as far as this log knows." in gone.lines


def test_a_pair_of_which_something_is_known_and_nothing_confirmed_is_on_the_ice() -> None:
    lines = drawn(611, "now").lines
    assert "Women's 500 m, second race, the last pair" in lines
    assert "False start; no passing known." in lines
    assert not any("last J. Leerdam" in line for line in lines)


def test_who_started_falsely_a_second_time_is_out_if_that_is_confirmed() -> None:
    lines = drawn(612, "now").lines
    assert "DQ 6th in the distance, not confirmed" in lines
    assert "Second false start in the pair." in lines
    assert "If confirmed" in lines


def test_a_published_time_counts_already_and_stands_in_its_lane() -> None:
    lines = drawn(613, "now").lines
    assert "37.59 3rd, 2nd in the distance" in lines
    assert lines.index("37.59 3rd, 2nd in the distance") < lines.index("Marrit Fledderus")


def test_a_lane_has_its_word_and_the_colour_of_its_armband() -> None:
    drawn_anew = racing.PairChanged(distance="w500", race=2, pair="last", skaters=(FLEDDERUS, LEERDAM))
    site = after(drawn_anew, CALLED)
    main = str(now_page(site).main)
    assert "inner lane, white armband" in Read(main).text
    inner, outer = main.split('class="lane"')[1:]
    assert "band white" in inner
    assert ">Marrit Fledderus<" in inner
    assert "band red" in outer


def test_a_passing_is_shown_and_that_the_leaders_are_not_known() -> None:
    lines = _after(STARTED, passes(LEERDAM, "10.31")).lines
    assert "100 m 10.31" in lines
    assert "The leader's times there are not known." in lines


def test_a_passing_stands_beside_those_of_the_leader_and_of_the_last_rank_with_a_ticket() -> None:
    lines = _after(STARTED, passes(LEERDAM, "10.31"), finishes(LEERDAM, "36.80")).lines
    assert "passing time lap leader 3rd" in " ".join(lines)
    assert "500 m 36.80 26.49 −0.47 −0.66" in lines
    assert "3rd, the last rank with a ticket here: Isabel Grevelt, 37.46." in lines


def test_a_lap_is_told_only_from_line_to_line() -> None:
    lines = _after(STARTED, finishes(LEERDAM, "36.80")).lines
    assert "500 m 36.80 −0.47 −0.66" in lines


def test_what_would_change_if_it_is_confirmed_is_told_and_labelled() -> None:
    lines = _after(STARTED, finishes(LEERDAM, "36.80"), finishes(FLEDDERUS, "38.00")).lines
    assert "36.80 1st, 1st in the distance, not confirmed" in lines
    told = lines.index("If confirmed")
    assert lines[told + 1] == "Not confirmed by the referee yet; if it is, as it stands:"
    assert lines[told + 2].startswith("Marrit Fledderus: ")
    assert any(line.startswith("Femke Kok: ● certain, place ") for line in lines[told:])


def test_who_is_still_skating_stays_awaited_while_the_opponents_finish_is_supposed() -> None:
    lines = _after(STARTED, finishes(LEERDAM, "36.80"), passes(FLEDDERUS, "10.40")).lines
    assert "If confirmed" in lines
    assert "10.40 100 m" in lines
    assert "Has 37.56 already, and can only get better." in " ".join(lines)


def test_nothing_is_supposed_of_a_pair_that_is_still_skating() -> None:
    assert "If confirmed" not in _after(STARTED, passes(LEERDAM, "10.31")).lines


def test_a_skater_on_the_ice_has_the_time_that_is_enough_as_the_proof_says_it() -> None:
    lines = _after(STARTED).lines
    assert any("or faster is enough" in one or "No time here is enough by itself." in one for one in lines)


def test_a_clock_runs_only_from_an_instant_and_only_where_the_page_follows() -> None:
    instant = "2025-12-28T19:24:00+01:00"
    running = after(STARTED, at=instant)
    live = str(now_page(replace(running, live=True)).main)
    assert live.count('data-since="2025-12-28T18:24:00Z"') == 2
    assert "data-since" not in str(now_page(running).main)
    only_a_day = after(STARTED)
    assert "data-since" not in str(now_page(replace(only_a_day, live=True)).main)


def test_who_just_finished_has_rank_time_and_gaps() -> None:
    lines = drawn(606, "now").lines
    assert any(
        line.startswith("3rd Naomi Verkerk 37.68 +0.41 on the leader, +0.41 on 3rd, the last with a ticket")
        for line in lines
    ), lines


def test_the_pair_to_come_stands_where_it_will_skate_and_the_next_race_has_its_day() -> None:
    lines = drawn(BEFORE_THE_LAST_PAIR, "now").lines
    at = lines.index("Next: Women's 500 m, second race, the last pair")
    assert lines[at + 1 : at + 3] == ["Jutta Leerdam", "PB 37.01"]
    assert "PB 37.08" in lines
    assert "No passing known." not in lines
    assert not any(line.startswith("last Jutta Leerdam") for line in lines)
    assert "Women's 1500 m: Mon 29 Dec. Its hour was not announced." in lines


def test_a_pair_that_is_called_takes_the_place_where_it_was_announced() -> None:
    before, after_call = str(now_page(after()).main), str(now_page(after(CALLED)).main)
    for skater in (LEERDAM, FLEDDERUS):
        assert f'data-key="ice-w500-2-{skater}"' in before
        assert f'data-key="ice-w500-2-{skater}"' in after_call
    assert "Next: " not in after_call


def test_a_race_with_its_first_pair_on_the_ice_is_under_way_and_its_other_pairs_come_next() -> None:
    drawn_pairs = [
        racing.PairDrawn(distance="w1500", pair=f"p{n}", skaters=skaters, number=n)
        for n, skaters in enumerate((("joy-beune", "femke-kok"), ("angel-daleman", LEERDAM)), 1)
    ]
    called = racing.PairCalled(distance="w1500", pair="p1")
    lines = Read(str(now_page(after(*drawn_pairs, called, position=EVENING)).main)).lines
    assert any(line.startswith("2 Angel Daleman") and "Jutta Leerdam" in line for line in lines), lines
    assert not any(line.startswith("Women's 1500 m: Mon 29 Dec") for line in lines)


def test_the_second_pair_of_a_quartet_wears_yellow_and_blue() -> None:
    held = Race(1, drawn=Drawing(1, "seed", None, 4, quartets=True, fastest_first=False))
    for n in range(1, 5):
        held.pairs[f"p{n}"] = Pair(f"p{n}", [None], n, None, False, 1)
    worn = [(armband(held, one, Lane.INNER), armband(held, one, Lane.OUTER)) for one in held.pairs.values()]
    assert worn == [("white", "red"), ("yellow", "blue")] * 2
    assert armband(held, held.pairs["p1"], None) is None


def test_the_programme_of_the_day_says_when_the_ice_was_made_anew() -> None:
    lines = drawn(EVENING, "now").lines
    assert "The programme Sun 28 Dec" in lines
    assert any(
        line.startswith("17:08 Men's 10,000 m skated ice resurfaced after the pair Van de Bunt")
        for line in lines
    ), lines


def test_what_the_last_fact_changed_is_told_with_its_cause_and_the_others_are_counted() -> None:
    lines = drawn(EVENING, "now").lines
    assert any(line.startswith("Fact 618: ") for line in lines)
    assert (
        "Joy Beune: ○ in, waiting → ◐ certain by the order, because Femke Kok's first place on the 500 m "
        "made row 5 a doublure." in lines
    )
    assert "And 18 skaters more." in lines


def test_before_a_procedure_is_adopted_nothing_is_said_of_an_order() -> None:
    assert "What changed in the order" not in drawn(1, "now").lines


def test_the_page_stands_second_in_the_navigation_in_both_languages() -> None:
    for language, name in (("nl", "Nu"), ("en", "Now")):
        lines = drawn(EVENING, "", language).lines
        first = "Wie gaat er" if language == "nl" else "Who goes"
        assert lines.index(name) == lines.index(first) + 1
