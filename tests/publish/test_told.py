"""Every kind of fact is a sentence a person can read, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.building import Log

from startbewijs.log.events import decisions, drawing, hall, kinds, racing, tournament
from startbewijs.log.events.base import Event
from startbewijs.log.facts import EVENTS, wire_name
from startbewijs.publish.subjects import told as telling
from startbewijs.publish.subjects.logbook import KINDS
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import spoken

NL, EN = spoken("nl"), spoken("en")


def log() -> Log:
    return Log().announces("w500", counting="best").enters("w500", "anna", "bea")


IN_PAIR: dict[str, Any] = {"distance": "w500", "race": 2, "pair": "1"}
ON_ANNA: dict[str, Any] = IN_PAIR | {"skater": "anna"}


@pytest.mark.parametrize(
    ("event", "english", "dutch"),
    [
        (
            tournament.ProgrammeSet(
                day="2025-12-27",
                blocks=(
                    tournament.Block(distance="w500", start="14:30", resurfacings=(6,)),
                    tournament.Block(distance="w500", race=2, pause=20),
                ),
            ),
            "programme of Sat 27 Dec 2025: 14:30 women's 500 m, first race (ice made anew after pair 6); "
            "break of 20 minutes; women's 500 m, second race",
            "programma van za 27 dec 2025: 14.30 500 m vrouwen, eerste race (dweil na rit 6); "
            "20 minuten pauze; 500 m vrouwen, tweede race",
        ),
        (
            racing.FalseStart(**IN_PAIR, skater="anna"),
            "women's 500 m, second race: false start by Anna Anna",
            "500 m vrouwen, tweede race: valse start van Anna Anna",
        ),
        (
            racing.FalseStart(**IN_PAIR, skater=None),
            "women's 500 m, second race: false start in pair 1, by whom was not published",
            "500 m vrouwen, tweede race: valse start in rit 1, door wie is niet gepubliceerd",
        ),
        (
            racing.PassingTimed(**ON_ANNA, metres=100, time="10.45", source="beam"),
            "women's 500 m, second race: Anna Anna passes 100 m in 10.45 (beam)",
            "500 m vrouwen, tweede race: doorkomst Anna Anna op 100 m in 10,45 (lichtsluis)",
        ),
        (
            racing.SkaterHindered(**ON_ANNA, where="crossing"),
            "women's 500 m, second race: Anna Anna is hindered at the crossing",
            "500 m vrouwen, tweede race: Anna Anna wordt gehinderd op de kruising",
        ),
        (
            racing.ResultPublished(distance="w500", skater="bea", time="37.242", rank=2),
            "women's 500 m, first race: Bea Bea 37.242, rank 2",
            "500 m vrouwen, eerste race: Bea Bea 37,242, rang 2",
        ),
        (
            racing.ResultPublished(distance="w500", skater="bea"),
            "women's 500 m, first race: Bea Bea not published",
            "500 m vrouwen, eerste race: Bea Bea niet gepubliceerd",
        ),
        (
            racing.PairDrawn(**IN_PAIR, skaters=("anna", None), number=1),
            "women's 500 m, second race: pair 1 is Anna Anna and not published",
            "500 m vrouwen, tweede race: rit 1 is Anna Anna en niet gepubliceerd",
        ),
        (
            racing.PairDrawn(**IN_PAIR, skaters=("anna", "bea"), from_end=2),
            "women's 500 m, second race: the last pair but one is Anna Anna and Bea Bea",
            "500 m vrouwen, tweede race: de voorlaatste rit is Anna Anna en Bea Bea",
        ),
        (
            racing.PairDrawn(**IN_PAIR, skaters=("anna", "bea")),
            "women's 500 m, second race: Anna Anna and Bea Bea form a pair",
            "500 m vrouwen, tweede race: Anna Anna en Bea Bea vormen een rit",
        ),
        (
            racing.PairDrawn(**IN_PAIR, skaters=("anna",)),
            "women's 500 m, second race: Anna Anna skates alone",
            "500 m vrouwen, tweede race: Anna Anna rijdt alleen",
        ),
        (
            racing.PairDrawn(**IN_PAIR, skaters=("anna",), reskate=True),
            "women's 500 m, second race: re-skate of Anna Anna",
            "500 m vrouwen, tweede race: overrijden van Anna Anna",
        ),
        (
            racing.PairChanged(**IN_PAIR, skaters=("anna", "bea")),
            "women's 500 m, second race: a pair becomes Anna Anna and Bea Bea",
            "500 m vrouwen, tweede race: een rit wordt Anna Anna en Bea Bea",
        ),
        (
            racing.ConditionsMeasured(distance="w500", ice=-75, air=102, humidity=400, pressure=1010),
            "women's 500 m, first race: measured ice -7.5 °C, air 10.2 °C, humidity 40.0 %, 1010 hPa",
            "500 m vrouwen, eerste race: gemeten ijs -7,5 °C, lucht 10,2 °C, vochtigheid 40,0 %, 1010 hPa",
        ),
        (
            decisions.DesignationMade(kind="team", skater="anna", event="w-team-pursuit"),
            "Anna Anna is designated for the team, for the women's team pursuit",
            "Anna Anna is aangewezen voor de ploeg, voor de ploegenachtervolging vrouwen",
        ),
        (
            decisions.SkaterReplaced(out="anna", into="bea", event="w500"),
            "Bea Bea replaces Anna Anna on the women's 500 m",
            "Bea Bea vervangt Anna Anna op de 500 m vrouwen",
        ),
        (
            drawing.DrawMade(distance="w500", race=2, method="lots-1", seed="4711", pairs=10),
            "women's 500 m, second race: 10 pairs are drawn with the seed “4711”",
            "500 m vrouwen, tweede race: 10 ritten geloot met de lootsleutel “4711”",
        ),
        (
            drawing.DrawMade(distance="w500", race=2, method="published", pairs=1),
            "women's 500 m, second race: a draw of 1 pair, taken over as it was published",
            "500 m vrouwen, tweede race: een loting van 1 rit, overgenomen zoals gepubliceerd",
        ),
        (
            tournament.DistanceAnnounced(distance="w1000", counting="best", second_draw="ranking"),
            "women's 1000 m will be skated twice, the better time counts; the second race is drawn by the "
            "ranking of the first",
            "1000 m vrouwen wordt twee keer gereden, de beste tijd telt; de tweede race wordt geloot op de "
            "uitslag van de eerste",
        ),
        (
            drawing.PairCancelled(**IN_PAIR),
            "women's 500 m, second race: pair 1 is not skated",
            "500 m vrouwen, tweede race: rit 1 wordt niet gereden",
        ),
        (
            kinds.CombinationAnnounced(
                combination="w-sprint",
                parts=(kinds.Part(distance="w500"), kinds.Part(distance="w500", race=2)),
            ),
            "women's sprint: the points of women's 500 m, women's 500 m (2) together",
            "sprint vrouwen: de punten van 500 m vrouwen, 500 m vrouwen (2) samen",
        ),
        (
            kinds.MassStartDrawn(event="w-mass-start", race="semi-1", skaters=("anna", "bea")),
            "women's mass start, semi-final 1: 2 skaters start",
            "massastart vrouwen, halve finale 1: 2 rijders starten",
        ),
        (
            kinds.SprintJudged(event="w-mass-start", lap=4, skaters=("bea", "anna")),
            "women's mass start: the sprint after lap 4 goes to Bea Bea, Anna Anna",
            "massastart vrouwen: de sprint na ronde 4 is voor Bea Bea, Anna Anna",
        ),
        (
            kinds.MassStartFinished(event="w-mass-start", finishes=(kinds.Finish(skater="anna"),)),
            "women's mass start: Anna Anna is the first to finish",
            "massastart vrouwen: Anna Anna finisht als eerste",
        ),
        (
            kinds.PursuitTeamSkated(event="m-team-pursuit", heat="1", team="noord", status="DNF"),
            "men's team pursuit: noord in heat 1: DNF",
            "ploegenachtervolging mannen: noord in rit 1: DNF",
        ),
        (
            hall.WallSet(results="released"),
            "the wall of the hall shows a result once the speaker releases it",
            "de muur in de hal toont een uitslag zodra de speaker hem vrijgeeft",
        ),
        (
            tournament.HandCorrectionSet(correction="0.24"),
            "a hand time counts 0.24 s more than was read",
            "een handtijd telt 0,24 s meer dan is afgelezen",
        ),
        (
            tournament.MarkStated(kind="TR", distance="w500", holder="Somebody Else"),
            "track record on the women's 500 m until now: not published, Somebody Else",
            "baanrecord op de 500 m vrouwen tot nu toe: niet gepubliceerd, Somebody Else",
        ),
    ],
    ids=lambda value: wire_name(type(value)) if isinstance(value, Event) else "",
)
def test_a_fact_is_told_in_both_languages(event: Event, english: str, dutch: str) -> None:
    state = log().state
    assert told(event, state, EN) == english
    assert told(event, state, NL) == dutch


def test_every_kind_of_fact_can_be_told() -> None:
    assert set(telling._TOLD) == set(EVENTS)


def test_kinds_are_named_without_their_version() -> None:
    assert "start.false" in KINDS
    assert not [kind for kind in KINDS if re.search(r"/\d", kind)]


def test_a_skater_whom_nobody_registered_is_told_by_id() -> None:
    event = decisions.TicketDeclined(skater="nobody-here")
    assert told(event, log().state, EN) == "nobody-here does not go to the Games"


def test_a_pair_without_a_number_is_called_by_who_skate_in_it() -> None:
    found = log().draws("w500", "anna-bea", "anna", "bea")
    found.draws("w500", "last", "anna", "bea", race=2, from_end=1)
    state = found.state
    resurfaced = racing.ResurfacingHeld(distance="w500", after_pair="anna-bea")
    assert told(resurfaced, state, EN).endswith("resurfaced after the pair Anna – Bea")
    assert told(resurfaced, state, NL).endswith("gedweild na de rit Anna – Bea")
    last = racing.FalseStart(distance="w500", race=2, pair="last", skater=None)
    assert told(last, state, EN).endswith("false start in the last pair, by whom was not published")
    changed = racing.PairChanged(distance="w500", race=2, pair="last", skaters=("anna", "bea"))
    assert told(changed, state, EN).endswith("the last pair becomes Anna Anna and Bea Bea")


def test_the_holder_of_a_mark_is_told_by_name() -> None:
    event = tournament.MarkStated(kind="TR", distance="w500", holder="anna", time="37.00")
    assert told(event, log().state, EN).endswith("37.00, Anna Anna")
