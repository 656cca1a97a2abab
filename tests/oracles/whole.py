"""Whole small tournaments, from the log to the team: every ending and everything the committee may still do.

The answers come from the ordinary fold and the ordinary selection alone; nothing of `outlook` is asked.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import product
from math import prod

from tests.building import Log
from tests.oracles.sheets import Sheet, published
from tests.outlook.trials import W
from tests.selection.cases import packaged

from startbewijs.errors import Refused
from startbewijs.log.events import decisions as events
from startbewijs.log.events import tournament
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.selection.decisions import Decisions, decisions
from startbewijs.selection.designations import admitted, left
from startbewijs.selection.order import Standing, standings
from startbewijs.selection.procedure import Designations, Kind, Prequalified, Procedure, Reading, Row
from startbewijs.selection.selected import selected
from startbewijs.sport.competition import Competition, Designation
from startbewijs.sport.distances import Distance

DISTANCES = ("w500", "w1000", "w1500")
ROW_EVENT, TEAM_EVENT = "w-mass-start", "w-team-pursuit"
OUTSIDER, NEWCOMERS = "zoe", ("xena", "yara")
"""Registered and entered nowhere, so that she can be designated; known to nobody until they enter."""

RESULTS: tuple[int | str, ...] = (37_001, 38_001, 38_001, 39_001, 40_001, 41_001, "DNF", "DQ", "DNS")

LATER = 10**6
"""A position in the log behind all others."""


@dataclass(slots=True)
class Trial:
    """A small tournament at one position of its log."""

    log: Log
    procedure: Procedure
    sheets: list[Sheet]

    @property
    def depth(self) -> int:
        """So many first ranks of a distance can matter, decliners and designated skaters passed over."""
        decided = decisions(self.log.state, W)
        moved = len(decided.calamities) + len(decided.declined)
        return max(self.procedure.places[sheet.key] for sheet in self.sheets) + moved


@dataclass(slots=True)
class Played:
    """What became of one skater over all endings.

    `places` by the order, the committee naming somebody else, or nobody, on the open rows. `goes` says
    whether the skater is in the team, in any reading, by the designations that are made, and `might` the
    same under any that may still be made of somebody else.
    """

    places: set[int | None] = field(default_factory=set)
    goes: set[bool] = field(default_factory=set)
    might: set[bool] = field(default_factory=set)

    @property
    def best(self) -> int | None:
        return min((place for place in self.places if place is not None), default=None)

    @property
    def worst(self) -> int | None:
        return None if None in self.places else max(place for place in self.places if place is not None)


def played(trial: Trial, most: int) -> dict[str, Played] | None:
    """What became of every skater over all endings; None where there are more than `most` of them."""
    facts, state = trial.log.facts, trial.log.state
    ways: list[set[Standing]] = []
    endings = [list(sheet.endings(trial.depth)) for sheet in trial.sheets]
    if any(len(some) > most for some in endings):
        return None
    for sheet, some in zip(trial.sheets, endings, strict=True):
        found: set[Standing] = set()
        for ending in some:
            over = after(facts, [*_newcomers(ending, state), *ending])
            here = standings(over, W)[Distance.of(sheet.key)]
            assert here.closed_end, "an ending leaves nothing open"
            groups = here.groups[: trial.depth + len(sheet.named)]
            came = frozenset(name for name in sheet.named if here.has_started(name))
            times = here.times if trial.procedure.references else {}
            found.add(replace(here, groups=groups, started=came, absent=frozenset(), times=times))
        ways.append(found)
    decided = decisions(state, W)
    skaters = sorted(name for name, one in state.skaters.items() if one.sex is W and name != OUTSIDER)
    fills = [
        (named, filled, list(_uses(trial, filled, [*skaters, OUTSIDER])))
        for named, filled in _fills(trial, decided, [*skaters, OUTSIDER])
    ]
    if prod(len(found) for found in ways) * len(fills) > most:
        return None
    keys = [Distance.of(sheet.key) for sheet in trial.sheets]
    result = {name: Played() for name in skaters}
    for ended in product(*ways):
        for named, filled, uses in fills:
            _play(trial, dict(zip(keys, ended, strict=True)), named, filled, uses, result)
    return result


def _play(
    trial: Trial,
    ended: dict[Distance, Standing],
    named: frozenset[str],
    decided: Decisions,
    every_use: list[tuple[Designation, ...]],
    result: dict[str, Played],
) -> None:
    """Note what one ending of the races, with `named` skaters on the open rows, means for everybody."""
    found = selected(trial.procedure, W, ended, decided)
    open_ = bool(found.order.unsettled)
    others = [who for who in result if who not in named]
    for who in others:
        name = found.now.name(who)
        result[who].places.add(None if name is None else name.place)
    if open_:
        return
    for who in others:
        result[who].goes |= {one.team.member(who) is not None for one in found.applied}
    for uses in every_use:
        used = replace(decided, designations=(*decided.designations, *uses))
        teams = [one.team for one in selected(trial.procedure, W, ended, used).applied] if uses else []
        teams = teams or [one.team for one in found.applied]
        chosen = {made.skater for made in uses}
        for who in result:
            if who not in chosen:
                result[who].might |= {one.member(who) is not None for one in teams}


def after(facts: list[Fact], ending: list[Event]) -> Competition:
    """The state once an ending has been recorded behind the facts."""
    last = facts[-1]
    more = [_like(last, position, event) for position, event in enumerate(ending, last.position + 1)]
    return folded([*facts, *more])


def _like(model: Fact, position: int, event: Event) -> Fact:
    """A fact like another one, of something else."""
    return Fact(
        position=position,
        happened=model.happened,
        recorded=model.recorded,
        by="office",
        why="as it ended" if event.reason_due else None,
        sources=(),
        event=event,
    )


def _newcomers(ending: list[Event], state: Competition) -> Iterator[Event]:
    for event in ending:
        if isinstance(event, tournament.EntryMade) and event.skater not in state.skaters:
            yield tournament.SkaterRegistered(skater=event.skater, sex="w", given="New", surname="Comer")


def _fills(trial: Trial, decided: Decisions, names: list[str]) -> Iterator[tuple[frozenset[str], Decisions]]:
    """Every way to name or leave the open designated rows, with who is named on them."""
    yield frozenset(), decided
    for name in names:
        used = Designation(Kind.ROW, name, ROW_EVENT, "named", LATER)
        if _allowed(trial.procedure, filled := replace(decided, designations=(*decided.designations, used))):
            yield frozenset({name}), filled


def _uses(trial: Trial, decided: Decisions, names: list[str]) -> Iterator[tuple[Designation, ...]]:
    """Every admissible use of the designations that are left, none among them."""
    yield ()
    if decided.published is not None or left(trial.procedure, W, decided) < 1:
        return
    options = [(Kind.TEAM, name, TEAM_EVENT) for name in names]
    options += [(Kind.DISTANCE, name, distance.key) for name, distance in decided.calamities]
    begun: list[tuple[Designation, ...]] = [()]
    while begun:
        held = begun.pop()
        for kind, name, event in options:
            uses = (*held, Designation(kind, name, event, "used", LATER + 1 + len(held)))
            if _allowed(trial.procedure, replace(decided, designations=(*decided.designations, *uses))):
                yield uses
                begun.append(uses)


def _allowed(procedure: Procedure, decided: Decisions) -> bool:
    try:
        admitted(procedure, W, decided)
    except Refused:
        return False
    return True


def trial(seed: int) -> Trial:
    """A random small tournament for a seed, at a random position of its log."""
    rng = random.Random(seed)
    names = "abcde"[: rng.choice([3, 4, 4, 5])]
    keys = DISTANCES[: rng.choice([2, 2, 3])]
    log, sheets, queues = Log(), [], []
    log.registers(*names, OUTSIDER)
    for key in keys:
        entered = [name for name in names if rng.random() < 0.8][:4] or [names[0]]
        sheet = _announced(rng, log, key, entered)
        if not log.contest(key).entries_closed:
            sheet.late = (*(name for name in (*names, OUTSIDER) if name not in entered), *NEWCOMERS)
        sheets.append(sheet)
        queues.append(_course(rng, log, sheet))
    rules = _rules(rng, keys, names)
    for sheet in sheets:
        sheet.named = rules.named_on(Distance.of(sheet.key))
    queues.append(_decisions(rng, log, rules, sheets, names))
    steps = sum(map(len, queues))
    for _ in range(min(steps, rng.randint(steps // 3, steps + 2))):
        queue = rng.choice([queue for queue in queues if queue])
        queue.pop(0)()
    return Trial(log, rules, sheets)


Step = Callable[[], None]


def _announced(rng: random.Random, log: Log, key: str, entered: list[str]) -> Sheet:
    counting = rng.choice(["single", "single", "single", "best", "sum"])
    voiding: frozenset[str] = frozenset()
    settings: dict[str, str] = {}
    if counting == "best" and rng.random() < 0.3:
        voiding, settings = frozenset({"DQ"}), {"second_disqualified": "void"}
    log.announces(key, counting=counting, **settings)
    closed = rng.random() < 0.8 or len(entered) > 2
    log.enters(key, *entered, known="all" if closed else None)
    races = 1 if counting == "single" else 2
    return Sheet(key, counting, voiding, {name: [None] * races for name in entered})


def _course(rng: random.Random, log: Log, sheet: Sheet) -> list[Step]:
    """The steps of a distance from its first result to its end."""
    steps: list[Step] = []
    races = 1 if sheet.counting == "single" else 2

    def skates(name: str, race: int) -> None:
        if sheet.results[name][race] is not None:
            return
        result: int | str = rng.choice(RESULTS)
        sheet.results[name][race] = result
        log.add(published(sheet.key, name, result, race + 1))

    def withdraws(name: str) -> None:
        log.add(tournament.EntryWithdrawn(skater=name, distance=sheet.key))
        sheet.results[name] = ["WDR" if race is None else race for race in sheet.results[name]]

    def closes() -> None:
        if sheet.late:
            log.add(tournament.EntriesClosed(distance=sheet.key, known="all"))
            sheet.late = ()
        log.closes(sheet.key)
        sheet.closed = True

    for race in range(races):
        starters = [*sheet.results]
        rng.shuffle(starters)
        steps += [partial(skates, name, race) for name in starters]
    if rng.random() < 0.15 and len(sheet.results) > 1:
        leaver = rng.choice([*sheet.results])
        steps.insert(rng.randrange(len(steps)), lambda: withdraws(leaver))
    return [*steps, closes]


def _decisions(rng: random.Random, log: Log, rules: Procedure, sheets: list[Sheet], names: str) -> list[Step]:
    """What the committee and skaters decide, if it is allowed when they do."""
    steps: list[Step] = []

    def designates(kind: Kind, name: str, event: str) -> None:
        decided = decisions(log.state, W)
        made = Designation(kind, name, event, "", LATER)
        if _allowed(rules, replace(decided, designations=(*decided.designations, made))):
            log.add(events.DesignationMade(kind=kind.value, skater=name, event=event))

    sheet = rng.choice(sheets)
    for struck in rng.sample([*sheet.results], min(len(sheet.results), rng.choice([0, 0, 1, 1, 2]))):
        steps.append(partial(_add, log, events.CalamityRecorded(skater=struck, distance=sheet.key)))
        if rng.random() < 0.6:
            steps.append(partial(designates, Kind.DISTANCE, struck, sheet.key))
    if rng.random() < 0.3:
        chosen = rng.choice([*names, OUTSIDER])
        steps.append(lambda: designates(Kind.TEAM, chosen, TEAM_EVENT))
    if rng.random() < 0.6:
        named = rng.choice([*names, OUTSIDER])
        steps.append(lambda: designates(Kind.ROW, named, ROW_EVENT))
    if rng.random() < 0.3:
        declining = rng.choice(names)
        steps.insert(rng.randint(0, len(steps)), lambda: _add(log, events.TicketDeclined(skater=declining)))
    return steps


def _add(log: Log, event: Event) -> None:
    log.add(event)


def _rules(rng: random.Random, keys: tuple[str, ...], names: str) -> Procedure:
    """A procedure of a few rows, the ranks of each distance rising, a designated row among them or not.

    Now and then skaters are prequalified, or every ticket goes, or the rows are drawn from the times.
    """
    depth = {key: rng.choice([1, 1, 2, 2, 3]) if len(keys) < 3 else rng.choice([1, 1, 2]) for key in keys}
    order = [key for key, ranks in depth.items() for _ in range(ranks)]
    rng.shuffle(order)
    drawn = rng.random() < 0.15
    if rng.random() < 0.5 and not drawn:
        order.insert(rng.randint(0, len(order)), ROW_EVENT)
    given = dict.fromkeys(keys, 0)
    rows = []
    for number, event in enumerate(order, 1):
        if event in given:
            given[event] += 1
        rows.append(Row(number, event, given.get(event)))
    model = packaged()
    kinds = (
        frozenset(Kind)
        if rng.random() < 0.8
        else frozenset({Kind.ROW, rng.choice([Kind.TEAM, Kind.DISTANCE])})
    )
    kinds -= {Kind.DISTANCE} if drawn else set()
    references = {Distance.of(key): rng.randint(3600, 4200) for key in keys} if drawn else {}
    readings = rng.choice([(Reading.LOWEST, Reading.FIRST), (Reading.LOWEST,), (Reading.FIRST,)])
    named: tuple[Prequalified, ...] = ()
    if rng.random() < 0.4:
        on = rng.choice(keys)
        chosen = rng.sample([*names, OUTSIDER], min(depth[on], rng.choice([1, 1, 2])))
        named = tuple(Prequalified(name, Distance.of(on)) for name in chosen)
    at_most = rng.choice([0, 1, 1, 2])
    limitless = rng.random() < 0.1
    return replace(
        model,
        team_size={**model.team_size, W: len(rows) + at_most + 1 if limitless else rng.choice([1, 2, 2, 3])},
        limitless=frozenset({W} if limitless else ()),
        prequalified=named,
        references=references,
        places={**model.places, **{key: ranks + (rng.random() < 0.2) for key, ranks in depth.items()}},
        orders={**model.orders, W: tuple(rows)},
        designations={
            **model.designations,
            W: Designations(at_most, kinds, readings, rng.random() < 0.1, (TEAM_EVENT,)),
        },
    )
