"""Results as an Excel file in which times are times and numbers are numbers.

A time is stored as a fraction of a day, as spreadsheets do, and shown with the decimals that are known: so
it sorts, subtracts and averages. A spreadsheet rounds what it shows, so no format shows fewer decimals than
the stored number has. Texts are stored as texts: one that begins with “=” is never a formula.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from startbewijs.publish.page import visible
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.racing import race_numbers, race_order, race_title
from startbewijs.publish.subjects.remarks import STATUSES, kind_name, of_race
from startbewijs.publish.words import Words
from startbewijs.results.classification import Line
from startbewijs.results.records import Noticed, records
from startbewijs.sport.competition import Competition, Contest, Race, Status
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.times import RaceTime

_DAY = 86_400_000
_FIXED = datetime(1980, 1, 1)  # noqa: DTZ001  # the file's own clock: the same results give the same bytes


def sheet(snapshot: Snapshot, distance: Distance, race: int | None, words: Words) -> bytes:
    """An Excel file with a sheet for each race of a distance, or for the one race that is asked for."""
    from xlsxwriter import Workbook  # loaded only for this answer

    contest = snapshot.competition.contest(distance)
    numbers = race_numbers(contest, race)
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": snapshot.competition.name, "created": _FIXED})
    for number in numbers:
        _race(book, snapshot.competition, contest, number, words)
    book.close()
    return target.getvalue()


def _race(book: Any, state: Competition, contest: Contest, number: int, words: Words) -> None:
    title = race_title(contest, number, words)
    page = book.add_worksheet(f"{contest.distance.key} {number}")
    bold = book.add_format({"bold": True})
    page.write_string(0, 0, f"{state.name} · {title}", bold)
    metres = contest.distance.splits[:-1]
    head = [
        words.say("rank"), words.say("skater"), words.say("team"), words.say("pair"), words.say("start lane"),
        *(f"{at} m" for at in metres),
        words.say("time"), words.say("behind"), words.say("status"), words.say("records"),
    ]  # fmt: skip
    for column, said in enumerate(head):
        page.write_string(2, column, said, bold)
    formats = {digits: book.add_format({"num_format": f"m:ss.{'0' * digits}"}) for digits in (1, 2, 3)}
    noticed = records(state)
    lines = [line for line in race_order(contest, number).lines if line.status is not Status.AWAITED]
    for at, line in enumerate(lines, 3):
        for column, value in enumerate(_row(state, contest, number, line, metres, noticed, words)):
            match value:
                case None | "":
                    continue
                case RaceTime():
                    page.write_number(at, column, value.ms / _DAY, formats[value.digits])
                case int():
                    page.write_number(at, column, value)
                case str():
                    page.write_string(at, column, visible(value))
    page.freeze_panes(3, 2)
    page.set_column(1, 2, 24)


def _row(
    state: Competition,
    contest: Contest,
    number: int,
    line: Line,
    metres: tuple[int, ...],
    noticed: tuple[Noticed, ...],
    words: Words,
) -> list[RaceTime | int | str | None]:
    outcome, skater = line.races[0], state.skater(line.skater)
    held = contest.races.get(number, Race(number))
    pair = next((pair for pair in held.pairs.values() if pair.run(line.skater) is not None), None)
    run = None if pair is None else pair.run(line.skater)
    lanes = {Lane.INNER: words.say("inner lane"), Lane.OUTER: words.say("outer lane")}
    splits = dict(outcome.splits)
    return [
        line.rank,
        skater.name,
        skater.team,
        None if pair is None else pair.number,
        None if run is None or run.lane is None else lanes[run.lane],
        *(splits.get(at) for at in metres),
        outcome.time,
        line.behind,
        None if outcome.time is not None else words.say(STATUSES[outcome.status]),
        ", ".join(kind_name(one.kind, words) for one in of_race(noticed, outcome, contest)),
    ]
