"""One answer in its three forms: for a program (JSON), for a spreadsheet (CSV), for a person (a page).

The spreadsheet's rows and the page are made from the same values, so no form says more than another.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from startbewijs.publish.page import Page, Sentence, Tone, text, visible
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.words import Words
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime

Data = dict[str, Any]
_LAST_CONTROLS = re.compile("[\x7f-\x9f]")
"""Control characters that JSON lets through as they are, and a terminal obeys."""
Columns = Sequence[tuple[str, str]]
"""For each column of a spreadsheet its English header and where in a row its value stands: `time.text`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked. `rows` says under which key of `data` the spreadsheet's rows stand.

    `page` is made only when it is wanted, in the language that is wanted.
    """

    data: Data
    rows: str
    columns: Columns
    page: Callable[[Words], Page]

    def json(self) -> str:
        """The answer as one JSON object."""
        written = json.dumps(self.data, ensure_ascii=False, indent=2)
        return _LAST_CONTROLS.sub(lambda found: f"\\u{ord(found.group()):04x}", written) + "\n"

    def csv(self) -> str:
        """The rows of the answer as comma-separated values, with a header."""
        file = StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([header for header, _ in self.columns])
        for row in self.data[self.rows]:
            writer.writerow([_flat(_found(row, path)) for _, path in self.columns])
        return file.getvalue()


def _found(value: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def _flat(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return "; ".join(str(_flat(one)) for one in value)
        case Mapping():
            return " ".join(str(_flat(one)) for one in value.values() if one is not None)
        case str():
            return visible(value)
        case _:
            return value


def head_data(snapshot: Snapshot) -> Data:
    """What every JSON answer begins with: which tournament, and the position of its log that is shown."""
    state = snapshot.competition
    return {
        "tournament": {
            "id": state.id,
            "name": state.name,
            "venue": state.venue,
            "days": [day.isoformat() for day in state.days],
        },
        "position": state.position,
        "end": snapshot.end,
        "recorded": str(state.recorded),
        "at": snapshot.at,
    }


def time_data(time: RaceTime | None) -> Data | None:
    """A time: its ISO text with the decimals that are known, whole thousandths, and how many are known."""
    return None if time is None else {"text": time.exactly(), "ms": time.ms, "digits": time.digits}


def skater_data(skater: Skater) -> Data:
    """A skater: id, name and team."""
    return {"id": skater.id, "name": skater.name, "team": skater.team}


def distance_data(distance: Distance) -> Data:
    """A distance: its key, metres and sex."""
    return {"key": distance.key, "metres": distance.metres, "sex": distance.sex.name.lower()}


def state_line(snapshot: Snapshot, words: Words) -> str:
    """Which state is shown, in a few words: `Sun 28 Dec 2025 · position 214 of 512`."""
    state = snapshot.competition
    assert state.recorded is not None
    day = words.moment(state.recorded, state.zone)
    if state.position == snapshot.end:
        return words.say("{day} · position {position}", day=day, position=state.position)
    return words.say(
        "{day} · position {position} of {end}", day=day, position=state.position, end=snapshot.end
    )


def noted(page: Page, snapshot: Snapshot, words: Words) -> Page:
    """The page with, at its end, what must be said about the moment that was asked for."""
    if snapshot.note is None:
        return page
    said = words.say(snapshot.note.template, **snapshot.note.fields)
    return page.add(Sentence(text(said, Tone.QUIET), "·"))
