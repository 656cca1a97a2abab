"""Why a status is what it is: the use of the designations that comes closest, and endings that decide it."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.outlook.committee import Use, counted, hardest_use
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.likely import likely
from startbewijs.outlook.playing import Playground
from startbewijs.outlook.status import Outlook, Status
from startbewijs.outlook.witness import Witness, witnesses
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex


@dataclass(frozen=True, slots=True)
class Why:
    """What a status rests on beside its bounds.

    `hardest` is the use of the designations that comes closest to taking the place of who is certain, or
    takes it from who is certain by the order; `counted` is the worst place under it, the displaced names
    added. `going` and `staying` are an ending of each kind for who may still go or not.
    """

    hardest: Use | None = None
    counted: int | None = None
    going: Witness | None = None
    staying: Witness | None = None


def why(competition: Competition, procedure: Procedure, sex: Sex, found: Outlook) -> Why:
    """What the status of a skater rests on."""
    return why_on(ladder(competition, procedure, sex), found)


def why_on(climbed: Ladder | Uncovered, found: Outlook, ground: Playground | Uncovered | None = None) -> Why:
    """The same on a ladder that was made already, and its playground, which may be asked about everyone."""
    if isinstance(climbed, Uncovered) or found.bounds is None:
        return Why()
    if found.threat is not None:
        return Why(found.threat, counted(climbed, found.skater, found.threat))
    if found.status is Status.CERTAIN:
        use, place = hardest_use(climbed, found.skater) or (None, None)
        return Why(use, place)
    if found.status in (Status.WAITING, Status.POSSIBLE):
        played = ground if isinstance(ground, Playground) else Playground(climbed)
        going, staying = witnesses(climbed, found.skater, found.bounds, played)
        own = found.row
        return Why(
            going=None if going is None else likely(climbed, found.skater, own, going),
            staying=None if staying is None else likely(climbed, found.skater, own, staying),
        )
    return Why()
