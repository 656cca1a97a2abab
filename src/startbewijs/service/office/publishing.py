"""Publishing a team: exactly the one that the order and the decisions give, or another with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events.decisions import TeamPublished
from startbewijs.publish.words import N_
from startbewijs.selection.order import Filling
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.service.office.weighing import FIELDS, names, several, spoken_event
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex
from startbewijs.sport.skaters import Skater


def team_publication(
    state: Competition,
    procedure: Procedure,
    sex: Sex,
    skaters: Sequence[Skater] = (),
    why: str | None = None,
) -> Iterator[TeamPublished]:
    """The team of one sex; other `skaters` than the order gives are published only with the reason."""
    if sex in state.published_teams:
        raise Refused(
            "The team of the {sex} is published already; “replace” changes it.",
            N_("The team of the {sex} is published already; “Replace somebody of the team” changes it."),
            sex=FIELDS[sex],
        )
    found = selected_in(procedure, sex, state)
    if not skaters:
        undecided(state, found)
        yield TeamPublished(sex=sex.value, skaters=tuple(sorted(found.team.skaters)))
        return
    meant = tuple(sorted(skater.id for skater in skaters))
    if len(set(meant)) < len(meant):
        raise Refused("A skater is named twice; name each once.")
    if len(meant) > found.team.size:
        raise Refused(
            "{named} skaters are named and the procedure sends {size}; leave somebody out.",
            named=len(meant),
            size=found.team.size,
        )
    for skater in skaters:
        if skater.sex is not sex:
            raise Refused(
                "{skater} is not one of the {sex}; leave the name out.", skater=skater.name, sex=FIELDS[sex]
            )
        if skater.id in state.declined:
            raise Refused("{skater} does not go to the Games; leave the name out.", skater=skater.name)
    given = set(found.team.skaters)
    if why is None and not (decided(found) and set(meant) == given):
        raise Refused(
            "This is not the team that the order gives ({names}); say with --why why another is published.",
            N_(
                "This is not the team that the order gives ({names}); give the reason why another is "
                "published."
            ),
            names=names(state, found.team.skaters) or "–",
        )
    yield TeamPublished(sex=sex.value, skaters=meant)


def decided(found: Selected) -> bool:
    """Whether the order and the decisions give exactly one team, in every reading left open."""
    return found.agreed and found.team.decided


def undecided(state: Competition, found: Selected) -> None:
    """Refuses a team that is not decided, with who may go or not and with what would decide it."""
    if decided(found):
        return
    waiting = found.team.undecided
    raise Refused(
        "The team of the {sex} is not decided; undecided: {waiting}; to decide it: {needed}.",
        sex=FIELDS[found.sex],
        waiting=names(state, waiting) if waiting else Refused("nobody by name yet"),
        needed=several(needed(state, found), "; ") if needed(state, found) else Refused("the committee"),
    )


def needed(state: Competition, found: Selected) -> tuple[Refused, ...]:
    """What still has to be known or decided for the team of one sex, each thing once, row by row."""
    parts: dict[tuple[object, ...], Refused] = {}
    for step in found.order.steps:
        row, filling = step.filling.row, step.filling.filling
        key = (filling, row.event)
        if key in parts:
            continue
        event = spoken_event(row.event)
        match filling:
            case Filling.AWAITED:
                parts[key] = Refused("close the {event} (row {row})", event=event, row=row.number)
            case Filling.OPEN:
                parts[key] = Refused(
                    "designate somebody for the {event} (row {row})", event=event, row=row.number
                )
            case Filling.UNKNOWN:
                parts[key] = Refused(
                    "record rank {rank} on the {event} (row {row})",
                    rank=row.rank,
                    event=event,
                    row=row.number,
                )
            case Filling.LEVEL if set(step.skaters) & set(found.team.undecided):
                parts[(filling, step.skaters)] = Refused(
                    "put {names} in order on the {event} (row {row})",
                    names=names(state, step.skaters),
                    event=event,
                    row=row.number,
                )
            case _:
                continue
    if not found.agreed:
        parts[("readings",)] = Refused(
            "publish it with --skaters and --why, since the readings of a designation on a distance differ",
            N_(
                "publish it by names and with the reason, since the readings of a designation on a "
                "distance differ"
            ),
        )
    return tuple(parts.values())
