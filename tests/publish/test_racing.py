"""Races, start lists and classifications of small tournaments, where the packaged one has no example."""

from __future__ import annotations

import io

import pytest
from tests.building import Log

from startbewijs.log.events import racing, tournament
from startbewijs.publish.answer import Answer
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.classified import classified
from startbewijs.publish.subjects.racing import results
from startbewijs.publish.subjects.recordbook import recordbook
from startbewijs.publish.subjects.schedule import programme, startlist
from startbewijs.publish.subjects.shelf import verification
from startbewijs.publish.terminal import draw
from startbewijs.publish.words import spoken
from startbewijs.sport.distances import Distance

W500 = Distance.of("w500")


def snapshot(log: Log) -> Snapshot:
    return Snapshot(log.state, tuple(log.facts), len(log.facts))


def page(answer: Answer, language: str = "en") -> str:
    file = io.StringIO()
    draw(answer.page(spoken(language)), file)
    return file.getvalue()


def line(text: str, *words: str) -> str:
    found = [one for one in text.splitlines() if all(word in one for word in words)]
    assert len(found) == 1, text
    return " ".join(found[0].split())


def single() -> Log:
    return Log().announces("w500").enters("w500", "anna", "bea", "cato", "dora")


def test_pairs_are_shown_with_their_lanes_and_the_winner_first_on_the_list() -> None:
    log = single().skates("w500", {"anna": "38.50", "bea": "38.40"}, pair="one", number=1)
    text = page(results(snapshot(log), W500))
    assert line(text, "inner lane") == "pair inner lane outer lane"
    assert line(text, "1 ", "38.50", "38.40") == "1 Anna Anna 38.50 Bea Bea 38.40"
    assert line(text, "+0.10").startswith("2 ")


def test_a_race_under_way_says_how_many_are_to_come() -> None:
    log = single().skates("w500", {"anna": "38.50", "bea": "38.40"})
    text = page(results(snapshot(log), W500))
    assert "under way, 2 skaters to come" in text
    assert "Cato" not in text


def test_a_pair_that_is_not_confirmed_has_no_times_yet() -> None:
    log = single().draws("w500", "one", "anna", "bea").times("w500", "one", "anna", "38.50")
    assert "38.50" not in page(results(snapshot(log), W500))


def test_a_race_before_the_draw_says_so() -> None:
    assert "Not skated yet, and no pair drawn." in page(results(snapshot(single()), W500))


def test_a_re_skate_is_a_pair_of_its_own_with_its_own_time() -> None:
    log = single().draws("w500", "one", "anna", "bea", number=1)
    log.times("w500", "one", "anna", "39.90").times("w500", "one", "bea", "38.40")
    log.add(racing.SkaterHindered(distance="w500", pair="one", skater="anna", where="crossing"))
    log.confirms("w500", "one")
    log.add(racing.ReskateGranted(distance="w500", pair="one", skater="anna"))
    assert "may skate again" in page(results(snapshot(log), W500))
    log.skates("w500", {"anna": "38.10"}, pair="again", reskate=True)
    text = page(results(snapshot(log), W500))
    assert line(text, "hindered") == "1 Anna Anna 38.10 hindered at the crossing, skated again"
    assert line(text, "39.90", "Bea") == "1 Anna Anna 39.90 Bea Bea 38.40"
    assert line(text, "re-skate") == "re-skate Anna Anna 38.10"


def test_the_ice_may_be_resurfaced_before_the_first_pair() -> None:
    log = single()
    log.add(racing.ResurfacingHeld(distance="w500"))
    assert "The ice was resurfaced before this race." in page(results(snapshot(log), W500))
    log.skates("w500", {"anna": "38.50", "bea": "38.40"})
    text = page(results(snapshot(log), W500))
    assert text.index("ice resurfaced") > text.index("+0.10")


def test_a_warning_and_a_code_are_remarks() -> None:
    log = single().draws("w500", "one", "anna", "bea")
    log.add(racing.WarningGiven(distance="w500", pair="one", skater="anna", code="T08"))
    log.add(racing.SkaterDisqualified(distance="w500", pair="one", skater="bea", code="T06"))
    log.times("w500", "one", "anna", "38.50").confirms("w500", "one")
    text = page(results(snapshot(log), W500))
    assert line(text, "warning").endswith("38.50 warning (T08)")
    assert line(text, "code").endswith("DQ code T06")


def test_second_false_start_of_the_pair_is_told_of_whoever_caused_it() -> None:
    log = single().draws("w500", "one", "anna", "bea")
    for skater in ("anna", "bea"):
        log.add(racing.FalseStart(distance="w500", pair="one", skater=skater))
    log.times("w500", "one", "anna", "38.50").confirms("w500", "one")
    text = page(results(snapshot(log), W500))
    assert line(text, "second").endswith("DQ second false start in the pair")
    assert line(text, "Anna Anna", "false").endswith("38.50 false start")
    assert "tweede valse start in de rit" in page(results(snapshot(log), W500), "nl")


