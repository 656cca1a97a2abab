"""The process in which pages are made: what comes of it is what this one makes, and it never outlives us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from tests.tournaments.okt import FACTS

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.tournament import OfficialNamed
from startbewijs.log.facts import canonical
from startbewijs.publish.site.ice import on_the_ice
from startbewijs.service import bootstrap, site
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.office.drawn_elsewhere import Typed, published
from startbewijs.service.office.pairs import At
from startbewijs.service.office.racing import confirmed
from startbewijs.service.office.racing import time as timed
from startbewijs.service.proofs import Orders
from startbewijs.service.sight import Sight
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.typed import typed_time
from startbewijs.web.bodies import Body
from startbewijs.web.making import beforehand
from startbewijs.web.making.answers import answered
from startbewijs.web.making.foresight import if_confirmed
from startbewijs.web.making.pages import addresses, card, embedded, page
from startbewijs.web.making.stories import atom
from startbewijs.web.making.supposed import supposed
from startbewijs.web.shown import Settings, Shown
from startbewijs.web.workshop import Bench, Fallen, Make, Workshop

OKT = "okt-2025"
EVENING, MORNING = 618, 527
BY = Hand(by="referee")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the tournament goes on from the evening."""
    found: Path = tmp_path_factory.mktemp("data")
    record(bootstrap.library(found), 0, EVENING)
    return found


@pytest.fixture(scope="module")
def shop(folder: Path) -> Iterator[Workshop]:
    """A workshop at work for all that ask here."""
    found = Workshop(Bench(folder, OKT, "https://okt.example", niceness=1))
    yield found
    found.close()


@pytest.fixture(scope="module")
def here(folder: Path) -> Shown:
    """The same log in this process."""
    return Shown(Settings(bootstrap.library(folder), OKT, public="https://okt.example"))


def record(library: Library, after: int, until: int) -> None:
    pairs = list(chained(canonical(fact) for fact in FACTS[:until]))
    with library.writing(OKT) as store:
        store.append(after, pairs[after:])


@pytest.mark.parametrize(
    "make",
    [
        partial(addresses, "nl", 610),
        partial(page, "nl", EVENING, "", live=True),
        partial(page, "en", 612, "w500", live=False),
        partial(card, "nl", EVENING, "card"),
        partial(card, "nl", EVENING, "nobody"),
        partial(embedded, "en", EVENING, Sex.WOMEN, live=True),
        partial(answered, "why", {"skater": "bergsma", "lang": "nl"}),
        partial(answered, "why", {"skater": "nobody"}),
        partial(atom, "nl", "https://okt.example"),
        partial(supposed, "nl", EVENING, [("rank", "w1500: Rijpma")], newest=True),
        partial(supposed, "nl", EVENING, [("rank", "w1500: Nobody")], newest=True),
    ],
)
def test_it_makes_what_this_process_makes_byte_for_byte(
    shop: Workshop, here: Shown, make: Make[Body]
) -> None:
    made = shop.makes(make, EVENING)
    assert made == make(here.sight(EVENING))
    assert made.plain or made.status == 404


def test_what_an_official_foresees_is_made_there_too(shop: Workshop, here: Shown) -> None:
    make = partial(if_confirmed, "en", "w500", 1, "nowhere")
    assert shop.makes(make, EVENING) == make(here.sight(EVENING))


def test_a_log_ends_where_it_is_said_to_end(shop: Workshop) -> None:
    tickets: Make[Body] = partial(answered, "tickets", {})
    assert b'"position": 612' in shop.makes(tickets, 612).plain
    assert shop.makes(partial(answered, "tickets", {"at": "613"}), 612).status == 404
    assert b'"position": 613' in shop.makes(tickets, 613).plain


def test_what_was_recorded_since_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    library = bootstrap.library(tmp_path)
    record(library, 0, 600)
    shop = Workshop(Bench(tmp_path, OKT))
    try:
        assert b'data-position="600"' in shop.makes(partial(page, "nl", 600, "", live=True), 600).plain
        record(library, 600, 602)
        assert b'data-position="602"' in shop.makes(partial(page, "nl", 602, "", live=True), 602).plain
    finally:
        shop.close()


def starter(sight: Sight) -> str | None:
    return sight.view().state.officials.get("starter")


def test_a_log_that_was_put_back_is_read_anew_however_long_the_one_was_that_it_knows(tmp_path: Path) -> None:
    library = bootstrap.library(tmp_path)
    record(library, 0, 620)
    shop = Workshop(Bench(tmp_path, OKT))
    try:
        assert shop.makes(starter, 619) is None
        library.path(OKT).unlink()
        record(library, 0, EVENING)
        acted(library, OKT, Hand(by="office"), lambda _: [OfficialNamed(office="starter", name="Somebody")])
        assert shop.makes(starter, 619) == "Somebody"
    finally:
        shop.close()


def test_while_a_log_cannot_be_read_what_was_known_of_it_is_made_all_the_same(tmp_path: Path) -> None:
    library = bootstrap.library(tmp_path)
    record(library, 0, 600)
    shop = Workshop(Bench(tmp_path, OKT))
    try:
        home = partial(page, "nl", 600, "", live=True)
        made = shop.makes(home, 600)
        library.path(OKT).write_bytes(b"no log")
        assert shop.makes(home, 600) == made
    finally:
        shop.close()


