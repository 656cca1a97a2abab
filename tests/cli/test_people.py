"""People of the desk are made on the command line, by whoever may write the data folder."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ask

pytest.importorskip("argon2", reason="the passwords of the desk need argon2-cffi: make test installs it")

ADD = (
    "add-person",
    "anna",
    "--name",
    "Anna de Boer",
    "--roles",
    "administrator, Referee",
    "--password-stdin",
)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts words on the standard input."""
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words))


def test_a_person_is_made_and_listed(ask: Ask, typed: Callable[[str], None]) -> None:
    typed("correct horse battery\n")
    said = ask(*ADD)
    assert said.code == 0, said.err
    assert said.out == "anna may log in as referee, administrator.\n"
    assert ask("people", "--json").json["people"] == [
        {
            "login": "anna",
            "name": "Anna de Boer",
            "roles": ["referee", "administrator"],
            "active": True,
            "sessions": 0,
        }
    ]


def test_looking_makes_no_file(ask: Ask, data: Path) -> None:
    assert "Nobody may log in yet" in ask("people").out
    assert list(data.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add-person", "anna"), "--name"),
        (("add-person", "anna", "--name", "Anna"), "--roles"),
        (("add-person", "anna", "--name", "Anna", "--roles", "administrator"), "no terminal"),
        (("change-person", "anna"), "Say what is to change"),
        (("change-person", "anna", "--stop", "--again"), "opposite"),
        (("change-person", "nobody", "--stop"), "Nobody has the login"),
        (("change-person", "anna", "--roles", "king"), "“king” is no role"),
        (("change-person", "anna", "--roles", "referee"), "Somebody has to administer"),
        (("change-person", "anna", "--password-stdin"), "A password needs 12 to 200 letters"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    ask: Ask, refused: Callable[..., str], typed: Callable[[str], None], words: tuple[str, ...], says: str
) -> None:
    typed("correct horse battery\n")
    ask(*ADD)
    typed("")
    assert says in refused(*words)


def test_roles_and_access_are_changed(ask: Ask, typed: Callable[[str], None]) -> None:
    typed("correct horse battery\n")
    ask(*ADD)
    typed("correct horse battery\n")
    ask("add-person", "bea", "--name", "Bea", "--roles", "starter", "--password-stdin")
    assert ask("change-person", "bea", "--roles", "tijdwaarnemer").code == 0
    assert ask("change-person", "bea", "--stop").out == "bea may no longer log in.\n"
    assert [(one["roles"], one["active"]) for one in ask("people", "--json").json["people"]][1] == (
        ["timekeeper"],
        False,
    )
