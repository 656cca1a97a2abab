"""The public site of a tournament: at each position of its log and in each language one edition of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from startbewijs.errors import Refused
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.hall import NOTHING, Untold, as_told, told_facts, untold
from startbewijs.outlook.proved import Proved
from startbewijs.publish.site.cards import card, card_of, cards
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ground import Ground, Moment, alone, moments_of
from startbewijs.publish.site.links import Links
from startbewijs.publish.site.pages import addresses, named, page, report_days
from startbewijs.publish.site.picture import picture
from startbewijs.publish.site.sharing import Shared
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.words import Words, language, spoken
from startbewijs.service.library import Library, notes
from startbewijs.service.live import Archive
from startbewijs.service.proofs import Orders, alarmed
from startbewijs.service.queries import adopted, log_of
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex


@dataclass(frozen=True)
class Edition:
    """Every page of one position in one language, each drawn when it is asked for.

    An address is relative and has no slash at either end: `w500`, `skater/femke-kok`; the first page has
    the empty one. It lies at `/{language}/{address}/` while it is the newest, and for good at
    `/{language}/at/{position}/{address}/`. Links are made for exactly these addresses, with the slash at
    the end. `newest_known` is the last position of the log when the edition was made. `hall` gives the ground
    of the wall, which may wait for the speaker.
    """

    ground: Ground
    words: Words
    newest_known: int
    all_moments: tuple[Moment, ...]
    hall: Callable[[], Ground]

    @property
    def position(self) -> int:
        return self.ground.position

    @property
    def language(self) -> str:
        return self.words.language

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The address of every page of this edition."""
        return addresses(self.ground)

    def page(
        self,
        address: str,
        live: bool = False,
        *,
        newest: bool = False,
        on_disk: bool = False,
        public: str = "",
    ) -> str | None:
        """A whole HTML page, or None where there is no page of that address.

        `live` is for the newest address on a server that announces new positions; `newest` for the same
        address where nobody does. Without either the page is the one that never changes. With `on_disk`
        links name the `index.html` of a folder, and lead to later moments too. `public` is the full address
        of the site, where it is known.
        """
        if address not in self._known:
            return None
        links = Links(address, self.language, self.position, newest or live, on_disk)
        until = self.newest_known if on_disk else self.position
        shown = [one for one in self.all_moments if one.position <= until]
        day = self._told
        told = None if day is None else day.isoformat()
        shared = self._shared(address, public, on_disk)
        ground = self.hall() if address == "wall" else self.ground
        return page(Site(ground, self.words, links, shown, told, live, self._named, shared), day)

    @cached_property
    def cards(self) -> tuple[str, ...]:
        """The name of every card; its picture lies at `/{language}/at/{position}/{name}.png`."""
        return cards(self.ground)

    def card(self, name: str) -> bytes:
        """The picture of one of them, as PNG."""
        return picture(card(self.ground, self.words, name))

    def on_disk(self, name: str) -> bool:
        """Whether a card is among the files of a site on disk: of skaters only at the newest position."""
        return name == "card" or self.position == self.newest_known

    def _shared(self, address: str, public: str, on_disk: bool) -> Shared | None:
        own = card_of(address)
        return Shared(public, own if not on_disk or self.on_disk(own) else "card") if public else None

    def site(
        self,
        address: str,
        query: str = "",
        *,
        newest: bool,
        live: bool = False,
        above: str = "",
        public: str = "",
    ) -> Site:
        """What a page is drawn with that only a server can make: one that answers what its address asks."""
        links = Links(address, self.language, self.position, newest, False, query, above)
        shown = [one for one in self.all_moments if one.position <= self.position]
        told = None if self._told is None else self._told.isoformat()
        shared = self._shared(address, public, False)
        return Site(self.ground, self.words, links, shown, told, live, self._named, shared)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.addresses)

    @cached_property
    def _told(self) -> date | None:
        return max(report_days(self.ground), default=None)

    @cached_property
    def _named(self) -> dict[str, str]:
        return named(self.ground.state, self.words)


def edition(library: Library, tournament: str | None, position: int | None, spoken_in: str) -> Edition:
    """The edition of a position (None: the newest); a position that the log has not is refused."""
    log = _log(library, library.chosen(tournament))
    at = log.last if position is None else position
    if not 1 <= at <= log.last:
        raise Refused(
            "There is no position {position}: this log has the positions 1 to {last}.",
            position=at,
            last=log.last,
        )
    return _edition(log, at, language(spoken_in, {}))


