"""What the made-up procedures show: who need only start, every ticket, rows drawn from the times."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from tests.building import Log
from tests.selection.cases import packaged

from startbewijs.outlook.needs import needs
from startbewijs.outlook.status import outlooks
from startbewijs.outlook.why import why
from startbewijs.publish.answer import Answer
from startbewijs.publish.html.bars import bar_drawn, is_bar
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.realising import realised
from startbewijs.publish.story.telling import plan_of
from startbewijs.publish.story.wording import packaged as lexicon
from startbewijs.publish.subjects.explained import explained
from startbewijs.publish.subjects.lineup import starts_answer
from startbewijs.publish.subjects.order import tickets
from startbewijs.publish.subjects.outlook.needed import needs_answer
from startbewijs.publish.subjects.outlook.proof import why_answer
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import bar
from startbewijs.publish.subjects.squad import team_answer
from startbewijs.publish.terminal import draw
from startbewijs.publish.words import spoken
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.distances import Sex

W = Sex.WOMEN
SUM, WIDE = packaged("example-sum"), packaged("example-wide")


def trial() -> Log:
    """The women of `example-sum`: the 500 m twice, and the 1000 m on which ada-example is prequalified."""
    log = Log().announces("w500", counting="sum").announces("w1000")
    log.enters("w1000", "ada-example", "bea", "cis", "dee").enters("w500", "bea", "cis", "eva")
    return log


def skated(ada: str = "DNF") -> Log:
    log = trial().publishes(
        "w1000", {"bea": "1:16.12", "cis": "1:17.00", "dee": "1:18.00", "ada-example": ada}
    )
    log.closes("w1000").publishes("w500", {"bea": "38.00", "cis": "38.50", "eva": "38.60"})
    return log.publishes("w500", {"bea": "38.10", "cis": "38.00", "eva": "38.60"}, race=2).closes("w500")


def drawn() -> Log:
    """The women of `example-wide` with the 1000 m closed."""
    log = Log().announces("w1000").announces("w1500", counting="best")
    log.enters("w1000", "ann", "bea").enters("w1500", "bea", "cis")
    return log.publishes("w1000", {"ann": "1:14.12", "bea": "1:15.01"}).closes("w1000")


def snapshot(log: Log) -> Snapshot:
    return Snapshot(log.state, tuple(log.facts), len(log.facts))


def page(answer: Answer, language: str = "en") -> str:
    file = io.StringIO()
    draw(answer.page(spoken(language)), file)
    return " ".join(file.getvalue().split())


def order(log: Log, procedure: Procedure = SUM) -> Answer:
    return tickets(snapshot(log), procedure, (W,), outlooks(log.state, procedure, W))


def prospect(log: Log, procedure: Procedure = SUM) -> Prospect:
    return Prospect(log.state, procedure, W, outlooks(log.state, procedure, W))


def asked(log: Log, skater: str, procedure: Procedure = SUM) -> str:
    one = prospect(log, procedure)
    found = one.of(skater)
    assert found is not None
    return page(needs_answer(snapshot(log), one, found, needs(log.state, procedure, W, skater)))


def proof(log: Log, skater: str, procedure: Procedure = SUM) -> str:
    one = prospect(log, procedure)
    found = one.of(skater)
    assert found is not None
    return page(why_answer(snapshot(log), one, found, why(log.state, procedure, W, found)))


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (trial(), "is prequalified on the women's 1000 m and need only start there to count as first."),
        (skated(), "was prequalified on the women's 1000 m, started there and so counts as first."),
        (skated("DNS"), "did not start there: that ticket goes to the others."),
    ],
)
def test_the_order_says_of_whom_a_start_is_asked(log: Log, said: str) -> None:
    assert said in page(order(log))
    assert "vooraf geplaatst op de 1000 m vrouwen" in page(order(log), "nl")
    (one,) = order(log).data["orders"]
    assert one["prequalified"][0]["id"] == "ada-example"


def test_a_name_that_nobody_registered_stands_as_the_procedure_writes_it() -> None:
    log = Log().announces("w500", counting="sum").announces("w1000").enters("w1000", "bea", known="some")
    assert "ada-example is prequalified" in page(order(log))
    assert order(log).data["orders"][0]["prequalified"][0]["skater"] is None
    assert "ada-example, prequalified here" in asked(log, "bea")


def test_where_every_ticket_goes_no_line_is_drawn_and_no_number_told() -> None:
    log = skated()
    said, data = page(order(log)), order(log).data
    assert "the line" not in said
    assert data["orders"][0]["team_size"] is None
    team = team_answer(snapshot(log), SUM, (W,), outlooks(log.state, SUM, W))
    assert "3 names; every ticket goes" in page(team)
    assert "and every ticket goes" in proof(log, "cis")
    assert "No race can bring Dee Dee a ticket any more." in asked(log, "dee")


def test_the_bar_of_an_order_without_a_line_has_none() -> None:
    one = prospect(skated())
    found = one.of("cis")
    assert found is not None
    signs = bar(found, one.ticks, one.limit)
    assert "┃" not in "".join(span.text for span in signs)
    assert is_bar(signs)
    picture = str(bar_drawn(signs, spoken("en")))
    assert "limit" not in picture
    assert "the line" not in picture
    assert "limit" in str(bar_drawn(bar(found, one.ticks, 2), spoken("en")))


def test_what_is_needed_is_a_start() -> None:
    said = asked(trial(), "ada-example")
    assert "Need only start here, whatever the result: place 1–2 by the order. ● enough for certain" in said
    others = asked(trial(), "dee")
    assert "Ranks count without Ada Ada-Example, prequalified here" in others


def test_the_committee_is_said_to_have_nothing_where_it_has_nothing() -> None:
    assert "The procedure lets the committee designate nobody." in proof(skated(), "cis")
    assert "can still designate others" not in proof(trial(), "bea")


def test_reasons_and_starts_say_where_the_ticket_comes_from() -> None:
    log = skated()
    found = outlooks(log.state, SUM, W)
    mine = page(explained(snapshot(log), SUM, log.state.skater("ada-example"), found))
    assert "Holds row 2 (women's 1000 m, 1st) by having started, which gives place 2." in mine
    assert "Starts on the women's 1000 m, for which the ticket was there before the trials." in mine
    assert "prequalified" in page(starts_answer(snapshot(log), SUM, (W,), found))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_story_gives_a_start_its_due(language: str) -> None:
    told = {"en": ("only to start", "hopes of a ticket"), "nl": ("alleen te starten", "verkeken")}[language]
    for ada, made in (("DQ", True), ("DNS", False)):
        log = skated(ada)
        proved = {sex: outlooks(log.state, SUM, sex) for sex in (W,)} | {Sex.MEN: ()}
        plan = plan_of(snapshot(log), SUM, proved, date(2025, 12, 26), None)
        story = realised(plan, lexicon(language), 0)
        text = " ".join(sentence.text for sentence in story.sentences())
        assert told[0] in text
        assert told[1] not in text
        assert ({"en": "and did.", "nl": "en deed dat."}[language] in text) is made


def test_a_drawn_order_says_by_what_it_stands_and_that_nothing_is_proved_yet() -> None:
    log = drawn()
    said = page(order(log, WIDE))
    assert "1000 m 1st 100.84 %" in said
    assert "(1000 m 1:13.50 and 1500 m 1:53.00)" in said
    assert "○ waits: the times of 4 rows are not known, and they may stand above or below" in said
    first = next(row for row in order(log, WIDE).data["rows"] if row["row"] == 1)
    assert first["drawn_by"] == {"hundredths": 7412, "reference_hundredths": 7350}
    assert "until every time is known" in proof(log, "ann", WIDE)
    mine = page(explained(snapshot(log), WIDE, log.state.skater("bea"), outlooks(log.state, WIDE, W)))
    assert "It stands there by 1:15.01 against the reference time 1:13.50." in mine
    assert "Surely above row 2: 1 name." in mine


def test_a_drawn_order_is_proved_once_every_time_is_known() -> None:
    log = drawn().publishes("w1500", {"bea": "1:55.00", "cis": "1:53.40"})
    log.publishes("w1500", {"bea": "DNS", "cis": "DNS"}, race=2).closes("w1500")
    steps = order(log, WIDE).data["rows"]
    assert [step["row"] for step in steps if step["skater"]] == [3, 1, 4, 2]
    assert "are not known, and they may stand" not in page(order(log, WIDE))
    narrow = replace(WIDE, team_size={**WIDE.team_size, W: 2})
    assert "The order down to row 4" in proof(log, "bea", narrow)
    assert "Bea Bea ends at place 3, and 2 go." in proof(log, "bea", narrow)
