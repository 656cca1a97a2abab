"""The articles of the racing rules that decide here, each a value with its citation.

The text of the *ISU Special Regulations and Technical Rules Speed Skating* was not available; what stands
here was read in signed result sheets, in reports of races, or, where it says so, is general knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Article(Generic[T]):
    """A number or list of the rules, what it says, and where it was read."""

    value: T
    says: str
    cited: str


FALSE_STARTS = Article(
    1,
    "A pair may start falsely once; whoever causes a later false start of that pair is disqualified, even "
    "if it is that skater's own first.",
    "ISU rule 253.4 by the legend of signed result sheets 2025/26; applied at the World Cup in Hamar on "
    "12 December 2025",
)

FALSE_START_CODE = Article("T04", "The code of a false start on a result sheet.", FALSE_STARTS.cited)

SANCTIONS = Article(
    {
        "T02": "armband missing or wrong",
        "T04": "false start",
        "T06": "hindering, or not keeping to the own lane",
        "T07": "crossing the line that separates the lanes",
        "T08": "no change of lanes, or changed too early or too late",
        "T09": "obstruction at the crossing",
        "T10": "cutting the inside of a curve",
        "T25": "serious obstruction in a mass start",
    },
    "The codes behind a disqualification or a warning.",
    "legend of signed result sheets, World Cups 1 to 4, 2025/26",
)

TIME_SOURCES = Article(
    ("publication", "photo_finish", "beam", "transponder", "hand"),
    "Of several times at one line the most trusted source counts, not the faster time.",
    "seen in a live recording of the European Single Distances of 2020; hand times last is general knowledge",
)

HAND_CORRECTION = Article(
    200,
    "What a hand time counts more than was read, in thousandths, because a thumb follows the eye. A hand "
    "time is known to hundredths and sets no record. A tournament may set another correction.",
    "general knowledge, not confirmed in the text of the rules",
)

SPRINT_POINTS = Article(
    (3, 2, 1),
    "Points of the first three in each sprint of a mass start. Whoever did not skate all laps keeps none.",
    "signed result sheets 2025/26; that a lapped skater keeps none is inferred from three of them",
)

FINAL_POINTS = Article(
    (60, 40, 20, 10, 6, 3),
    "Points of the first six who finish a mass start with all laps.",
    "signed result sheets 2025/26; the semi-finals of the World Single Distances of 2023",
)

UNTIMED_ORDER = Article(
    ("unknown", "awaited", "DNF", "DQ", "DNS", "WDR"),
    "Below everyone with a time.",
    "signed result sheets 2025/26; the order of DQ, DNS and WDR among themselves is inferred",
)
