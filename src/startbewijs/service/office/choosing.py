"""What skaters and the selection committee decide about tickets; what makes no sense is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from startbewijs.errors import Refused
from startbewijs.log.events import decisions as events
from startbewijs.publish.words import N_
from startbewijs.results.classification import classification, rank_groups
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.selection.selected import selected_in
from startbewijs.selection.starts import DistanceStarts
from startbewijs.selection.team import Route
from startbewijs.service.office.weighing import FIELDS, admitted, names, spoken_event
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.skaters import Skater


def calamity(state: Competition, distance: Distance, skater: Skater) -> Iterator[events.CalamityRecorded]:
    """A calamity of a skater who was entered for the distance."""
    contest = state.contest(distance)
    if skater.id not in contest.entrants:
        raise Refused(
            "{skater} is not entered for the {distance}; check the name and the distance.",
            skater=skater.name,
            distance=distance,
        )
    if skater.id in contest.calamities:
        raise Refused(
            "A calamity of {skater} on the {distance} is recorded already: {why}.",
            skater=skater.name,
            distance=distance,
            why=contest.calamities[skater.id].why.rstrip("."),
        )
    yield events.CalamityRecorded(skater=skater.id, distance=distance.key)


def level_order(
    state: Competition, distance: Distance, order: Sequence[Skater]
) -> Iterator[events.LevelDecided]:
    """The order of skaters who are level on a distance that is closed; all of them, best first."""
    contest = state.contest(distance)
    meant = tuple(skater.id for skater in order)
    if len(set(meant)) < len(meant):
        raise Refused("A skater is named twice; name each of the level skaters once, best first.")
    if contest.closed is None:
        raise Refused(
            "The {distance} is not closed, so who is level there can still change; close it first.",
            distance=distance,
        )
    table = replace(classification(contest), level_orders=())
    groups = [group for group in rank_groups(table) if len(group) > 1]
    group = next((group for group in groups if set(group) == set(meant)), None)
    if group is None and not groups:
        raise Refused("Nobody is level on the {distance}; there is nothing to decide.", distance=distance)
    if group is None:
        near = max(groups, key=lambda one: len(set(one) & set(meant)))
        raise Refused(
            "These skaters are not level on the {distance}; level are {names}: name all of them, best first.",
            distance=distance,
            names=names(state, near),
        )
    if contest.level_orders and meant == _last_order(contest.level_orders, set(meant)):
        raise Refused("The order of {names} is decided so already.", names=names(state, meant))
    yield events.LevelDecided(distance=distance.key, order=meant)


def declined(state: Competition, skater: Skater) -> Iterator[events.TicketDeclined]:
    """A skater who does not go to the Games; once the team is published, somebody replaces the skater."""
    if skater.id in state.declined:
        raise Refused(
            "{skater} has declined already: {why}.",
            skater=skater.name,
            why=state.declined[skater.id].why.rstrip("."),
        )
    if skater.id in (state.published_teams.get(skater.sex) or ()):
        raise Refused(
            "{skater} is on the team that was published; record with “replace” who goes instead.",
            N_(
                "{skater} is on the team that was published; record under “Replace somebody of the team” "
                "who goes instead."
            ),
            skater=skater.name,
        )
    yield events.TicketDeclined(skater=skater.id)


def waived_start(
    state: Competition, procedure: Procedure, distance: Distance, skater: Skater
) -> Iterator[events.StartWaived]:
    """A start that a skater has, or may still have, and gives up; the place in the team stays."""
    contest = state.contest(distance)
    for earlier in state.waived:
        if (earlier.skater, earlier.event) == (skater.id, distance.key):
            raise Refused(
                "{skater} has given up the start on the {distance} already: {why}.",
                skater=skater.name,
                distance=distance,
                why=earlier.why.rstrip("."),
            )
    here = _starts(state, procedure, distance)
    if contest.closed is None and here.start(skater.id) is None:
        raise Refused(
            "The {distance} is not closed, so nobody has a start there by rank yet; close it first, or "
            "record that the skater withdraws from it.",
            distance=distance,
        )
    if here.start(skater.id) is None and skater.id not in here.undecided:
        raise Refused(
            "{skater} has no start on the {distance} to give up; starts are held by: {names}.",
            skater=skater.name,
            distance=distance,
            names=names(state, [start.skater for start in here.starts]) or "–",
        )
    yield events.StartWaived(skater=skater.id, distance=distance.key)


def designation(
    state: Competition, procedure: Procedure, skater: Skater, kind: Kind, event: str
) -> Iterator[events.DesignationMade]:
    """A designation of a kind that the procedure knows, while there is one left to use."""
    _unpublished(state, skater.sex)
    _of_field(skater, event)
    made = events.DesignationMade(kind=kind.value, skater=skater.id, event=event)
    now = selected_in(procedure, skater.sex, state)
    member = now.team.member(skater.id)
    if kind is Kind.TEAM and member is not None and member.designation is None:
        raise Refused(
            "{skater} is on the team by the order already, so no designation for the team is needed.",
            skater=skater.name,
        )
    if kind is Kind.TEAM and member is not None and member.route is not Route.ORDER:
        raise Refused("{skater} is on the team by a designation already.", skater=skater.name)
    if kind is Kind.DISTANCE and event in procedure.places:
        held = now.starts.on(Distance.of(event)).start(skater.id)
        if held is not None:
            raise Refused(
                "{skater} starts on the {event} already, so no designation is needed there.",
                skater=skater.name,
                event=spoken_event(event),
            )
        if skater.id not in state.contest(event).calamities:
            raise Refused(
                "No calamity of {skater} on the {event} has been recorded; record it first with “calamity”.",
                N_(
                    "No calamity of {skater} on the {event} has been recorded; record it first under "
                    "“Recognise a calamity”."
                ),
                skater=skater.name,
                event=spoken_event(event),
            )
    admitted(state, procedure, skater.sex, made)
    yield made


def withdrawn_designation(
    state: Competition, position: int | None, skater: Skater | None
) -> Iterator[events.DesignationWithdrawn]:
    """The end of a designation, meant by its position or by the skater who has one."""
    made = [
        one
        for one in state.designations.values()
        if one.position == position or (skater is not None and one.skater == skater.id)
    ]
    if len(made) > 1:
        raise Refused(
            "{skater} has several designations; say the position of one: {positions}.",
            skater=state.skater(made[0].skater).name,
            positions=", ".join(str(one.position) for one in made),
        )
    if not made:
        standing = [
            f"{one.position} ({state.skater(one.skater).name})" for one in state.designations.values()
        ]
        raise Refused(
            "There is no such designation; standing are: {known}.", known=", ".join(standing) or "–"
        )
    _unpublished(state, state.skater(made[0].skater).sex)
    yield events.DesignationWithdrawn(designation=made[0].position)


def overruled_start(
    state: Competition, procedure: Procedure, distance: Distance, into: Skater, out: Skater | None
) -> Iterator[events.StartOverruled]:
    """A start for another skater of the team than the order gives it to."""
    for skater in filter(None, (into, out)):
        _of_field(skater, distance.key)
    if out is not None and out.id == into.id:
        raise Refused(
            "A start goes from one skater to another; {skater} is named for both.", skater=into.name
        )
    if state.contest(distance).closed is None:
        raise Refused(
            "The {distance} is not closed, so nobody has a start there by rank yet; close it first.",
            distance=distance,
        )
    _starts(state, procedure, distance)
    made = events.StartOverruled(distance=distance.key, out=None if out is None else out.id, into=into.id)
    admitted(state, procedure, distance.sex, made)
    yield made


def line_up(
    state: Competition, procedure: Procedure, event: str, skaters: Sequence[Skater]
) -> Iterator[events.LineUpNamed]:
    """Who skates an event that is decided out of the team."""
    sex, spoken = Sex(event[0]), spoken_event(event)
    meant = tuple(skater.id for skater in skaters)
    places = procedure.places.get(event, 0)
    if not places:
        raise Refused("The procedure has no place on the {event}; check which event is meant.", event=spoken)
    if not skaters:
        raise Refused("Name who skates the {event}: {places} at most.", event=spoken, places=places)
    if len(set(meant)) < len(meant):
        raise Refused("A skater is named twice for the {event}; name each once.", event=spoken)
    for skater in skaters:
        _of_field(skater, event)
    found = selected_in(procedure, sex, state)
    if not found.team.decided:
        raise Refused(
            "The team of the {sex} is not decided, and a line-up is named out of the team; decide the team "
            "first.",
            sex=FIELDS[sex],
        )
    if state.line_ups.get(event) == meant:
        raise Refused("The {event} has this line-up already.", event=spoken)
    made = events.LineUpNamed(event=event, skaters=meant)
    admitted(state, procedure, sex, made)
    for held in found.decided.of_kind(Kind.ROW, event):
        if held.skater not in meant and found.team.member(held.skater):
            raise Refused(
                "{skater} is designated on the row of the {event} and has to be in its line-up.",
                skater=state.skater(held.skater).name,
                event=spoken,
            )
    yield made


def replaced(
    state: Competition, procedure: Procedure, out: Skater, into: Skater, event: str | None
) -> Iterator[events.SkaterReplaced]:
    """After publication somebody else goes: on the whole team, or on one event."""
    if out.sex not in state.published_teams:
        raise Refused(
            "The team of the {sex} is not published, so nobody is replaced yet; publish it first, or record "
            "who declines.",
            sex=FIELDS[out.sex],
        )
    if into.id == out.id:
        raise Refused("{skater} cannot replace the same skater.", skater=out.name)
    if into.sex is not out.sex:
        raise Refused("{into} cannot replace {out}: they are of two fields.", into=into.name, out=out.name)
    if into.id in state.declined:
        raise Refused("{skater} does not go to the Games; name somebody else.", skater=into.name)
    if event is not None:
        _of_field(out, event)
    if event is not None and "-" in event:
        _in_line_up(state, event, out, into)
        found = selected_in(procedure, out.sex, state)
        if found.team.member(into.id) is None:
            raise Refused("{skater} is not on the team; name somebody who is.", skater=into.name)
    elif event is not None:
        _starts(state, procedure, Distance.of(event))
    made = events.SkaterReplaced(out=out.id, into=into.id, event=event)
    admitted(state, procedure, out.sex, made)
    yield made


def _in_line_up(state: Competition, event: str, out: Skater, into: Skater) -> None:
    now = list(state.line_ups.get(event, ()))
    for earlier in state.replacements:
        if earlier.event == event and earlier.instead_of in now:
            now[now.index(earlier.instead_of)] = earlier.skater
    if out.id not in now:
        raise Refused(
            "{skater} is not in the line-up of the {event}; in it are: {names}.",
            skater=out.name,
            event=spoken_event(event),
            names=names(state, now) or "–",
        )
    if into.id in now:
        raise Refused(
            "{skater} is in the line-up of the {event} already.", skater=into.name, event=spoken_event(event)
        )


def _starts(state: Competition, procedure: Procedure, distance: Distance) -> DistanceStarts:
    """The starts on a distance; one on which the procedure gives none is refused."""
    if distance.key not in procedure.places:
        raise Refused(
            "The procedure gives no start on the {distance}; check which one is meant.", distance=distance
        )
    return selected_in(procedure, distance.sex, state).starts.on(distance)


def _of_field(skater: Skater, event: str) -> None:
    if event[0] != skater.sex:
        raise Refused(
            "{skater} cannot skate the {event}: that is the other field; name somebody of it.",
            skater=skater.name,
            event=spoken_event(event),
        )


def _unpublished(state: Competition, sex: Sex) -> None:
    if sex in state.published_teams:
        raise Refused(
            "The team of the {sex} is published; from here on “replace” and “overrule-start” change it.",
            N_(
                "The team of the {sex} is published; from here on “Replace somebody of the team” and “Give a "
                "start to another” change it."
            ),
            sex=FIELDS[sex],
        )


def _last_order(orders: Sequence[tuple[str, ...]], meant: set[str]) -> tuple[str, ...] | None:
    return next((order for order in reversed(orders) if set(order) == meant), None)