def test_a_false_start_by_nobody_known_is_told_with_its_pair() -> None:
    log = single().draws("w500", "ten", "anna", "bea", number=10).draws("w500", "no", "cato", None)
    log.add(racing.FalseStart(distance="w500", pair="ten", skater=None))
    log.add(racing.FalseStart(distance="w500", pair="no", skater=None))
    text = page(results(snapshot(log), W500))
    assert "Pair 10 (Anna – Bea): one false start; by whom was not published." in text
    assert "The pair Cato – not published: one false start; by whom was not published." in text
    text = page(results(snapshot(log), W500), "nl")
    assert "Rit 10 (Anna – Bea): een valse start; door wie is niet gepubliceerd." in text


def test_what_is_known_of_a_result_that_was_not_published_is_told() -> None:
    log = single().draws("w500", "one", "anna", "bea")
    log.add(racing.SkaterFell(distance="w500", pair="one", skater="anna"))
    log.publishes("w500", {"cato": "38.00"}).add(racing.RankPublished(distance="w500", skater="bea", rank=2))
    text = page(results(snapshot(log.closes("w500")), W500))
    assert line(text, "fell").endswith("Anna Anna · fell; result not published")
    assert line(text, "Bea Bea", "time not") == "2 Bea Bea · time not published"
    assert "Result not published: Dora Dora." in text


def test_a_published_rank_that_the_times_contradict_is_told_with_its_distance_and_in_the_check() -> None:
    log = single().publishes("w500", {"anna": "38.00", "bea": "38.50"})
    for skater, rank in (("anna", 2), ("bea", 1)):
        log.add(racing.RankPublished(distance="w500", skater=skater, rank=rank))
    found = snapshot(log.closes("w500"))
    said = "Bea Bea (1st) stands before Anna Anna (38.00), who was faster."
    for answer in (classified(found, W500), verification(found, 9, "0" * 64, None)):
        assert said in " ".join(page(answer).split())
        assert "weerspreken de tijden" in " ".join(page(answer, "nl").split())
    assert classified(found, W500).data["contradictions"] == [["bea", "anna"]]


def test_thousandths_that_separate_stand_in_the_pairs_too() -> None:
    log = single().skates("w500", {"anna": "38.502", "bea": "38.507"}, pair="one", number=1)
    text = page(results(snapshot(log), W500))
    assert line(text, "38.502", "38.507") == "1 Anna Anna 38.502 Bea Bea 38.507"


def test_level_skaters_share_their_rank() -> None:
    log = single().skates("w500", {"anna": "38.123", "bea": "38.123"})
    log.skates("w500", {"cato": "38.124", "dora": "39.00"}, pair="two").closes("w500")
    text = page(classified(snapshot(log), W500))
    assert line(text, "Anna Anna").startswith("1 Anna Anna 38.12")
    assert line(text, "Bea Bea").startswith("1 Bea Bea 38.12")
    assert line(text, "Cato Cato").startswith("3 Cato Cato 38.124")
    data = classified(snapshot(log), W500).data["classification"]
    assert [one["level_with"] for one in data[:2]] == [["bea"], ["anna"]]


def test_times_that_the_published_decimals_do_not_separate_are_marked() -> None:
    log = single().publishes("w500", {"anna": "38.12", "bea": "38.12", "cato": "38.50", "dora": "DNF"})
    text = page(classified(snapshot(log.closes("w500")), W500))
    assert line(text, "Anna Anna").startswith("= Anna Anna 38.12")
    assert "= the published decimals do not separate this time from another" in text
    assert line(text, "Dora Dora") == "Dora Dora did not finish"


def test_a_classification_under_way_is_marked_as_it_stands() -> None:
    log = single().skates("w500", {"anna": "38.50", "bea": "38.40"})
    text = page(classified(snapshot(log), W500))
    assert "s as it stands, the distance is under way" in text
    assert line(text, "Bea Bea").startswith("1 s Bea Bea 38.40")


def test_the_sum_of_two_races_is_said_to_count() -> None:
    log = Log().announces("w500", counting="sum").enters("w500", "anna")
    log.skates("w500", {"anna": "38.50"}).skates("w500", {"anna": "38.40"}, race=2, pair="x")
    text = page(classified(snapshot(log.closes("w500")), W500))
    assert "skated twice, the sum of both times counts" in text
    assert line(text, "Anna Anna") == "1 Anna Anna 38.50 38.40 1:16.90"


