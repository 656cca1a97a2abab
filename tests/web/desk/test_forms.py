"""The rooms of office, referee and committee: tried first, then recorded once, by those who may."""

from __future__ import annotations

import re

import pytest
from tests.web.desk.conftest import Desk, Seat

from startbewijs.log.fold.folding import folded
from startbewijs.publish.desk.forms import BACK, FORMS
from startbewijs.service.office.orders.known import power
from startbewijs.service.office.powers import POWERS
from startbewijs.service.people import ROLES

ROOMS = tuple(dict.fromkeys(form.room for form in FORMS if form.room != BACK))


def hidden(page: str) -> dict[str, str]:
    """What a form brings back of itself."""
    return dict(re.findall(r'<input type="hidden" name="(act|seen|tried)" value="([^"]*)"', page))


def filled(seat: Seat, path: str, fields: dict[str, str], step: str = "record") -> tuple[int, str]:
    page = seat.get(path).text
    answer = seat.post(path, {**hidden(page), **fields, "step": step})
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def test_a_withdrawal_is_tried_first_and_then_recorded(desk: Desk) -> None:
    seat = desk.log_in("office")
    before = len(desk.facts())
    path, fields = "/desk/en/office/withdraw/", {"skater": "dia", "distance": "w500", "why": "ill"}
    status, text = filled(seat, path, fields, step="try")
    assert status == 200
    assert "Nothing is recorded yet. This would be:" in text
    assert "Dia Dia withdraws from the women's 500 m" in text
    assert len(desk.facts()) == before
    status, text = filled(seat, path, fields)
    assert (status, len(desk.facts())) == (200, before + 1)
    assert desk.facts()[-1].why == "ill"
    assert desk.facts()[-1].signed == "The office"


def test_what_was_tried_stands_right_above_the_button_that_records_it(desk: Desk) -> None:
    seat, path = desk.log_in("office"), "/desk/en/office/withdraw/"
    page = seat.get(path).text
    assert f'action="{path}#tried"' in page, "a browser comes back at what was tried"
    fields = {"skater": "dia", "distance": "w500", "why": "ill", "step": "try"}
    tried = seat.post(path, {**hidden(page), **fields}).text
    between = tried[tried.index('id="tried"') : tried.index('value="record"')]
    assert "<label" not in between
    assert 'name="why"' not in between


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Desk) -> None:
    seat = desk.log_in("office")
    before = desk.facts()
    status, text = filled(seat, "/desk/en/office/withdraw/", {"skater": "dia", "distance": "w500"})
    assert status == 400
    assert "reason" in text
    page = seat.post("/desk/en/office/register/", {"name": "Eva", "sex": "w", "act": "form-00000001"}).text
    assert 'value="Eva"' in page
    assert desk.facts() == before


def test_the_programme_of_a_day_is_set_and_then_changed_with_a_reason(desk: Desk) -> None:
    seat = desk.log_in("office")
    day = folded(desk.facts()).days[0].isoformat()
    path, races = "/desk/en/office/set-programme/", "14:00 w500 race 1"
    status, text = filled(seat, path, {"day": day, "races": races}, step="try")
    assert (status, "14:00" in text) == (200, True)
    assert folded(desk.facts()).programme == {}
    status, _ = filled(seat, path, {"day": day, "races": races})
    assert status == 200
    ((block, *rest),) = folded(desk.facts()).programme.values()
    assert (block.distance.key, block.race, rest) == ("w500", 1, [])
    before = len(desk.facts())
    later = {"day": day, "races": "14:30 w500 race 1"}
    status, text = filled(seat, path, later)
    assert (status, "reason" in text, len(desk.facts())) == (400, True, before)
    status, _ = filled(seat, path, {**later, "why": "fog"})
    assert (status, desk.facts()[-1].why) == (200, "fog")


def test_a_distance_that_was_forgotten_is_announced(desk: Desk) -> None:
    seat, path = desk.log_in("office"), "/desk/en/office/announce/"
    status, text = filled(seat, path, {"distances": "w3000, m500", "counting": "best", "second": "swapped"})
    assert (status, "the better time counts" in text) == (200, True), text
    state = folded(desk.facts())
    assert state.contest("w3000").counting.value == state.contest("m500").counting.value == "best"
    before = len(desk.facts())
    for fields, says in (
        ({"distances": "w3000"}, "announced already"),
        ({"distances": "w5000 w5000"}, "named twice"),
        ({"distances": "w5001"}, "is not a distance"),
        ({"distances": " "}, "fill it in"),
        ({"distances": "w5000", "counting": "thrice"}, "not on the list"),
        ({"distances": "w5000", "counting": "best", "second": "never"}, "not on the list"),
        ({"distances": "w5000", "second": "redrawn"}, "skated twice; leave it out"),
    ):
        status, text = filled(seat, path, fields)
        assert (status, says in text, len(desk.facts())) == (400, True, before), text


