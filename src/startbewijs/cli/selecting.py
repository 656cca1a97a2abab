"""Questions about tickets: the order, the team, the starts, and one skater explained."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ASKED, Asked
from startbewijs.outlook.status import Outlook
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.explained import explained
from startbewijs.publish.subjects.lineup import starts_answer
from startbewijs.publish.subjects.order import tickets as tickets_of
from startbewijs.publish.subjects.squad import team_answer
from startbewijs.publish.words import N_
from startbewijs.selection.procedure import Procedure
from startbewijs.service.naming import fields_named, skater_named
from startbewijs.service.proofs import prospects
from startbewijs.service.queries import adopted
from startbewijs.sport.distances import Sex

SexWord = Annotated[
    str | None, Parameter(name="SEX", help=N_("women or men (vrouwen, mannen); without one, both"))
]


def tickets(sex: SexWord = None, /, *, asked: Asked = ASKED) -> int:
    """Print the selection order with the line."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    sexes = fields_named(sex)
    return asked.show(tickets_of(found, procedure, sexes, _proved(found, procedure, sexes)))


def team(sex: SexWord = None, /, *, asked: Asked = ASKED) -> int:
    """Print the team with the decisions about it."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    sexes = fields_named(sex)
    return asked.show(team_answer(found, procedure, sexes, _proved(found, procedure, sexes)))


def starts(sex: SexWord = None, /, *, asked: Asked = ASKED) -> int:
    """Print who starts on which distance."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    sexes = fields_named(sex)
    return asked.show(starts_answer(found, procedure, sexes, _proved(found, procedure, sexes)))


def explain(
    *skater: Annotated[str, Parameter(name="SKATER", help=N_("a skater: full name, surname or id"))],
    asked: Asked = ASKED,
) -> int:
    """Print why a skater goes or does not go."""
    found = asked.snapshot
    meant = skater_named(skater, found.competition)
    procedure = adopted(asked.library, found.competition)
    return asked.show(explained(found, procedure, meant, _proved(found, procedure, (meant.sex,))))


def _proved(found: Snapshot, procedure: Procedure, sexes: tuple[Sex, ...]) -> list[Outlook]:
    """What is proved of everyone of these sexes: the one source of what may still happen."""
    return [one for each in prospects(found.competition, procedure, sexes) for one in each.outlooks]