def test_a_start_list_tells_who_skates_alone_and_who_is_not_known() -> None:
    log = single().draws("w500", "one", "anna", number=1).draws("w500", "two", "bea", None, number=2)
    log.add(tournament.EntryWithdrawn(distance="w500", skater="dora"), why="a cold")
    text = page(startlist(snapshot(log), W500))
    assert line(text, "Anna") == "1 Anna Anna skates alone"
    assert line(text, "Bea") == "2 Bea Bea not published"
    assert "Entered, pair not known: Cato Cato." in text
    assert "– Dora Dora: a cold" in text


def test_a_start_list_shows_the_personal_best_that_was_brought() -> None:
    log = single()
    log.add(tournament.MarkStated(kind="PB", distance="w500", skater="anna", time="37.90"))
    text = page(startlist(snapshot(log.draws("w500", "one", "anna", "bea")), W500))
    assert line(text, "Anna Anna").endswith("Anna Anna 37.90 Bea Bea")


def test_an_equalled_record_and_one_nobody_published_are_told() -> None:
    log = single()
    log.add(tournament.MarkStated(kind="TR", distance="w500", holder="Somebody", time="38.40"))
    log.skates("w500", {"anna": "38.401", "bea": "38.30"})
    text = page(recordbook(snapshot(log)))
    assert line(text, "equalled") == "track record equalled ∗ women's 500 m Anna Anna 38.40 38.40 Somebody"
    assert "Marked ∗: follows from the mark that stood" in text


def test_a_tournament_without_a_programme_says_so() -> None:
    assert "No programme has been set." in page(programme(snapshot(Log())))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_tournament_that_has_only_been_opened_has_pages(language: str) -> None:
    for answer in (programme(snapshot(Log())), recordbook(snapshot(Log()))):
        assert page(answer, language).strip()


def timed_twice() -> Log:
    log = single().draws("w500", "one", "anna", "bea")
    for skater, metres, time, source in (
        ("anna", 100, "10.41", "transponder"),
        ("anna", 500, "38.512", "transponder"),
        ("anna", 500, "38.508", "photo_finish"),
        ("bea", 500, "38.20", "hand"),
        ("bea", 500, "38.30", "hand"),
    ):
        log.add(
            racing.PassingTimed(
                distance="w500",
                pair="one",
                skater=skater,
                metres=metres,
                time=time,
                source=source,  # type: ignore[arg-type]
            )
        )
    return log.confirms("w500", "one")


def test_every_clock_at_the_finish_is_shown_with_the_one_that_counts() -> None:
    text = page(results(snapshot(timed_twice()), W500))
    assert line(text, "photo finish", "transponder") == "skater at photo finish transponder by hand counts"
    assert line(text, "38.512") == "Anna Anna 500 m 38.508 38.512 photo finish"
    assert line(text, "(was 38.40)") == "Bea Bea 500 m 38.50 (was 38.40) by hand"
    assert "with 0.20 s added and in hundredths; it sets no record." in " ".join(text.split())


def test_a_result_by_hand_says_so_beside_the_time() -> None:
    text = page(results(snapshot(timed_twice()), W500))
    assert "timed by hand, 0.20 s added" in line(text, "timed by hand")
    assert "met de hand geklokt, 0,20 s bijgeteld" in page(results(snapshot(timed_twice()), W500), "nl")


def test_clocks_are_not_mentioned_where_one_alone_timed_everybody() -> None:
    log = single().skates("w500", {"anna": "38.50", "bea": "38.40"})
    assert "Clocks" not in page(results(snapshot(log), W500))


def test_the_change_of_clocks_before_the_finish_has_a_line_of_its_own() -> None:
    log = Log().announces("w1000").enters("w1000", "anna").draws("w1000", "one", "anna")
    for metres, time, source in (
        (200, "18.885", "transponder"),
        (600, "47.902", "beam"),
        (1000, "1:20.261", "beam"),
    ):
        log.add(
            racing.PassingTimed(
                distance="w1000",
                pair="one",
                skater="anna",
                metres=metres,
                time=time,
                source=source,  # type: ignore[arg-type]
            )
        )
    text = page(results(snapshot(log.confirms("w1000", "one")), Distance.of("w1000")))
    assert line(text, "Anna Anna", "beam") == "Anna Anna 600 m 47.902 beam"


def test_every_recorded_time_is_in_the_json() -> None:
    (anna, bea) = results(snapshot(timed_twice()), W500).data["results"][:2]
    found = {one["skater"]["id"]: one["clocked"] for one in (anna, bea)}
    assert [(one["metres"], one["source"], one["counts"]) for one in found["anna"]] == [
        (100, "transponder", True),
        (500, "photo_finish", True),
        (500, "transponder", False),
    ]
    assert [(one["given"]["text"], one["time"]["text"], one["replaced"]) for one in found["bea"]] == [
        ("38.20", "38.40", True),
        ("38.30", "38.50", False),
    ]
