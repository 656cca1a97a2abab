"""A list out of a spreadsheet: CSV, Excel or ODS, as texts by line and by column.

What is known of a list's columns is its reader's business: it says which field a title means.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from startbewijs.errors import Refused
from startbewijs.service.incoming import Incoming, content

LARGEST = 10_000_000
"""How many bytes a list may have, and how many a workbook may unfold to ten times over."""
MOST_ROWS = 5_000
WORKBOOKS = (".xlsx", ".ods")
_TEXTS = (".csv", ".txt")
_LIST = Refused("the list")

Fields = Mapping[str, int]
"""At which place in a line each field stands."""


def lines(
    path: Path, field: Callable[[str], str | None], sound: Callable[[Fields], None]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a list that somebody names."""
    return lines_of(list_at(path), field, sound)


def list_at(path: Path) -> Incoming:
    """The list in a file; a file that is not there is told of before anything else."""
    return Incoming(path.name, content(path, LARGEST, _LIST))


def lines_of(
    file: Incoming,
    field: Callable[[str], str | None],
    sound: Callable[[Fields], None],
    most: int = MOST_ROWS,
) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines under the head of a list, by number, as texts by field.

    `field` gives the field that a title in small letters means, None for a column that says nothing here;
    `sound` refuses a head in which something is missing; so is a list of more than `most` lines.
    """
    if file.suffix in WORKBOOKS:
        rows = _workbook(file)
    elif file.suffix in _TEXTS:
        rows, _ = cut(file.name, file.text())
    else:
        raise Refused("{file} is neither .csv nor .xlsx nor .ods; save it as one of these.", file=file.name)
    numbered = [(n, cells) for n, cells in enumerate(rows, 1) if any(cells)]
    if not numbered:
        raise Refused("{file} is empty; nothing was recorded.", file=file.name)
    if len(numbered) > most:
        raise Refused("{file} has more than {most} lines; split it up.", file=file.name, most=most)
    (first, head), *rest = numbered
    try:
        columns = _columns(head, field)
        sound(columns)
    except Refused as problem:
        raise Refused("{file}, line {line}: {problem}", file=file.name, line=first, problem=problem) from None
    if not rest:
        raise Refused("{file} has a head and no line under it; nothing was recorded.", file=file.name)
    for n, cells in rest:
        if len(cells) > len(head) and any(cells[len(head) :]):
            raise Refused(
                "{file}, line {line}: there are more cells than columns in the head; put a text with the "
                "separator in it between quotation marks.",
                file=file.name,
                line=n,
            )
        yield n, {name: cells[at] for name, at in columns.items() if at < len(cells)}


def _columns(head: Iterable[str], field: Callable[[str], str | None]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, title in enumerate(head):
        name = field(" ".join(title.casefold().replace("_", " ").split()))
        if name is None:
            continue  # a column of theirs that says nothing here
        if name in columns:
            raise Refused("two columns say {column}; leave one out.", column=name)
        columns[name] = at
    return columns


def cut(name: str, text: str) -> tuple[list[list[str]], str]:
    """The cells of a text of lines, and the mark that parts them: the most frequent one of its first line."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(";,\t", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        return [[_text(cell) for cell in row] for row in rows], mark
    except csv.Error as problem:
        raise Refused("{file} cannot be read as CSV ({problem}).", file=name, problem=problem) from None


def _workbook(file: Incoming) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    unreadable = Refused("{file} is no workbook that can be read; open it and save it anew.", file=file.name)
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > 10 * LARGEST:
                raise Refused("{file} unfolds to more than 100 MB, which no such list does.", file=file.name)
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        if not book.sheet_names:
            raise unreadable
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS + 2)
    except (zipfile.BadZipFile, CalamineError, ValueError, OSError, NotImplementedError):
        raise unreadable from None
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    """A cell as text; a whole number without the decimals that a workbook gives it, a time as a race time.

    >>> _text(37.0), _text(36.8), _text(time(0, 1, 54, 320_000)), _text(time(14, 30))
    ('37', '36.80', '1:54.32', '14:30')
    """
    match cell:
        case float() if cell.is_integer():
            cell = int(cell)
        case float():
            written = f"{cell:.6f}".rstrip("0")
            cell = written + "0" * (len(written.partition(".")[2]) < 2)
        case datetime() if cell.year > 1900:
            cell = cell.date()
        case datetime() | time() if cell.hour:  # no race takes an hour, so it is one of the day
            cell = f"{cell:%H:%M}"
        case datetime() | time():
            cell = _clocked(
                timedelta(minutes=cell.minute, seconds=cell.second, microseconds=cell.microsecond)
            )
        case timedelta() if cell >= timedelta(hours=1):
            cell = f"{cell.seconds // 3600:02d}:{cell.seconds % 3600 // 60:02d}"
        case timedelta():
            cell = _clocked(cell)
        case date():
            cell = cell.isoformat()
    return " ".join(str(cell).split())


def _clocked(length: timedelta) -> str:
    """A length of time as a race time is written: a workbook keeps hundredths only nearly."""
    thousandths = (length + timedelta(microseconds=500)) // timedelta(milliseconds=1)
    minutes, rest = divmod(thousandths, 60_000)
    written = f"{minutes}:{rest // 1000:02d}.{rest % 1000:03d}"
    return written.removesuffix("0")
