"""A draw that was published elsewhere, typed in as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.drawing import DrawMade
from startbewijs.log.events.racing import PairDrawn
from startbewijs.publish.words import N_
from startbewijs.service.incoming import written
from startbewijs.service.naming import skater_named
from startbewijs.service.office.drawing import to_be_drawn
from startbewijs.service.spreadsheet import cut
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

LARGEST = 1_000_000
"""How many bytes the file of a draw may have; that of forty skaters has some 2000."""
_PAIRS, _RANKING = Refused("the file with the pairs"), Refused("the file with the ranking")
_HEADS = {
    "pair": "pair", "rit": "pair", "number": "pair", "nummer": "pair",
    "inner": "inner", "inner lane": "inner", "binnen": "inner", "binnenbaan": "inner",
    "outer": "outer", "outer lane": "outer", "buiten": "outer", "buitenbaan": "outer",
}  # fmt: skip
_NOBODY = ("", "-", "–", "—")


@dataclass(frozen=True, slots=True)
class Typed:
    """A pair as it was typed: where it stands, and the names in the inner and the outer lane."""

    where: str | Refused
    inner: str
    outer: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.inner, self.outer) if name)


def typed(pairs: Sequence[str]) -> tuple[Typed, ...]:
    """Pairs typed one by one, inner lane first: `Kok, Leerdam`; alone in the outer lane: `, Kok`."""
    found = []
    for n, words in enumerate(pairs, 1):
        cells = [cell.strip() for cell in words.split(",")]
        found.append(typed_pair(Refused("--pair {n}", N_("line {n}"), n=n), cells, words))
    return tuple(found)


def read(path: Path) -> tuple[Typed, ...]:
    """The pairs of a file, a line each: the names in the inner and the outer lane, perhaps a number first."""
    rows, mark = cut(path.name, written(path, LARGEST, _PAIRS))
    numbered = [(n, row) for n, row in enumerate(rows, 1) if any(row)]
    head = [_HEADS.get(cell.casefold(), "") for cell in numbered[0][1]] if numbered else []
    if any(head):
        numbered.pop(0)
    columns = _columns(path.name, head, numbered)
    found = []
    for due, (n, row) in enumerate(numbered, 1):
        where = f"{path.name}, {n}"
        given = row[columns["pair"]] if "pair" in columns and columns["pair"] < len(row) else str(due)
        if given != str(due):
            raise Refused(
                "{where}: pair {due} comes here, not “{given}”; put the pairs in the order of the ice.",
                where=where,
                due=due,
                given=given,
            )
        if not any(head) and any(row[len(columns) :]):
            raise Refused("{where}: there are more than two skaters; a pair has two.", where=where)
        cells = [row[columns[name]] if columns[name] < len(row) else "" for name in ("inner", "outer")]
        found.append(typed_pair(where, cells, mark.join(row)))
    if not found:
        raise Refused("{file} holds no pair; write a line for each: inner; outer.", file=path.name)
    return tuple(found)


def _columns(file: str, head: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> dict[str, int]:
    """Where the names stand: as a head says, else first, or second where every line begins with a number."""
    if any(head):
        columns = {name: at for at, name in enumerate(head) if name}
        if not {"inner", "outer"} <= columns.keys():
            raise Refused("{file}: the head needs the columns inner and outer (binnen, buiten).", file=file)
        return columns
    if rows and all(row[0].isdecimal() for _, row in rows):
        return {"pair": 0, "inner": 1, "outer": 2}
    return {"inner": 0, "outer": 1}


def typed_pair(where: str | Refused, cells: Sequence[str], words: str) -> Typed:
    """A pair of one or two names, inner lane first; anything else is refused."""
    names = ["" if cell in _NOBODY else cell for cell in cells]
    if len(names) > 2 or not any(names):
        raise Refused(
            "{where}: “{words}” is no pair; write both names, inner lane first, like “Kok, Leerdam”.",
            where=where,
            words=words,
        )
    return Typed(where, *names, *[""] * (2 - len(names)))


def published(
    state: Competition,
    distance: Distance,
    race: int,
    pairs: Sequence[Typed],
    *,
    quartets: bool = False,
    lanes: bool = True,
    unclosed: bool = False,
) -> Iterator[Event]:
    """The facts of a draw that was published, pair by pair; who cannot be in it is refused with the place."""
    contest = state.contest(distance)
    to_be_drawn(contest, race, unclosed=unclosed)
    entered = entrants_of(state, distance)
    yield DrawMade(distance=distance.key, race=race, method="published", pairs=len(pairs), quartets=quartets)
    seen: dict[str, str | Refused] = {}
    for number, pair in enumerate(pairs, 1):
        ids = []
        for name in pair.names:
            skater = entrant_named(entered, state, distance, name, pair.where)
            if skater in seen:
                raise Refused(
                    "{where}: {skater} stands at {before} already; everybody skates once.",
                    where=pair.where,
                    skater=state.skater(skater).name,
                    before=seen[skater],
                )
            if skater in contest.withdrawn:
                raise Refused(
                    "{where}: {skater} has withdrawn from the {distance}.",
                    where=pair.where,
                    skater=state.skater(skater).name,
                    distance=distance,
                )
            seen[skater] = pair.where
            ids.append(skater)
        yield PairDrawn(
            distance=distance.key,
            race=race,
            pair=str(number),
            number=number,
            skaters=tuple(ids),
            lanes=lanes,
            lane="outer" if lanes and not pair.inner else "inner",
        )


def entrants_of(state: Competition, distance: Distance) -> Competition:
    """The same state, in which only those are known who are entered."""
    return replace(state, skaters={one: state.skater(one) for one in state.contest(distance).entrants})


def entrant_named(
    entered: Competition, state: Competition, distance: Distance, name: str, where: str | Refused
) -> str:
    """The id of a skater who is entered; of who is not, it is said whether anybody is called so."""
    try:
        return skater_named([name], entered).id
    except Refused as problem:
        try:
            other = skater_named([name], state)
        except Refused:
            raise Refused("{where}: {problem}", where=where, problem=problem) from None
        if other.id in entered.skaters:
            raise Refused("{where}: {problem}", where=where, problem=problem) from None
        raise Refused(
            "{where}: {skater} is not entered for the {distance}.",
            where=where,
            skater=other.name,
            distance=distance,
        ) from None


def ranking_read(path: Path, state: Competition, distance: Distance) -> tuple[str, ...]:
    """The ids of a ranking in a file: a name on each line, the best first, perhaps a rank before it."""
    entered = entrants_of(state, distance)
    found: dict[str, int] = {}
    for n, line in enumerate(written(path, LARGEST, _RANKING).splitlines(), 1):
        name = line.strip().lstrip("0123456789").lstrip(".;,:)\t ").strip(";,\t ")
        if not name:
            continue
        where = f"{path.name}, {n}"
        skater = entrant_named(entered, state, distance, name, where)
        if skater in found:
            raise Refused(
                "{where}: {skater} stands on line {before} already; name everybody once.",
                where=where,
                skater=state.skater(skater).name,
                before=found[skater],
            )
        found[skater] = n
    if not found:
        raise Refused("{file} names nobody; write a skater on each line, the best first.", file=path.name)
    return tuple(found)
