"""What is said at the desk names screens, fields and keys: nobody there has a terminal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.desk.conftest import Desk
from tests.web.desk.test_forms import filled

import startbewijs
from startbewijs.errors import Refused
from startbewijs.publish.words import LANGUAGES, spoken
from startbewijs.service.office.powers import POWERS

SOURCE = Path(startbewijs.__file__).parent
_OF_THE_TERMINAL = re.compile(
    r"“?startbewijs [a-z]|(?<![\w–])--[a-z]+|“(?:" + "|".join(sorted(POWERS.keys() - {"new"})) + ")”"
)
_AT_THE_TERMINAL_ALONE = (
    "Say for which distance at the end",  # an entry that is typed as one command
    "Say who enters",
    "--by ranking and --ranking FILE",  # a ranking from a file
)
"""How sentences begin that no screen of the desk comes to."""
_DESK = (
    "service/naming.py", "service/moments.py", "service/entry_list.py", "service/season_bests.py",
    "service/listed.py", "service/drafts.py", "service/backup.py", "service/people.py",
    "service/office/*.py", "service/office/orders/*.py", "sport/*.py", "log/fold/*.py", "web/desk/*.py",
)  # fmt: skip
_ELSEWHERE = ("mass.py", "redrawing.py", "pursuit.py", "combining.py")
"""Commands that the desk does not have."""


def refusals() -> Iterator[tuple[str, str, str | None]]:
    """Where a sentence is refused with, the sentence, and the one that is said at the desk."""
    for pattern in _DESK:
        for path in sorted(SOURCE.glob(pattern)):
            if path.name in _ELSEWHERE:
                continue
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Refused":
                    said = call.args[0]
                    if isinstance(said, ast.Constant) and isinstance(said.value, str):
                        yield f"{path.name}:{call.lineno}", said.value, _second(call)


def _second(call: ast.Call) -> str | None:
    if len(call.args) < 2:
        return None
    marked = call.args[1]
    assert isinstance(marked, ast.Call), "the second sentence is marked for translation"
    said = marked.args[0]
    assert isinstance(said, ast.Constant)
    return str(said.value)


def test_no_remedy_at_the_desk_is_a_command_of_the_terminal() -> None:
    found = {
        where: said if desk is None else desk
        for where, said, desk in refusals()
        if _OF_THE_TERMINAL.search(said if desk is None else desk)
        and not said.startswith(_AT_THE_TERMINAL_ALONE)
    }
    assert found == {}
    assert len([1 for *_, desk in refusals() if desk is not None]) > 20, "each of the others has its own"


def test_the_second_sentence_uses_no_field_that_the_first_has_not() -> None:
    for where, said, desk in refusals():
        if desk is not None:
            named = set(re.findall(r"{(\w+)}", said))
            extra = set(re.findall(r"{(\w+)}", desk)) - named
            assert not extra, where


def test_a_refusal_that_quotes_another_says_both_as_at_the_desk() -> None:
    inner = Refused("undo it with “startbewijs undo”", "take it back (U)")
    outer = Refused("This is not undone: {problem}.", problem=inner)
    assert spoken("en").at_the_desk().refusal(outer) == "This is not undone: take it back (U)."
    assert spoken("en").refusal(outer) == "This is not undone: undo it with “startbewijs undo”."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_screens_that_people_make_mistakes_on_name_no_command(desk: Desk, lang: str) -> None:
    office, referee = desk.log_in("office"), desk.log_in("referee")
    wrong = (
        (office, "office/withdraw", {"skater": "dia", "distance": "w500"}),
        (office, "office/register", {"name": "Ann", "sex": "w"}),
        (office, "office/register", {"name": "Ann Ann", "sex": "w"}),
        (office, "office/enter", {"skaters": "Zoë Zanddijk", "distances": "w500"}),
        (office, "office/draw", {"distance": "w500", "race": "1", "seed": "1"}),
        (office, "office/published-draw", {"distance": "w1500", "race": "1", "pairs": "a,b,c,d"}),
        (office, "office/set-programme", {"day": "2026-12-26", "races": ""}),
        (office, "office/take-over", {"distance": "w1500", "race": "1", "skater": "cas", "why": "x"}),
        (referee, "referee/correct", {"distance": "w500", "race": "1", "skater": "ann", "why": "x"}),
        (referee, "referee/correct", {"distance": "w500", "skater": "ann", "time": "38", "why": "x"}),
        (referee, "referee/protest", {"distance": "w500", "race": "", "lodged_by": "Team", "why": "x"}),
        (referee, "referee/re-pair", {"distance": "w500", "race": "1", "pairs": "nobody", "why": "x"}),
    )  # fmt: skip
    before = len(desk.facts())
    for seat, path, fields in wrong:
        status, text = filled(seat, f"/desk/{lang}/{path}/", fields)
        assert status in (400, 422), (path, text)
        assert not _OF_THE_TERMINAL.search(text), text
    assert len(desk.facts()) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_made_for_a_screen_in_another_process_names_no_command_either(desk: Desk, lang: str) -> None:
    gone = desk.log_in("referee").get(f"/desk/{lang}/pair/w500/1/nowhere/effect").text
    assert "nowhere" in gone
    assert not _OF_THE_TERMINAL.search(gone), gone
