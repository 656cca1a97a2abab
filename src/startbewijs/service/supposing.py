"""What a person supposes, as it is typed: `w1500: rijpma, kok`, `leerdam:w1500`, `bosker: m-team-pursuit`."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.errors import Refused
from startbewijs.outlook.supposing import Supposition
from startbewijs.selection.procedure import Procedure
from startbewijs.service.naming import designation_named, distance_named, skater_named
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


def supposition(
    state: Competition,
    procedure: Procedure,
    *,
    ranks: Sequence[str],
    withdrawn: Sequence[str],
    designated: Sequence[str],
    declined: Sequence[str],
) -> Supposition:
    """What the words suppose; nothing at all, or words that cannot be read, are refused."""
    if not (ranks or withdrawn or designated or declined):
        raise Refused(
            "Say what to suppose: how a distance ends, who withdraws, who is designated or who does not go."
        )
    return Supposition(
        tuple(_order(text, state) for text in ranks),
        tuple(_withdrawal(text, state) for text in withdrawn),
        tuple(_designation(text, state, procedure) for text in designated),
        tuple(skater_named([text], state).id for text in declined),
    )


def sexes(what: Supposition, state: Competition) -> tuple[Sex, ...]:
    """The fields that a supposition is about."""
    named = {distance.sex for distance, _ in what.ranks}
    who = [one for one, _ in what.withdrawn] + [one for _, one, _ in what.designated] + [*what.declined]
    named |= {state.skater(one).sex for one in who}
    return tuple(sex for sex in Sex if sex in named)


def _order(text: str, state: Competition) -> tuple[Distance, tuple[str, ...]]:
    where, colon, names = text.partition(":")
    listed = [name.strip() for name in names.split(",") if name.strip()]
    if not colon or not listed:
        raise Refused(
            "“{text}” is no order of a distance: write the distance, a colon and the names from the winner "
            "down, as in “w1500: rijpma, kok”.",
            text=text,
        )
    return distance_named([where.strip()], state), tuple(skater_named([name], state).id for name in listed)


def _withdrawal(text: str, state: Competition) -> tuple[str, Distance | None]:
    who, colon, where = text.partition(":")
    distance = distance_named([where.strip()], state) if colon else None
    return skater_named([who.strip()], state).id, distance


def _designation(text: str, state: Competition, procedure: Procedure) -> tuple[str, str, str]:
    who, colon, what = text.partition(":")
    if not colon or not what.strip():
        raise Refused(
            "“{text}” is no designation: write the skater, a colon and what for, as in “leerdam: w1000” or "
            "“bosker: m-team-pursuit”.",
            text=text,
        )
    skater = skater_named([who.strip()], state)
    kind, event = designation_named(what, skater.sex, state, procedure)
    return kind, skater.id, event