def test_a_form_that_is_sent_twice_is_recorded_once(desk: Desk) -> None:
    seat = desk.log_in("office")
    fields = {"name": "Eva Visser", "sex": "w", "act": "form-00000001", "step": "record"}
    before = len(desk.facts())
    for _ in range(3):
        assert seat.post("/desk/en/office/register/", fields).status_code == 200
    assert len(desk.facts()) == before + 1


def test_what_others_published_and_who_left_a_race_out_are_forms_too(desk: Desk) -> None:
    seat, race = desk.log_in("office"), {"distance": "w1500", "race": "1"}
    drawn = {**race, "pairs": "Ann Ann, Bea Bea", "no_lanes": "yes"}
    assert filled(seat, "/desk/en/office/published-draw/", drawn)[0] == 200
    path = "/desk/en/office/take-over/"
    status, text = filled(seat, path, {**race, "skater": "cas", "result": "1:58.11", "rank": "3"})
    assert (status, "Cas Cas 1:58.11, rank 3" in text) == (200, True), text
    status, text = filled(seat, path, {**race, "skater": "cas"})
    assert (status, "Say what was published of Cas Cas" in text) == (400, True), text
    path = "/desk/en/office/left-out/"
    status, text = filled(seat, path, {**race, "skater": "dia", "why": "she rests"})
    assert (status, "Dia Dia does not start" in text) == (200, True), text
    status, text = filled(seat, path, {**race, "skater": "ann"})
    assert (status, "name that pair" in text) == (400, True), text
    last = folded(desk.facts()).contest("w1500").races[1]
    assert last.absent.keys() == {"dia"}
    assert [run.lane for run in last.pairs["1"].seats if run] == [None, None]


def test_of_two_corrections_the_second_is_told_of_the_first_and_chooses(desk: Desk) -> None:
    seat, path = desk.log_in("referee"), "/desk/en/referee/correct/"
    for skater in ("ann", "bea"):
        assert seat.act("time", values={"skater": skater, "time": "38123"}).status_code == 200
    assert seat.act("confirm").status_code == 200
    forms = [hidden(seat.get(path).text) for _ in range(2)]
    answers = []
    for form, time in zip(forms, ("38.5", "38.7"), strict=True):
        fields = {"distance": "w500", "race": "1", "skater": "ann", "time": time, "why": "the film"}
        answers.append(seat.post(path, {**form, **fields, "step": "record"}))
    assert [answer.status_code for answer in answers] == [200, 409]
    assert "The referee recorded: " in answers[1].text
    assert "38.5" in answers[1].text
    counted = len(desk.facts())
    again = seat.post(path, {**hidden(answers[1].text), **fields, "step": "record"})
    assert (again.status_code, len(desk.facts())) == (200, counted + 1)


def test_a_draw_is_recorded_as_it_was_shown(desk: Desk) -> None:
    seat = desk.log_in("office")
    fields = {"distance": "w1500", "race": "1", "seed": "12345", "by": "random"}
    before = len(desk.facts())
    status, shown = filled(seat, "/desk/en/office/draw/", fields, step="try")
    assert status == 200, shown
    assert len(desk.facts()) == before
    assert filled(seat, "/desk/en/office/draw/", fields)[0] == 200
    state = folded(desk.facts())
    pairs = state.contest("w1500").races[1].pairs
    assert sorted(run.skater for pair in pairs.values() for run in pair.seats if run) == [
        "ann",
        "bea",
        "cas",
        "dia",
    ]
    for pair in pairs.values():
        names = " and ".join(state.skater(run.skater).name for run in pair.seats if run)
        assert f"pair {pair.id} is {names}" in shown


def test_what_is_recorded_is_what_was_tried_or_it_is_asked_again(desk: Desk) -> None:
    seat, referee = desk.log_in("office"), desk.log_in("referee")
    path = "/desk/en/office/draw/"
    fields = {"distance": "w1500", "race": "1", "seed": "12345", "by": "random"}
    page = seat.post(path, {**hidden(seat.get(path).text), **fields, "step": "try"}).text
    withdrawn = {"skater": "dia", "distance": "w1500", "why": "ill"}
    assert filled(referee, "/desk/en/office/withdraw/", withdrawn)[0] == 200
    before = len(desk.facts())
    late = seat.post(path, {**hidden(page), **fields, "step": "record"})
    assert late.status_code == 400
    assert "try it again" in late.text
    assert len(desk.facts()) == before
    other = {**fields, "seed": "777"}
    assert seat.post(path, {**hidden(page), **other, "step": "record"}).status_code == 200, (
        "nobody tried this"
    )


def test_a_doubtful_correction_is_asked_about_first(desk: Desk) -> None:
    timing, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    for skater, time in (("ann", "38123"), ("bea", "38456")):
        timing.act("time", values={"skater": skater, "time": time})
    referee.act("confirm")
    before = len(desk.facts())
    fields = {"distance": "w500", "race": "1", "skater": "ann", "time": "33.10", "status": "", "why": "photo"}
    status, text = filled(referee, "/desk/en/referee/correct/", fields, step="try")
    assert status == 200
    assert "Is this right?" in text, "what will be asked is no surprise"
    assert "Record it all the same" in text
    status, text = filled(referee, "/desk/en/referee/correct/", fields)
    assert status == 422
    assert "Is this right?" in text
    assert len(desk.facts()) == before
    status, _ = filled(referee, "/desk/en/referee/correct/", fields, step="anyway")
    assert (status, len(desk.facts())) == (200, before + 1)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.order)
