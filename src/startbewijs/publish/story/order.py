"""What the races and decisions came to on the order, as news items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from startbewijs.log.events import decisions as decided
from startbewijs.log.events.tournament import ProgrammeChanged, ProgrammeSet
from startbewijs.outlook.status import Status
from startbewijs.publish.story.items import Counted, Event, Item, Value
from startbewijs.publish.story.known import Known
from startbewijs.selection.order import Filling
from startbewijs.selection.starts import Given, Loss
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.skaters import Skater


def _item(kind: str, about: str, positions: Iterable[int | None], **slots: Value) -> Item:
    return Item(f"{kind}.{about}", kind, slots, tuple(sorted({one for one in positions if one})))


def ticket_items(known: Known, skater: Skater, distance: Distance) -> tuple[Item | None, Item | None]:
    """What a win is worth: the skater's first ticket or a further one, and what is proved of the place."""
    held = known.tickets(skater.id)
    if distance not in held:
        return None, None
    nth, ground = held.index(distance) + 1, known.ground(skater.sex)
    contests = [known.state.contests[one] for one in held[:nth]]
    ranks = [rank.position for one in contests if (rank := one.ranks.get(skater.id)) is not None]
    facts = [*ground[:1], *ranks, *(one.closed for one in contests)]
    slots: dict[str, Value] = {"who": skater, "games": known.procedure.games}
    if nth > 1:
        ticket = _item("nth_ticket", f"{skater.id}.{nth}", facts, **slots, nth=nth)
    else:
        ticket = _item("first_ticket", skater.id, facts, **slots)
    kind = {Status.CERTAIN: "certain", Status.BY_THE_ORDER: "by_order", Status.WAITING: "waits"}
    said = kind.get(known.status(skater.id) or Status.OUT)
    return ticket, _item(said, skater.id, ground, who=skater) if said else None


def by_status(known: Known, sex: Sex, status: Status) -> tuple[Skater, ...]:
    """The skaters of a sex with this status who hold a row, best standing first."""
    return tuple(
        skater
        for id_, one in known.outlooks.items()
        if one.status is status and (skater := known.state.skater(id_)).sex is sex and known.rows(id_)
    )


def standing_items(known: Known, sex: Sex) -> list[Item]:
    """Who of one sex is certain, certain by the order, or needs how many doublures."""
    facts, games = known.ground(sex), known.procedure.games
    certain = by_status(known, sex, Status.CERTAIN)
    by_order = by_status(known, sex, Status.BY_THE_ORDER)
    found = []
    if certain:
        slots: dict[str, Value] = {"field": sex.value, "others": certain, "games": games}
        found.append(_item("all_certain", sex, facts, **slots))
    elif by_order or needing(known, sex):
        found.append(_item("field_certain_none", sex, facts, field=sex.value, games=games))
    if by_order:
        found.append(_item("all_by_order", sex, facts, others=by_order))
        found.append(_item("designations_threaten", sex, facts))
    if waiting := needing(known, sex):
        found.append(_item("need", sex, facts, needing=Counted(waiting)))
        if not any(one.filling is Filling.AWAITED for one in known.selected[sex].fillings):
            found.append(_item("only_committee", sex, facts))
    if out := by_status(known, sex, Status.OUT):
        found.append(_item("out", sex, facts, others=out))
    return found


def needing(known: Known, sex: Sex) -> tuple[tuple[Skater, int], ...]:
    """Who of one sex waits, with the number of doublures that are needed."""
    return tuple(
        (known.state.skater(id_), one.doublures_needed)
        for id_, one in known.outlooks.items()
        if one.status is Status.WAITING and one.doublures_needed and known.state.skater(id_).sex is sex
    )


def doublure_item(known: Known) -> Item:
    """What a doublure is."""
    return _item("doublure_is", "all", [known.state.adoption.position if known.state.adoption else None])


def next_items(known: Known) -> list[Item]:
    """What comes next: the next day of the programme that is still to be skated, else the committee."""
    state = known.state
    open_ = {distance for distance, contest in state.contests.items() if contest.closed is None}
    for day, blocks in sorted(state.programme.items()):
        events = dict.fromkeys(block.distance for block in blocks if block.distance in open_)
        if day > known.day and events:
            facts = known.trace.at(ProgrammeSet, ProgrammeChanged, day=day.isoformat())
            keys = tuple(Event(distance.key) for distance in events)
            return [_item("next_day", day.isoformat(), facts, day=day, distances=keys)]
    if open_ or len(state.published_teams) == len(known.selected):
        return []
    found = [_item("committee_decides", "all", [one for sex in known.selected for one in known.ground(sex)])]
    events_open = dict.fromkeys(
        filling.row.event.partition("-")[2]
        for one in known.selected.values()
        for filling in one.fillings
        if filling.filling is Filling.OPEN
    )
    for event in events_open:
        adopted = [state.adoption.position if state.adoption else None]
        found.append(_item("committee_names", event, adopted, event=Event(f"w-{event}")))
    return found


