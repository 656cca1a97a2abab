"""Who may log in at the desk: only with their own password, at a bearable pace, and no longer than a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest
from tests.passwords import hashed_quickly

from startbewijs.errors import Refused
from startbewijs.service.people import FILE, IDLE, KEY, WHOLE, NotNow, People

PASSWORD = "correct horse battery"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 12, 26, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(tmp_path: Path, clock: Clock) -> Iterator[People]:
    with hashed_quickly():
        found = People(tmp_path, clock)
        found.add("anna", "Anna de Boer", ["administrator", "referee"], PASSWORD, by="test")
        yield found


def tries(people: People, password: str, *, login: str = "anna", address: str = "10.0.0.1") -> str:
    try:
        people.log_in(login, password, address)
    except NotNow:
        return "wait"
    except Refused:
        return "refused"
    return "in"


def test_the_right_password_begins_a_session(people: People) -> None:
    key, session = people.log_in(" Anna ", PASSWORD, "10.0.0.1")
    assert session.person.name == "Anna de Boer"
    assert session.person.roles == ("referee", "administrator")
    again = people.session(key)
    assert again is not None
    assert again.form_key == session.form_key


def test_neither_password_nor_key_of_a_session_lies_in_the_file(people: People, tmp_path: Path) -> None:
    key, _ = people.log_in("anna", PASSWORD, "10.0.0.1")
    people.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert PASSWORD.encode() not in kept
    assert key.encode() not in kept
    assert b"$argon2id$" in kept
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_guess_costs_what_is_advised_and_as_much_where_nobody_has_the_login(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    argon2 = pytest.importorskip("argon2", reason="the passwords of the desk need argon2-cffi")
    checked, verify = [], argon2.PasswordHasher.verify

    def noted(hasher: object, kept: str, password: str) -> bool:
        checked.append(argon2.extract_parameters(kept))
        return bool(verify(hasher, kept, password))

    monkeypatch.setattr(argon2.PasswordHasher, "verify", noted)
    people = People(tmp_path, clock)
    people.add("anna", "Anna de Boer", ["administrator"], PASSWORD, by="test")
    for login in ("anna", "nobody"):
        assert tries(people, "wrong", login=login) == "refused"
    assert tries(people, PASSWORD) == "in"
    assert checked == [argon2.profiles.RFC_9106_LOW_MEMORY] * 3
    people.close()


@pytest.mark.parametrize("key", [None, "", "x", "é", "A" * 43, "A" * 10_000])
def test_no_other_key_is_a_session(people: People, key: str | None) -> None:
    assert people.session(key) is None


def test_a_wrong_login_and_a_wrong_password_are_told_in_the_same_words(people: People) -> None:
    said = set()
    for login in ("anna", "nobody", "", "x" * 500, "anna' OR 1=1 --"):
        with pytest.raises(Refused) as refused:
            people.log_in(login, "wrong", f"10.0.0.{len(login) % 250}")
        said.add(str(refused.value))
    assert len(said) == 1


def test_after_some_failures_even_the_right_password_has_to_wait(people: People, clock: Clock) -> None:
    assert [tries(people, "wrong") for _ in range(4)] == ["refused"] * 4
    assert tries(people, PASSWORD) == "wait"
    clock.passes(2)
    assert tries(people, "wrong") == "refused"
    clock.passes(2)
    assert tries(people, PASSWORD) == "wait"
    clock.passes(2)
    assert tries(people, PASSWORD) == "in"
    assert tries(people, "wrong") == "refused", "success forgives"


def test_a_server_that_is_started_anew_remembers_who_has_to_wait(
    people: People, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(4):
        assert tries(people, "wrong") == "refused"
    people.close()
    again = People(tmp_path, clock)
    assert tries(again, PASSWORD) == "wait"
    clock.passes(2)
    assert tries(again, PASSWORD) == "in"
    again.close()


def test_the_key_of_the_folder_is_for_whoever_runs_the_server_and_made_once(
    people: People, tmp_path: Path, clock: Clock
) -> None:
    assert not (tmp_path / KEY).exists(), "nobody tried to log in yet"
    tries(people, "wrong")
    made = (tmp_path / KEY).read_bytes()
    assert (len(made), (tmp_path / KEY).stat().st_mode & 0o077) == (32, 0)
    other = People(tmp_path, clock)
    for _ in range(3):
        assert tries(other, "wrong") == "refused"
    assert tries(people, PASSWORD) == "wait", "both count under one key"
    assert (tmp_path / KEY).read_bytes() == made
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".making")] == []
    other.close()


def test_half_a_key_is_none_and_another_takes_its_place(people: People, tmp_path: Path) -> None:
    (tmp_path / KEY).write_bytes(b"half")
    assert tries(people, PASSWORD) == "in"
    assert len((tmp_path / KEY).read_bytes()) == 32


def test_a_key_that_cannot_be_read_is_a_sentence(people: People, tmp_path: Path) -> None:
    (tmp_path / KEY).mkdir()
    with pytest.raises(Refused, match=r"The key of the desk in .* cannot be read or made"):
        people.log_in("anna", PASSWORD, "10.0.0.1")


def test_failures_are_forgotten_at_the_next_log_in_after_a_quarter_of_an_hour(
    people: People, tmp_path: Path, clock: Clock
) -> None:
    tries(people, "", login="another long password")
    clock.passes(15 * 60 + 1)
    assert tries(people, PASSWORD) == "in"
    people.close()
    file = apsw.Connection(str(tmp_path / FILE))
    assert list(file.execute("SELECT count(*) FROM failures")) == [(0,)]
    file.close()


def test_somebody_else_s_failures_lock_nobody_out_for_long(people: People, clock: Clock) -> None:
    for n in range(40):
        tries(people, "wrong", address=f"10.0.1.{n}")
    assert tries(people, PASSWORD) == "wait"
    clock.passes(30)
    assert tries(people, PASSWORD) == "in"


def test_one_address_that_tries_many_logins_has_to_wait(people: People) -> None:
    said = [tries(people, "wrong", login=f"anna{n}") for n in range(40)]
    assert said[:30] == ["refused"] * 30
    assert set(said[30:]) == {"wait"}


@pytest.mark.parametrize("seconds", [IDLE, WHOLE])
def test_a_session_ends_unused_and_at_the_end_of_the_day(people: People, clock: Clock, seconds: int) -> None:
    key, _ = people.log_in("anna", PASSWORD, "10.0.0.1")
    left = seconds
    while seconds == WHOLE and left > IDLE:
        clock.passes(IDLE - 60)
        left -= IDLE - 60
        assert people.session(key) is not None
    clock.passes(left)
    assert people.session(key) is None
    clock.passes(-left)
    assert people.session(key) is None, "a clock that is put back wakes no session"


def test_other_roles_another_password_or_none_end_the_sessions(people: People) -> None:
    people.add("bea", "Bea Smit", ["tijdwaarnemer"], PASSWORD, by="anna")
    password = PASSWORD
    changes = ({"roles": ["starter"]}, {"password": "another long password"}, {"active": False})
    for change in changes:
        key, _ = people.log_in("bea", password, "10.0.0.1")
        people.change("bea", by="anna", **change)
        password = str(change.get("password", password))
        assert people.session(key) is None
    assert tries(people, "another long password", login="bea") == "refused"


def test_a_session_that_was_logged_out_is_over(people: People) -> None:
    key, session = people.log_in("anna", PASSWORD, "10.0.0.1")
    other, _ = people.log_in("anna", PASSWORD, "10.0.0.1")
    people.log_out(session)
    assert people.session(key) is None
    assert people.session(other) is not None
    assert people.end_sessions("anna", by="anna") == 1
    assert people.session(other) is None


def test_somebody_always_administers(people: People) -> None:
    for change in ({"roles": ["referee"]}, {"active": False}):
        with pytest.raises(Refused, match="administer"):
            people.change("anna", by="anna", **change)
    assert people.all()[0].administers


@pytest.mark.parametrize(
    ("login", "name", "roles", "password"),
    [
        ("", "Bea", ["starter"], PASSWORD),
        ("b", "Bea", ["starter"], PASSWORD),
        ("b ea", "Bea", ["starter"], PASSWORD),
        ("béa", "Bea", ["starter"], PASSWORD),
        ("b" * 33, "Bea", ["starter"], PASSWORD),
        ("anna", "Another Anna", ["starter"], PASSWORD),
        ("bea", " ", ["starter"], PASSWORD),
        ("bea", "Bea\x1b[2J", ["starter"], PASSWORD),
        ("bea", "B" * 81, ["starter"], PASSWORD),
        ("bea", "Bea", [], PASSWORD),
        ("bea", "Bea", ["king"], PASSWORD),
        ("bea", "Bea", ["starter"], "short"),
        ("bea", "Bea", ["starter"], "x" * 201),
        ("bea", "Bea", ["starter"], "aaaaaaaaaaaaaaaa"),
        ("bea", "Bea Smit", ["starter"], "i am bea smit 1"),
    ],
)
def test_a_person_that_cannot_be_is_refused(
    people: People, login: str, name: str, roles: list[str], password: str
) -> None:
    with pytest.raises(Refused):
        people.add(login, name, roles, password, by="anna")
    assert [one.login for one in people.all()] == ["anna"]


def test_the_first_person_administers(tmp_path: Path, clock: Clock) -> None:
    pytest.importorskip("argon2", reason="the passwords of the desk need argon2-cffi: make test installs it")
    with pytest.raises(Refused, match="administrator"):
        People(tmp_path, clock).add("bea", "Bea", ["starter"], PASSWORD, by="test")


def test_what_is_done_with_people_stands_in_the_trail(people: People) -> None:
    tries(people, "wrong")
    _, session = people.log_in("anna", PASSWORD, "10.0.0.1")
    people.log_out(session)
    done = [(one.login, one.what) for one in people.trail()]
    assert done == [
        ("anna", "logged out"), ("anna", "logged in"), ("anna", "log-in failed"), ("test", "person added"),
    ]  # fmt: skip


def test_a_password_that_was_typed_as_a_login_is_kept_nowhere(people: People, tmp_path: Path) -> None:
    tries(people, "", login="another long password")
    assert (people.trail()[0].login, people.trail()[0].what) == ("?", "log-in failed")
    people.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"another long password" not in kept


@pytest.mark.parametrize("login", ["address", "login", "here"])
def test_no_login_shares_its_failures_with_an_address(people: People, login: str) -> None:
    people.add(login, "Cas Berg", ["starter"], PASSWORD, by="anna")
    for n in range(4):
        tries(people, "wrong", login=f"anna{n}")
    assert tries(people, PASSWORD, login=login) == "in", "four failures of others at this address"
    assert tries(people, "wrong", login=login) == "refused"
    assert tries(people, PASSWORD, login=login) == "in"
    for n in range(24):
        tries(people, "wrong", login=f"bea{n}")
    assert tries(people, "wrong", login="cas") == "refused"
    assert tries(people, "wrong", login="dia") == "wait", "success of one forgives the address nothing"


def test_who_logs_in_anew_leaves_no_session_behind(people: People) -> None:
    key, _ = people.log_in("anna", PASSWORD, "10.0.0.1")
    other, _ = people.log_in("anna", PASSWORD, "10.0.0.2")
    newest, _ = people.log_in("anna", PASSWORD, "10.0.0.1", key)
    assert people.session(key) is None
    assert people.session(other) is not None, "another browser goes on"
    assert people.session(newest) is not None
    with pytest.raises(Refused):
        people.log_in("anna", "wrong", "10.0.0.1", newest)
    assert people.session(newest) is not None, "who only tries ends nothing"


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "P@ssw0rd2026!", "Wachtwoord123", "welkom welkom 1", "qwertyuiop12", "1q2w3e4r5t6y",
        "1qaz2wsx3edc", "123456789012", "schaatsen2026", "Thialf-Heerenveen", "iloveyou1234",
        "letmein letmein", "startbewijs!1", "Welkom01Welkom01", "abcdefghijkl", "testtesttest1",
    ],
)  # fmt: skip
def test_a_password_that_everybody_would_try_is_refused(people: People, password: str) -> None:
    with pytest.raises(Refused, match="too easy"):
        people.change("anna", by="anna", password=password)


@pytest.mark.parametrize(
    "password",
    ["correct horse battery", "7$k9!x2@#4%p&8", "lantaarn fiets komeet", "mijn oma eet welkom spek"],
)
def test_a_password_that_only_holds_such_a_word_is_taken(people: People, password: str) -> None:
    people.change("anna", by="anna", password=password)
    assert tries(people, password) == "in"


def test_a_file_that_is_something_else_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, but long enough to look like a file of some kind" * 20)
    with pytest.raises(Refused, match="people"):
        People(tmp_path, clock)


def test_two_servers_may_share_the_people(people: People, tmp_path: Path, clock: Clock) -> None:
    other = People(tmp_path, clock)
    key, _ = people.log_in("anna", PASSWORD, "10.0.0.1")
    assert other.session(key) is not None
    other.change("anna", by="anna", password="another long password")
    assert people.session(key) is None
