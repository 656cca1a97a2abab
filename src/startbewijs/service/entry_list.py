"""A list of entries from a spreadsheet: read row by row, and recorded whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from startbewijs.errors import Refused
from startbewijs.log.events import tournament
from startbewijs.log.events.base import Event
from startbewijs.log.fold.folding import folded, step
from startbewijs.service.incoming import Incoming
from startbewijs.service.library import Library
from startbewijs.service.listed import How, InColumn, Taken, Wrong, column, taken
from startbewijs.service.office.acting import Hand, as_facts
from startbewijs.service.office.registering import namesakes, nearly, new_id
from startbewijs.service.spreadsheet import Fields, lines_of
from startbewijs.sport.competition import Competition
from startbewijs.sport.copying import copied
from startbewijs.sport.distances import Distance, Sex

_HEADERS = {
    "id": "id",
    "given": "given", "given name": "given", "first name": "given", "voornaam": "given", "roepnaam": "given",
    "prefix": "prefix", "tussenvoegsel": "prefix", "voorvoegsel": "prefix",
    "surname": "surname", "last name": "surname", "family name": "surname", "achternaam": "surname",
    "sex": "sex", "gender": "sex", "geslacht": "sex",
    "distance": "distances", "distances": "distances", "afstand": "distances", "afstanden": "distances",
    "number": "number", "start number": "number", "startnummer": "number", "nummer": "number",
    "team": "team", "ploeg": "team", "nation": "nation", "country": "nation", "land": "nation",
}  # fmt: skip
_NEEDED = ("given", "surname", "sex", "distances")
_SEXES = {
    **dict.fromkeys(("w", "v", "f", "women", "woman", "female", "vrouw", "vrouwen", "dames"), Sex.WOMEN),
    **dict.fromkeys(("m", "men", "man", "male", "mannen", "heren"), Sex.MEN),
}  # fmt: skip
_NEW = ("new", "nieuw")
_PLAIN = How()


def entered(library: Library, asked: str | None, hand: Hand, file: Incoming, how: How = _PLAIN) -> Taken:
    """What was recorded from a list; nothing where a line is wrong, unless those are to be skipped."""
    rows = tuple(lines_of(file, _HEADERS.get, _sound, how.most))
    wrong: list[Wrong] = []

    def decide(state: Competition) -> Iterator[Event]:
        wrong.clear()
        found: list[Event] = []
        seen: dict[tuple[str, str], int] = {}
        trying = copied(state)
        for line, row in rows:
            meant = how.meant.get(line)
            said = row if meant is None else {**row, "id": meant}
            at = trying.position
            try:
                events = tuple(_events(trying, said, line, seen))
                for fact in as_facts(library, trying, events, hand):
                    new = isinstance(fact.event, tournament.SkaterRegistered)
                    with column("number" if new else "distances"):
                        step(trying, fact)
            except Refused as problem:
                wrong.append(Wrong(line, row, problem))
                if trying.position > at:  # half of the line was taken in
                    trying = copied(state)
                    folded(as_facts(library, trying, found, hand), trying)
                continue
            found += events
            for event in events:
                if isinstance(event, tournament.EntryMade):
                    seen[event.skater, event.distance] = line
        if how.skip_wrong or not wrong:
            yield from found

    return taken(library, asked, hand, decide, wrong, how)


def _events(
    state: Competition, row: Mapping[str, str], line: int, seen: Mapping[tuple[str, str], int]
) -> Iterator[Event]:
    for name in _NEEDED:
        if not row.get(name):
            said = "given name" if name == "given" else name
            raise InColumn(name, Refused("the column {column} is empty; fill it in.", column=Refused(said)))
    sex = _SEXES.get(row["sex"].casefold())
    if sex is None:
        problem = Refused("“{text}” in the column sex is neither; write w or m.", text=row["sex"])
        raise InColumn("sex", problem)
    with column("distances"):
        distances = _distances(state, row["distances"], sex)
    with column("id" if row.get("id") else "name"):
        skater, known = _skater(state, row, sex)
    number = row.get("number") or None
    if number is not None and not (number.isascii() and number.isdigit() and 0 < int(number) < 10_000):
        problem = Refused("“{text}” in the column number is no start number; write 1 to 9999.", text=number)
        raise InColumn("number", problem)
    for distance in distances:
        if (skater, distance.key) in seen:
            problem = Refused(
                "the entry for {distance} stands on line {line} already; leave one out.",
                distance=distance.key,
                line=seen[skater, distance.key],
            )
            raise InColumn("distances", problem)
    if not known:
        yield tournament.SkaterRegistered(
            skater=skater,
            sex=sex.value,
            given=row["given"],
            prefix=row.get("prefix", ""),
            surname=row["surname"],
            nation=row.get("nation") or None,
            start_number=None if number is None else int(number),
            team=row.get("team") or None,
        )
    for distance in distances:
        if skater not in state.contest(distance).entrants:
            yield tournament.EntryMade(distance=distance.key, skater=skater)


def _distances(state: Competition, text: str, sex: Sex) -> tuple[Distance, ...]:
    """The distances of a cell: `500`, `w500`, `500; 1000` or one on each line."""
    found = []
    for word in text.replace(";", " ").replace(",", " ").replace("/", " ").replace("+", " ").split():
        plain_word = word.casefold().removesuffix("m") or word
        distance = Distance.of(f"{sex.value}{plain_word}" if plain_word.isdigit() else plain_word)
        if distance.sex is not sex:
            raise Refused(
                "{distance} is for the other sex; mend the column distances or the column sex.",
                distance=distance.key,
            )
        contest = state.contest(distance)
        if contest.entries_closed and contest.all_known:
            raise Refused("the entries for {distance} are closed.", distance=distance.key)
        if distance in found:
            raise Refused("{distance} stands twice in the column distances.", distance=distance.key)
        found.append(distance)
    if not found:
        raise Refused("the column {column} is empty; fill it in.", column="distances")
    return tuple(found)


def _skater(state: Competition, row: Mapping[str, str], sex: Sex) -> tuple[str, bool]:
    """The id of a skater, and whether that one is registered; a name that is nearly known is asked about."""
    name = " ".join(part for part in (row["given"], row.get("prefix", ""), row["surname"]) if part)
    id_ = row.get("id", "")
    if id_ and id_.casefold() not in _NEW:
        skater = state.skaters.get(id_)
        if skater is None:
            raise Refused(
                "no skater has the id “{id}”; write “new” there, or leave it empty, for who is new.", id=id_
            )
        if skater.sex is not sex:
            raise Refused("{name} is registered with the other sex.", name=skater.name)
        return id_, True
    same = namesakes(state, name, sex)
    if len(same) == 1 and not id_:
        return same[0].id, True
    other = None if id_ else nearly(state, name, sex)
    if other is not None:
        problem = Refused(
            "“{name}” is nearly {other}, who is registered; write the id “{id}” in a column id if that "
            "is the same skater, or “new” if not.",
            name=name,
            other=other.name,
            id=other.id,
        )
        raise InColumn("name", problem, other.id)
    return new_id(state, name), False


def _sound(columns: Fields) -> None:
    for name in _NEEDED:
        if name not in columns:
            raise Refused(
                "there is no column {column}; the head needs given, surname, sex and distances (or "
                "voornaam, achternaam, geslacht, afstanden).",
                column=name,
            )
