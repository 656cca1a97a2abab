"""The decisions about tickets of one sex, as the log has them, or as somebody supposes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from startbewijs.selection.procedure import Kind
from startbewijs.sport.competition import Competition, Designation, Ruling
from startbewijs.sport.distances import Distance, Sex


@dataclass(frozen=True, slots=True)
class Why:
    """The reason of a decision and its position in the log."""

    text: str
    position: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """What skaters and the committee decided; all empty before anybody did.

    `declined` takes a skater off every row: who stands behind moves one rank up. `waived` gives up one
    start and nothing else: the skater keeps the rows of that distance and the place they gave, and only
    the start goes to the next. A supposed decision is just another value of this class.
    """

    declined: Mapping[str, Why] = field(default_factory=dict)
    waived: Mapping[tuple[str, Distance], Why] = field(default_factory=dict)
    designations: tuple[Designation, ...] = ()
    calamities: Mapping[tuple[str, Distance], Why] = field(default_factory=dict)
    overruled: tuple[Ruling, ...] = ()
    line_ups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: tuple[str, ...] | None = None
    replacements: tuple[Ruling, ...] = ()

    def of_kind(self, kind: Kind, event: str | None = None) -> tuple[Designation, ...]:
        """The designations of a kind, of one event where it is given, oldest first."""
        return tuple(made for made in self.designations if made.kind == kind and event in (None, made.event))


def decisions(competition: Competition, sex: Sex) -> Decisions:
    """The decisions about one sex that are recorded in a competition."""

    def ours(skater: str) -> bool:
        return competition.skater(skater).sex is sex

    return Decisions(
        declined={who: _why(said) for who, said in competition.declined.items() if ours(who)},
        waived={
            (said.skater, Distance.of(said.event)): _why(said)
            for said in competition.waived
            if said.event is not None and ours(said.skater)
        },
        designations=tuple(made for _, made in sorted(competition.designations.items()) if ours(made.skater)),
        calamities={
            (who, contest.distance): Why(seen.why, seen.position)
            for contest in competition.of_sex(sex)
            for who, seen in contest.calamities.items()
        },
        overruled=tuple(said for said in competition.overruled if ours(said.skater)),
        line_ups={event: named for event, named in competition.line_ups.items() if event.startswith(sex)},
        published=competition.published_teams.get(sex),
        replacements=tuple(said for said in competition.replacements if ours(said.skater)),
    )


def _why(said: Ruling) -> Why:
    return Why(said.why, said.position)