def designation_items(known: Known) -> list[Item]:
    """The designations of the day on a distance, then those for the team."""
    made = [
        one
        for fact in known.trace.found(decided.DesignationMade)
        if fact.happened.local_day(known.state.zone) == known.day
        and (one := known.state.designations.get(fact.position)) is not None
    ]
    return [_designated(known, one) for one in sorted(made, key=lambda one: one.kind) if one.kind != "row"]


def row_items(known: Known) -> list[Item]:
    """Whom the committee names on the designated rows, an item for each event."""
    named: dict[str, list[Designation]] = {}
    for made in known.state.designations.values():
        if made.kind == "row" and _on(known, made.position) == known.day:
            named.setdefault(made.event.partition("-")[2], []).append(made)
    return [
        _item(
            "designated_row",
            event,
            [one.position for one in made],
            others=tuple(known.state.skater(one.skater) for one in made),
            event=Event(made[0].event),
        )
        for event, made in named.items()
    ]


def _on(known: Known, position: int) -> date:
    return known.trace.facts[position - 1].happened.local_day(known.state.zone)


def _designated(known: Known, made: Designation) -> Item:
    who = known.state.skater(made.skater)
    slots: dict[str, Value] = {"who": who}
    if made.kind == "distance":
        slots["distance"] = Distance.of(made.event)
    else:
        slots["event"] = Event(made.event)
    return _item(f"designated_{made.kind}", who.id, [made.position], **slots)


def dropped_items(known: Known, sex: Sex) -> list[Item]:
    """Who stood inside the line and is not on the team, by a designation."""
    return [
        _item(
            "dropped",
            out.skater,
            [*known.ground(sex), out.designation.position],
            who=known.state.skater(out.skater),
            place=out.place,
        )
        for out in known.selected[sex].team.dropped
        if out.place is not None
    ]


def start_items(known: Known, sex: Sex) -> Iterator[Item]:
    """Starts that go to another than the rank gave them to."""
    for found in known.selected[sex].starts.distances:
        for lost in found.lost:
            if lost.loss is Loss.DESIGNATED and lost.rank is not None:
                yield _item(
                    "start_lost",
                    f"{lost.skater}.{found.distance.key}",
                    [*known.ground(sex), lost.position],
                    who=known.state.skater(lost.skater),
                    rank=lost.rank,
                    distance=found.distance,
                )
        for start in found.starts:
            if start.given is Given.FILLED_UP and start.instead_of is not None and start.rank is not None:
                yield _item(
                    "start_given",
                    f"{start.skater}.{found.distance.key}",
                    known.ground(sex),
                    who=known.state.skater(start.skater),
                    instead=known.state.skater(start.instead_of),
                    rank=start.rank,
                    distance=found.distance,
                )


def team_items(known: Known, sex: Sex) -> list[Item]:
    """The published team, and the events that each of it skates."""
    state = known.state
    names = state.published_teams.get(sex)
    if not names:
        return []
    facts = known.trace.at(decided.TeamPublished, sex=sex.value)
    ranked = {member.skater: n for n, member in enumerate(known.selected[sex].team.members)}
    going = tuple(
        state.skater(name) for name in sorted(names, key=lambda name: ranked.get(name, len(ranked)))
    )
    found = [_item("team", sex, facts, field=sex.value, others=going)]
    by_event = {
        one.distance.key: [start.skater for start in one.starts]
        for one in known.selected[sex].starts.distances
    }
    by_event |= {one.event: list(one.skaters) for one in known.selected[sex].starts.line_ups}
    for key, starters in by_event.items():
        if starters:
            rests = [*known.ground(sex), *facts, *known.trace.at(decided.LineUpNamed, event=key)]
            who = tuple(state.skater(one) for one in starters)
            found.append(_item("starts", key, rests, event=Event(key), others=who))
    return found


def publication_item(known: Known) -> Item | None:
    """That the team was published on this day."""
    facts = [
        fact.position
        for fact in known.trace.found(decided.TeamPublished)
        if fact.happened.local_day(known.state.zone) == known.day
    ]
    if not facts:
        return None
    slots: dict[str, Value] = {
        "federation": known.procedure.federation,
        "games": known.procedure.games,
        "day": known.day,
    }
    return _item("team_named", "all", facts, **slots)
