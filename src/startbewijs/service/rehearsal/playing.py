"""Playing a rehearsal: each command is given as an official gives it, through the same checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from startbewijs.errors import Refused
from startbewijs.selection.selected import selected_in
from startbewijs.service.incoming import Incoming
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Acted, Hand, acted
from startbewijs.service.office.adopting import at_hand
from startbewijs.service.office.opening import Meet, opened, opening
from startbewijs.service.office.orders.given import Given
from startbewijs.service.office.orders.known import ORDERS
from startbewijs.service.office.undoing import undo
from startbewijs.service.queries import adopted
from startbewijs.service.rehearsal.cast import cast
from startbewijs.service.rehearsal.cues import Cue
from startbewijs.service.rehearsal.script import Script
from startbewijs.service.season_bests import stated
from startbewijs.service.templates import templates
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex

SIZE = 10
"""Women and men each, unless another number is asked for: as many as there are made-up names."""
_ZONE = "Europe/Amsterdam"
_READY = timedelta(minutes=5)
"""Between the closing of the entries and the first call."""
_LABEL = "Rehearsal – made-up skaters / Generale repetitie – verzonnen rijders"


def opened_for(library: Library, id_: str) -> Acted:
    """A new tournament for a rehearsal, plainly named so; one that is there already is refused."""
    template = templates()["trials"]
    today = library.now().astimezone(ZoneInfo(_ZONE)).date()
    meet = Meet(
        id=id_,
        name=_LABEL,
        venue="Oefenhal",
        track="Oefenhal",
        nation="NED",
        time_zone=_ZONE,
        days=(today,),
    )
    procedure = None if template.procedure is None else at_hand(library, template.procedure)
    hand = Hand(by="office", signed="robot")
    return opened(library, hand, meet, opening(meet, template.distances, procedure, template.second_draw))


def played(
    library: Library,
    id_: str,
    seed: str,
    *,
    size: int = SIZE,
    until: Distance | None = None,
    wait: Callable[[int], None] = lambda seconds: None,
) -> Iterator[Acted]:
    """What each command of a rehearsal came to, as it is recorded; from an empty tournament on.

    `wait` is told how many seconds of the day go by before a command. With `until`, everything is prepared
    and skated before a distance, which is drawn and left to whoever trains.
    """
    if not 6 <= size <= SIZE:
        raise Refused("A rehearsal has {least} to {most} skaters of each sex.", least=6, most=SIZE)
    done = opened_for(library, id_)
    yield done
    begins = library.now().astimezone(ZoneInfo(_ZONE)) + _READY

    def chosen(state: Competition, sex: Sex) -> Sequence[str]:
        found = selected_in(adopted(library, state), sex, state)
        return () if found.agreed else found.applied[0].team.skaters

    script = Script(seed, cast(seed, size), f"{begins:%H:%M}", chosen, done.after)
    for cue in script.cues():
        if until is not None and cue.command == "call" and cue.words["distance"] == until.key:
            return
        wait(cue.pause)
        done = _given(library, id_, cue)
        script.state = done.after
        yield done


def _given(library: Library, id_: str, cue: Cue) -> Acted:
    hand = Hand(by=cue.by, signed=f"robot ({cue.by})", why=cue.why)
    if cue.command == "undo":
        return undo(library, id_, hand)
    if cue.command == "season-bests":
        return _listed(library, id_, hand, cue.words["list"])
    order, given = ORDERS[cue.command], Given(cue.words, library, cue.why)
    return acted(library, id_, hand, lambda state: order.make(state, given))


def _listed(library: Library, id_: str, hand: Hand, text: str) -> Acted:
    """Season bests come in a file, as they do to an office."""
    return stated(library, id_, hand, Incoming("season-bests.csv", text.encode())).done