def edition_in(archive: Archive, newest: int, position: int, spoken_in: str) -> Edition:
    """The same from a log that is read already, as if it ended at `newest`; the position lies within it."""
    return _edition(_cut(archive, newest, archive.entries[newest - 1].digest), position, spoken_in)


def moments(library: Library, tournament: str | None, spoken_in: str = "en") -> tuple[Moment, ...]:
    """The ends of races and distances and the decisions, each with its position, the first one first."""
    return _moments(_log(library, library.chosen(tournament)), language(spoken_in, {}))


@dataclass(frozen=True, eq=False)
class _Log:
    """A log as it was when it was read; the digest of its last fact says which it is."""

    library: Library
    id: str
    facts: tuple[Fact, ...]
    digests: tuple[str, ...]

    @property
    def last(self) -> int:
        return len(self.facts)


@dataclass(frozen=True, eq=False)
class _Place:
    """A position of a log, known by its digest: the same digest is the same history, also of a longer log."""

    log: _Log
    position: int

    @property
    def digest(self) -> str:
        return self.log.digests[self.position - 1]

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Place) and self.digest == other.digest


def _log(library: Library, id_: str) -> _Log:
    with library.reading(id_) as store:
        last = store.last()
        digest = next((entry.digest for entry in store.read(last - 1)), "")
        return _read(library, id_, digest)


@lru_cache(maxsize=4)
def _read(library: Library, id_: str, digest: str) -> _Log:
    found = log_of(library, id_)
    return _Log(library, id_, tuple(fact for _, fact in found), tuple(entry.digest for entry, _ in found))


@lru_cache(maxsize=8)
def _cut(archive: Archive, newest: int, _: str) -> _Log:
    digests = tuple(entry.digest for entry in archive.entries[:newest])
    return _Log(archive.library, archive.tournament, archive.facts[:newest], digests)


@lru_cache(maxsize=16)
def _moments(log: _Log, spoken_in: str) -> tuple[Moment, ...]:
    return moments_of(log.facts, _state(_Place(log, log.last)), _words(spoken_in))


@lru_cache(maxsize=4)
def _state(place: _Place) -> Competition:
    """What the facts add up to there."""
    return folded(place.log.facts[: place.position])


_ORDERS = Orders()


@lru_cache(maxsize=96)
def _ground(place: _Place, held: Untold) -> Ground:
    """A position with all that is proved there, as if the pairs that are `held` were not confirmed yet."""
    log = place.log
    facts = log.facts[: place.position]
    state = _state(place)
    if held:
        facts, state = told_facts(facts, state, held), as_told(state, held)
    procedure = None if state.adoption is None else adopted(log.library, state)
    orders = () if procedure is None else tuple(_ORDERS.of(state, procedure, sex) for sex in Sex)
    shown = tuple(
        alarmed(Prospect(state, one.procedure, one.sex, one.outlooks, one.selected)) for one in orders
    )
    snapshot = alone(Snapshot(state, facts, place.position))

    def of(supposed: Competition, sex: Sex) -> Proved:
        assert procedure is not None
        found = _ORDERS.of(supposed, procedure, sex)
        alarmed(Prospect(supposed, procedure, sex, found.outlooks, found.selected))
        return found

    def earlier(at: int) -> Ground:
        return _ground(_Place(log, at), held)

    return Ground(snapshot, procedure, shown, orders, place.digest, earlier, of, held)


def _hall(place: _Place) -> Ground:
    """What the hall has been told at a position: all of it, unless its wall waits for the speaker."""
    ground = _ground(place, NOTHING)
    held = untold(ground.state)
    return _ground(place, held) if held else ground


@lru_cache(maxsize=48)
def _edition(log: _Log, position: int, spoken_in: str) -> Edition:
    place, found = _Place(log, position), _moments(log, spoken_in)
    return Edition(_ground(place, NOTHING), _words(spoken_in), log.last, found, lambda: _hall(place))


@lru_cache(maxsize=4)
def _words(spoken_in: str) -> Words:
    return spoken(spoken_in).knowing(notes(spoken_in))
