"""A start list shows lanes, quartets and empty places as they are."""

from __future__ import annotations

from tests.building import Log
from tests.log.fold.test_drawing import drawn
from tests.publish.test_racing import line, page, snapshot

from startbewijs.log.events import drawing, racing, tournament
from startbewijs.publish.subjects.racing import results
from startbewijs.publish.subjects.schedule import startlist
from startbewijs.sport.distances import Distance

W1500 = Distance.of("w1500")


def test_who_skates_alone_in_the_outer_lane_stands_there() -> None:
    log = drawn()
    log.add(racing.PairChanged(distance="w1500", pair="2", skaters=("cat",), lane="outer"), why="bea is ill")
    text = page(startlist(snapshot(log), W1500))
    assert line(text, "Ann") == "1 Ann Ann skates alone"
    assert line(text, "Cat", "alone") == "2 skates alone Cat Cat"
    head, row = (next(one for one in text.splitlines() if word in one) for word in ("outer lane", "Cat Cat"))
    assert row.index("Cat Cat") == head.index("outer lane")
    text = page(results(snapshot(log), W1500))
    head, row = (next(one for one in text.splitlines() if word in one) for word in ("outer lane", "Cat Cat"))
    assert row.index("Cat Cat") == head.index("outer lane")


def test_pairs_that_share_the_ice_stand_under_their_quartet() -> None:
    log = Log().announces("w1500").enters("w1500", "ann", "bea", "cat", "dee", "eve")
    log.add(drawing.DrawMade(distance="w1500", method="lots-1", seed="1", pairs=3, quartets=True))
    log.draws("w1500", "1", "ann", number=1).draws("w1500", "2", "bea", "cat", number=2)
    log.draws("w1500", "3", "dee", "eve", number=3)
    answer = startlist(snapshot(log), W1500)
    order = [
        word
        for one in page(answer).splitlines()
        for word in ("quartet 1", "quartet 2", "Ann", "Bea", "Dee")
        if word in one
    ]
    assert order == ["quartet 1", "Ann", "quartet 2", "Bea", "Dee"]
    assert [one["quartet"] for one in answer.data["starts"]] == [1, 2, 2, 2, 2]


def test_a_pair_that_is_not_skated_is_said_with_the_reason() -> None:
    log = drawn()
    log.add(drawing.PairCancelled(distance="w1500", pair="1"), why="ann meets cat")
    assert "· Pair 1 is not skated: ann meets cat" in page(startlist(snapshot(log), W1500))


def test_whose_lane_will_stay_empty_is_not_shown_as_a_starter() -> None:
    log = drawn()
    log.add(tournament.EntryWithdrawn(distance="w1500", skater="bea"), why="ill")
    assert line(page(startlist(snapshot(log), W1500)), "Cat") == "2 Bea Bea, withdrawn Cat Cat"


def test_bests_that_were_brought_have_a_column_where_one_is_known() -> None:
    log = drawn()
    assert not {"PB", "SB"} & set(page(startlist(snapshot(log), W1500)).split())
    log.add(tournament.MarkStated(kind="SB", distance="w1500", time="1:56.400", skater="ann"))
    answer = startlist(snapshot(log), W1500)
    text = page(answer)
    assert "1:56.40" in line(text, "Ann")
    assert "SB: season best that was brought to the tournament." in text
    assert not {"PB"} & set(text.split())
    log.add(tournament.MarkStated(kind="PB", distance="w1500", time="1:55.10", skater="bea"))
    text = page(startlist(snapshot(log), W1500))
    head = next(one for one in text.splitlines() if "outer lane" in one)
    assert head.split().count("SB") == head.split().count("PB") == 2
    (ann,) = [one for one in answer.data["starts"] if one["skater"]["id"] == "ann"]
    assert (ann["season_best"]["text"], ann["personal_best"]) == ("1:56.400", None)