def failing(_: Sight) -> None:
    raise ZeroDivisionError


def waiting(_: Sight) -> None:
    time.sleep(60)


def where(_: Sight) -> int:
    return os.getpid()


def test_a_fault_is_told_with_its_place_and_the_next_is_made_all_the_same(shop: Workshop) -> None:
    with pytest.raises(Fallen, match=r"(?s)test_workshop.*ZeroDivisionError"):
        shop.makes(failing, EVENING)
    assert shop.makes(where, EVENING) == shop.pid


def lacking(_: Sight) -> None:
    raise Refused("The procedure {name} is not at hand.", name="ours")


def test_what_is_refused_there_is_refused_here_in_the_same_words(shop: Workshop) -> None:
    with pytest.raises(Refused, match="The procedure ours is not at hand"):
        shop.makes(lacking, EVENING)
    assert shop.makes(where, EVENING) == shop.pid


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_one_that_was_killed_is_begun_anew(shop: Workshop, sign: signal.Signals) -> None:
    first = shop.makes(where, EVENING)
    os.kill(first, sign)
    assert shop.makes(where, EVENING) not in (first, os.getpid())


def test_a_key_that_stops_the_server_in_a_terminal_leaves_it_to_the_server_to_end_it(folder: Path) -> None:
    shop = Workshop(Bench(folder, OKT))
    try:
        shop.begin()  # the key reaches every process of the server's group, also one that has just begun
        assert shop.pid is not None
        assert os.getpgid(shop.pid) == shop.pid != os.getpgid(0)
    finally:
        shop.close()


def test_closing_it_ends_what_it_is_doing_and_whatever_is_asked_later(folder: Path) -> None:
    shop = Workshop(Bench(folder, OKT))
    pid = shop.makes(where, EVENING)
    said: list[str] = []

    def asking() -> None:
        try:
            shop.makes(waiting, EVENING)
        except Fallen as fallen:
            said.append(str(fallen))

    asked = Thread(target=asking)
    asked.start()
    time.sleep(0.2)
    shop.close()
    asked.join(10)
    assert len(said) == 1
    assert not alive(pid)
    with pytest.raises(Fallen):
        shop.makes(where, EVENING)


def test_it_does_not_outlive_a_server_that_is_killed(folder: Path) -> None:
    code = (
        "import pathlib, sys, time\n"
        "from startbewijs.web.workshop import Bench, Workshop\n"
        f"shop = Workshop(Bench(pathlib.Path({str(folder)!r}), {OKT!r}))\n"
        "shop.begin()\n"
        "print(shop.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    server = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    pid = int(server.stdout.readline())
    assert alive(pid)
    server.kill()
    server.wait()
    assert until(lambda: not alive(pid))
    server.stdout.close()


def test_what_is_made_needs_no_server() -> None:
    code = (
        "import pkgutil, sys\n"
        "from importlib import import_module\n"
        "import startbewijs.web.workshop, startbewijs.web.making as making\n"
        "for one in pkgutil.iter_modules(making.__path__, making.__name__ + '.'): import_module(one.name)\n"
        "print(*{name.partition('.')[0] for name in sys.modules} & {'litestar', 'uvicorn', 'argon2'})\n"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "\n"


def test_what_would_be_next_is_proved_step_by_step_until_none_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tournament as it was before the women's last 500 m, with a pair that is timed and not confirmed yet.
    library = bootstrap.library(tmp_path)
    record(library, 0, MORNING)
    pair = At(Distance.of("w500"), 1, "1")
    draw = [Typed("1", "femke-kok", "jutta-leerdam")]
    acted(library, OKT, BY, partial(published, distance=pair.distance, race=1, pairs=draw, unclosed=True))
    for skater, text in (("femke-kok", "36.87"), ("jutta-leerdam", "37.20")):
        read = typed_time(text, 500)
        acted(library, OKT, BY, partial(timed, at=pair, skater=skater, time=read, source="beam"))
    own = Shown(Settings(library, OKT))
    newest = own.newest
    ground = own.sight(newest).edition("nl", newest).ground
    foreseen = next(on_the_ice(ground)).confirmed
    assert foreseen is not None
    assert foreseen.proved is not None
    standing = [one for one in foreseen.proved.outlooks if one.now is not None or one.row is not None]
    steps = 0
    while beforehand.step(newest, own.digest(newest), own.sight(newest)):
        steps += 1
    assert steps == 1 + len(standing)
    acted(library, OKT, BY, lambda state: confirmed(state, pair))
    own.archive.refreshed()
    after = own.sight(newest + 1).edition("nl", newest + 1).ground
    assert any(one is foreseen.proved for one in after.orders)  # the very proofs, not proofs made anew
    drawn = page("nl", newest + 1, "", own.sight(newest + 1), live=True)
    monkeypatch.setattr(site, "_ORDERS", Orders())
    site._ground.cache_clear()
    site._edition.cache_clear()
    assert page("nl", newest + 1, "", own.sight(newest + 1), live=True) == drawn


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()
