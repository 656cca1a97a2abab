"""The packaged tournament: an honest log, from which everything that was reported follows."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from tests.tournaments.okt import (
    FACTS,
    NAME,
    PACKAGED,
    TEXT,
    head,
    outcome,
    ranks,
    tables,
    told,
)

from startbewijs.errors import Refused
from startbewijs.log.events.racing import (
    FinishTimed,
    PairDrawn,
    PassingTimed,
    RankPublished,
    ResultPublished,
)
from startbewijs.log.events.tournament import (
    EntriesClosed,
    EntryMade,
    MarkStated,
    ProcedureAdopted,
    SkaterRegistered,
    SourceCited,
    TournamentOpened,
)
from startbewijs.log.file import file_facts
from startbewijs.log.fold.folding import folded
from startbewijs.results.classification import (
    Basis,
    classification,
    race_classification,
    rank_groups,
)
from startbewijs.sport.competition import Status
from startbewijs.sport.distances import DISTANCES
from startbewijs.sport.times import RaceTime

STATE = folded(FACTS)
ZONE = ZoneInfo("Europe/Amsterdam")
HEAD = "90aaaa359fbf872651fda2d988ee27a563205d168805d3504a7996d4752dc35b"
COMPLETE = {"m5000", "m10000", "w1500", "m1000"}
"""The distances of which every result is known."""


# The log as a document


def test_log_is_the_one_that_was_published() -> None:
    assert head() == HEAD
    assert TEXT.endswith(f'"digest":"{HEAD}"}}\n')


def test_every_line_carries_its_digest_and_a_changed_one_is_found() -> None:
    lines = TEXT.splitlines()
    assert all('"digest":"' in line for line in lines[1:])
    forged = TEXT.replace('"time":"36.873"', '"time":"36.863"')
    assert forged != TEXT
    with pytest.raises(Refused, match="changed after it was recorded"):
        file_facts(forged, NAME)


def test_adopted_procedure_is_the_packaged_file_by_its_digest() -> None:
    path = PACKAGED / "procedures" / "knsb-2026.toml"
    if not path.is_file():
        pytest.skip("the procedure knsb-2026 is not packaged yet")
    (adopted,) = told(ProcedureAdopted)
    assert adopted.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (adopted.procedure, adopted.version) == ("knsb-2026", "1")


def test_every_fact_but_the_first_names_a_source() -> None:
    unsourced = [fact.event for fact in FACTS if not fact.sources and not isinstance(fact.event, SourceCited)]
    assert unsourced == told(TournamentOpened)


def test_every_source_is_cited_once_and_used_by_the_very_next_fact_that_is_no_citation() -> None:
    cited = Counter(event.key for event in told(SourceCited))
    assert set(cited.values()) == {1}
    assert set(cited) == {key for fact in FACTS for key in fact.sources}
    waiting: set[str] = set()
    for fact in FACTS:
        if isinstance(fact.event, SourceCited):
            waiting.add(fact.event.key)
        else:
            assert waiting <= set(fact.sources), fact.position
            waiting.clear()


def test_no_fact_rests_on_a_page_of_a_later_day() -> None:
    published = {event.key: event.published for event in told(SourceCited)}
    for fact in FACTS:
        day = fact.recorded.local_day(ZONE).isoformat()
        for page in (published[key] for key in fact.sources):
            assert page is None or page[:10] <= day[: len(page)], fact.position


def test_only_official_lists_and_reasoning_carry_no_date_of_their_own() -> None:
    assert {event.key for event in told(SourceCited) if event.published is None} == {
        "ssi_isu_copy",
        "okt500_tool",
        "knsb_api_copy",
        "isu_sheets",
        "press_profiles",
        "derived",
        "bsn",
    }


def test_nothing_was_known_before_it_happened() -> None:
    for fact in FACTS:
        assert fact.happened.earliest(ZONE) <= fact.recorded.latest(ZONE), fact.position


def test_what_follows_from_other_figures_says_how() -> None:
    for fact in FACTS:
        if "derived" in fact.sources:
            assert fact.why, fact.position
    exact = [event for event in told(ResultPublished) if event.basis is None and event.time is not None]
    thousandths = {event.distance for event in exact if RaceTime.parse(event.time or "").digits == 3}
    assert thousandths == {"w500", "m500", "w1500"}, "elsewhere only hundredths were printed"


def test_every_result_is_a_taken_over_publication() -> None:
    assert not told(FinishTimed)
    assert {event.source for event in told(PassingTimed)} == {"publication"}


def test_every_pair_that_was_drawn_is_confirmed_before_its_distance_closes() -> None:
    pairs = [
        pair for c in STATE.contests.values() for race in c.races.values() for pair in race.pairs.values()
    ]
    assert len(pairs) == len(told(PairDrawn)) == 43
    assert all(pair.confirmed for pair in pairs)


def test_splits_are_the_three_that_were_published() -> None:
    assert outcome(STATE, "w1000", "jutta-leerdam").splits == ((200, RaceTime.parse("17.6")),)
    assert outcome(STATE, "m500", "jenning-de-boo", 2).splits == ((100, RaceTime.parse("9.58")),)
    assert outcome(STATE, "m500", "sebas-diniz", 2).splits == ((100, RaceTime.parse("9.48")),)


def test_lanes_that_nobody_confirmed_stay_unknown() -> None:
    assert told(PairDrawn)
    assert not told(PairDrawn, lanes=True)


# People


def test_one_skater_has_one_id_and_one_name() -> None:
    registered = told(SkaterRegistered)
    assert len({event.skater for event in registered}) == len(registered) == len(STATE.skaters)
    assert len({skater.name for skater in STATE.skaters.values()}) == len(registered)


@pytest.mark.parametrize(
    ("id_", "given", "prefix", "surname"),
    [
        ("stijn-van-de-bunt", "Stijn", "van de", "Bunt"),
        ("mats-van-den-bos", "Mats", "van den", "Bos"),
        ("dai-dai-n-tab", "Dai Dai", "", "N'tab"),
        ("sanne-in-t-hof", "Sanne", "in 't", "Hof"),
        ("mette-ten-cate", "Mette", "ten", "Cate"),
        ("antoinette-rijpma-de-jong", "Antoinette", "", "Rijpma-de Jong"),
        ("chloe-hoogendoorn", "Chloé", "", "Hoogendoorn"),
    ],
)
def test_names_are_split_the_dutch_way(id_: str, given: str, prefix: str, surname: str) -> None:
    skater = STATE.skaters[id_]
    assert (skater.given, skater.prefix, skater.surname) == (given, prefix, surname)


def test_every_registered_skater_is_entered_and_every_holder_of_a_mark_is_known() -> None:
    assert {event.skater for event in told(EntryMade)} == set(STATE.skaters)
    for event in told(MarkStated):
        if event.kind == "PB":
            assert event.skater in STATE.skaters
        elif event.holder is not None and event.holder.islower():
            assert event.holder in STATE.skaters


def test_track_record_without_a_published_value_is_a_mark_without_a_time() -> None:
    (mark,) = [event for event in told(MarkStated) if event.time is None]
    assert (mark.kind, mark.distance, mark.holder) == ("TR", "w500", None)


def test_published_record_is_faster_than_the_mark_before_it() -> None:
    improved = [record for record in STATE.records if record.old is not None]
    assert {record.skater for record in improved} >= {"stijn-van-de-bunt", "marijke-groenewoud"}
    for record in improved:
        assert record.old is not None
        assert record.time.beats(record.old), record.skater


# Fields


def test_fields_are_closed_before_the_first_race() -> None:
    first_result = next(fact.position for fact in FACTS if isinstance(fact.event, ResultPublished))
    closings = [fact for fact in FACTS if isinstance(fact.event, EntriesClosed)]
    assert len(closings) == len(DISTANCES)
    assert all(fact.position < first_result for fact in closings)


def test_field_is_whole_where_everyone_who_started_or_withdrew_is_known() -> None:
    whole = {
        contest.distance.key: len(contest.entrants)
        for contest in STATE.contests.values()
        if contest.all_known
    }
    assert whole == {"w500": 22, "w1000": 20, "w1500": 21, "m1000": 20, "m5000": 18, "m10000": 13}


@pytest.mark.parametrize(
    ("skater", "distance"),
    [
        ("dai-dai-n-tab", "m500"),
        ("antoinette-rijpma-de-jong", "w3000"),
        ("kim-talsma", "w3000"),
        ("merel-conijn", "w1500"),
        ("bart-hoolwerf", "m10000"),
    ],
)
def test_withdrawn_skater_stands_below_with_the_reason(skater: str, distance: str) -> None:
    withdrawn = outcome(STATE, distance, skater)
    assert withdrawn.status is Status.WDR
    assert withdrawn.why


# Ranks: what was published and what follows from the times


@pytest.mark.parametrize("key", sorted(COMPLETE))
def test_ranks_from_times_alone_are_the_published_ranks_where_every_result_is_known(key: str) -> None:
    assert not told(RankPublished, distance=key), "nothing is taken over here"
    printed = {event.skater: event.rank for event in told(ResultPublished, distance=key)}
    table = classification(STATE.contest(key))
    assert table.complete
    assert {line.basis for line in table.lines if line.rank} == {Basis.TIMES}
    assert ranks(table) == printed


def test_first_500_m_of_the_women_is_ordered_by_its_own_thousandths() -> None:
    table = race_classification(STATE.contest("w500"), 1)
    assert not any(event.rank for event in told(ResultPublished, distance="w500"))
    assert [line.rank for line in table.lines] == list(range(1, 23))


def test_published_rank_never_contradicts_the_times() -> None:
    checked = 0
    for contest, table in tables(STATE):
        for line in table.lines:
            if line.rank is None:
                continue
            faster = [o for o in table.lines if o.time and line.time and o.time.beats(line.time)]
            slower = [o for o in table.lines if o.time and line.time and line.time.beats(o.time)]
            assert line.rank >= 1 + len(faster), (contest.distance, line.skater)
            assert all(other.rank is None or other.rank > line.rank for other in slower)
            assert line.rank <= len(contest.entrants) or not contest.all_known
            checked += line.basis is Basis.PUBLISHED
    assert checked >= 28


def test_final_ranks_are_those_of_the_reports() -> None:
    incomplete = [contest for contest in STATE.contests.values() if contest.distance.key not in COMPLETE]
    found = {
        contest.distance.key: " ".join(*zip(*rank_groups(classification(contest)), strict=True))
        for contest in incomplete
    }
    assert found == {
        "w500": "femke-kok jutta-leerdam anna-boersma isabel-grevelt angel-daleman",
        "w1000": "femke-kok suzanne-schulting naomi-verkerk chloe-hoogendoorn",
        "w3000": "marijke-groenewoud joy-beune merel-conijn bente-kerkhoff sanne-in-t-hof",
        "w5000": "merel-conijn bente-kerkhoff marijke-groenewoud evelien-vijn joy-beune sanne-in-t-hof",
        "m500": "jenning-de-boo sebas-diniz joep-wennemars",
        "m1500": "joep-wennemars tijmen-snel tim-prins kjeld-nuis",
    }


def test_rank_between_two_published_ones_is_found_and_not_recorded() -> None:
    line = classification(STATE.contest("w5000")).line("evelien-vijn")
    assert line is not None
    assert (line.rank, line.basis) == (4, Basis.BETWEEN)
    assert not told(RankPublished, distance="w5000", skater="evelien-vijn")


def test_rank_that_nobody_published_and_nothing_decides_stays_unknown() -> None:
    women, men = classification(STATE.contest("w500")), classification(STATE.contest("m500"))
    fledderus, westenbroek = women.line("marrit-fledderus"), men.line("stefan-westenbroek")
    assert fledderus is not None
    assert westenbroek is not None
    assert (fledderus.rank, fledderus.at_best) == (None, 6)
    assert (westenbroek.rank, westenbroek.at_best) == (None, 4)


def test_third_and_fourth_of_the_mens_1000_m_are_parted_by_five_thousandths() -> None:
    table = classification(STATE.contest("m1000"))
    third, fourth = table.lines[2], table.lines[3]
    assert (third.skater, str(third.time), third.separated) == ("kjeld-nuis", "1:07.54", True)
    assert (fourth.skater, str(fourth.time), fourth.separated) == ("tim-prins", "1:07.54", True)
    assert third.time is not None
    assert fourth.time is not None
    assert fourth.time.ms - third.time.ms == 5