def test_each_form_is_for_the_roles_of_the_table_and_no_other(desk: Desk, form: object) -> None:
    order, room = getattr(form, "order"), getattr(form, "room")  # noqa: B009 - parametrize hands over an object
    may = POWERS[power(order)].may
    path = f"/desk/en/{room}/{order}/"
    for role in ROLES:
        seat = desk.log_in(role.replace(" ", "-"))
        assert (seat.get(path).status_code == 200) == (role in may), role
        if role not in may:
            before = desk.facts()
            answer = seat.post(path, {"act": "form-00000001", "step": "record", "skater": "ann", "why": "x"})
            assert answer.status_code == 303
            assert desk.facts() == before


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_form_has_a_label_for_each_field(desk: Desk, lang: str) -> None:
    seats = {role: desk.log_in(role.replace(" ", "-")) for role in ROLES}
    for form in FORMS:
        may = POWERS[power(form.order)].may
        page = seats[may[0]].get(f"/desk/{lang}/{form.room}/{form.order}/").text
        named = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page))
        labelled = set(re.findall(r'<label for="([^"]+)"', page))
        assert named <= labelled, form.order


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_lists_what_one_may_do_there(standing: Desk, room: str) -> None:
    offices = {"office": "office", "referee": "referee", "committee": "selection-committee"}
    page = standing.log_in(offices[room]).get(f"/desk/en/{room}/").text
    for form in FORMS:
        if form.room == room:
            assert f"/desk/en/{room}/{form.order}/" in page


def test_a_room_that_is_not_there_is_said_to_be_so(standing: Desk) -> None:
    seat = standing.log_in("referee")
    for path in (
        "/desk/en/back/",
        "/desk/en/cellar/",
        "/desk/en/office/fly/",
        "/desk/en/pair/w500/9/9/",
        "/desk/en/pair/w1/1/1/",
    ):
        assert seat.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("office/officials/", {"officials": "king Anna"}),
        ("office/register/", {"name": "Anna", "sex": "x"}),
        ("office/register/", {"name": "Anna Boer", "sex": "w", "number": "minus one"}),
        ("office/enter/", {"skaters": "", "distances": "w500"}),
        ("office/enter/", {"skaters": "Nobody", "distances": "w500"}),
        ("office/enter/", {"skaters": "ann", "distances": "w501"}),
        ("office/set-programme/", {"day": "2031-01-01", "races": "14:00 w500"}),
        ("office/set-programme/", {"day": "tomorrow", "races": "14:00 w500"}),
        ("office/set-programme/", {"day": "", "races": "14:00 w500"}),
        ("office/close-entries/", {"distances": "w500"}),
        ("office/draw/", {"distance": "w500", "race": "1", "seed": "1", "by": "magic"}),
        ("office/draw/", {"distance": "w500", "race": "1", "seed": "1", "group_size": "many"}),
        ("office/published-draw/", {"distance": "w500", "race": "1", "pairs": ""}),
        ("office/published-draw/", {"distance": "w500", "race": "2", "pairs": "nonsense"}),
        ("referee/correct/", {"distance": "w500", "race": "1", "skater": "ann", "time": "x", "why": "w"}),
        ("referee/disqualify/", {"distance": "w500", "race": "1", "skater": "ann", "code": "", "why": "w"}),
        ("referee/protest/", {"distance": "w500", "race": "9", "lodged_by": "coach", "why": "w"}),
        ("referee/decide-protest/", {"protest": "1", "decision": "upheld", "why": "w"}),
        ("referee/decide-protest/", {"protest": "1", "decision": "maybe", "why": "w"}),
        ("referee/close-distance/", {"distance": "w500"}),
        ("referee/draw-re-skate/", {"distance": "w500", "race": "1", "inner": "", "outer": "", "why": "w"}),
        ("committee/designate/", {"skater": "ann", "event": "team", "why": "w"}),
        ("committee/level-ranks/", {"distance": "w500", "skaters": "ann", "why": "w"}),
        ("committee/publish-team/", {"sex": "w", "skaters": ""}),
        ("committee/replace/", {"out": "ann", "into": "bea", "event": "", "why": "w"}),
        ("committee/name-line-up/", {"event": "w-curling", "skaters": "ann"}),
        ("committee/overrule-start/", {"distance": "w500", "into": "ann", "out": "", "why": "w"}),
        ("committee/withdraw-designation/", {"skater": "ann", "why": "w"}),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_recorded(
    standing: Desk, path: str, fields: dict[str, str]
) -> None:
    offices = {"office": "office", "referee": "referee", "committee": "selection-committee"}
    seat = standing.log_in(offices[path.partition("/")[0]])
    before = standing.facts()
    status, text = filled(seat, f"/desk/en/{path}", fields)
    assert status == 400, text
    assert standing.facts() == before
