"""Questions about the ice: programme, start lists, results, classifications, records."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ASKED, Asked
from startbewijs.publish.subjects.recordbook import recordbook
from startbewijs.publish.subjects.schedule import programme as programme_of
from startbewijs.publish.subjects.schedule import startlist as startlist_of
from startbewijs.publish.words import N_
from startbewijs.service.events import classification_answer, results_answer
from startbewijs.service.naming import distance_named, whole_number

DistanceWords = Annotated[
    str,
    Parameter(name="DISTANCE", help=N_("a distance: w500, “500 women”, “vrouwen 500 m”")),
]
RaceNumber = Annotated[
    int | None,
    Parameter(name="--race", converter=whole_number, help=N_("only the first or the second race: 1 or 2")),
]


def results(*distance: DistanceWords, race: RaceNumber = None, asked: Asked = ASKED) -> int:
    """Print a distance race by race."""
    return asked.show(results_answer(asked.snapshot, distance, race))


def classification(*distance: DistanceWords, asked: Asked = ASKED) -> int:
    """Print a distance in order."""
    return asked.show(classification_answer(asked.snapshot, distance))


def startlist(*distance: DistanceWords, race: RaceNumber = None, asked: Asked = ASKED) -> int:
    """Print the pairs of a distance."""
    found = asked.snapshot
    return asked.show(startlist_of(found, distance_named(distance, found.competition), race))


def programme(*, asked: Asked = ASKED) -> int:
    """Print what is skated when."""
    return asked.show(programme_of(asked.snapshot))


def records(*, asked: Asked = ASKED) -> int:
    """Print the records that fell."""
    return asked.show(recordbook(asked.snapshot))
