"""Everything that is proved about one sex at one moment, which stands while nothing of that sex changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.needs import Need, needs_on
from startbewijs.outlook.playing import Playground, playground
from startbewijs.outlook.status import Outlook, outlooks_on
from startbewijs.outlook.why import Why, why_on
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex


@dataclass(frozen=True, slots=True)
class Proof:
    """What a status rests on, and what is needed on each distance to come."""

    why: Why
    needs: tuple[Need, ...] | Uncovered


@dataclass(frozen=True, slots=True)
class Proved:
    """The selection of one sex, the outlook of everyone in it, and the proof of each once it is asked for.

    `part` is all that was looked at for it: the same part is the same proof, whatever else is recorded.
    """

    part: Competition
    procedure: Procedure
    sex: Sex
    selected: Selected
    ground: Playground | Uncovered
    outlooks: tuple[Outlook, ...]
    _proofs: dict[str, Proof] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def ladder(self) -> Ladder | Uncovered:
        """The order and who can still stand on it, or why nothing is proved of it."""
        return self.ground if isinstance(self.ground, Uncovered) else self.ground.ladder

    def proof(self, found: Outlook) -> Proof:
        """What one of the outlooks rests on, and what is needed; counted out once."""
        if found.skater not in self._proofs:
            why = why_on(self.ladder, found, self.ground)
            self._proofs[found.skater] = Proof(why, needs_on(self.ladder, self.sex, found.skater))
        return self._proofs[found.skater]


def proved(competition: Competition, procedure: Procedure, sex: Sex, before: Iterable[Proved] = ()) -> Proved:
    """What is proved about one sex; of what was proved `before`, the latest first, the same is given again.

    Where only a distance changed since the latest, the endings of the others are not played anew. Whoever
    hands over a competition does not carry it on.
    """
    part = part_of(competition, sex)
    ours = [one for one in before if one.sex is sex and one.procedure == procedure]
    for one in ours:
        if one.part == part:
            return one
    ground = playground(ladder(part, procedure, sex))
    if isinstance(ground, Playground) and ours and isinstance(ours[0].ground, Playground):
        ground.go_on_from(ours[0].ground)
    chosen = selected_in(procedure, sex, part)
    return Proved(part, procedure, sex, chosen, ground, outlooks_on(part, chosen, ground))


def part_of(competition: Competition, sex: Sex) -> Competition:
    """What the proofs of one sex rest on: its skaters and distances, and what was decided about them."""
    ours = {id_: skater for id_, skater in competition.skaters.items() if skater.sex is sex}
    team = competition.published_teams.get(sex)
    return Competition(
        hand_correction=competition.hand_correction,
        skaters=ours,
        marks=[mark for mark in competition.marks if mark.distance.sex is sex],
        contests={one.distance: one for one in competition.of_sex(sex)},
        designations={n: one for n, one in competition.designations.items() if one.skater in ours},
        withdrawn={who: why for who, why in competition.withdrawn.items() if who in ours},
        declined={who: said for who, said in competition.declined.items() if who in ours},
        waived=[said for said in competition.waived if said.skater in ours],
        overruled=[said for said in competition.overruled if said.skater in ours],
        line_ups={event: who for event, who in competition.line_ups.items() if event.startswith(sex)},
        published_teams={} if team is None else {sex: team},
        replacements=[said for said in competition.replacements if said.skater in ours],
    )
