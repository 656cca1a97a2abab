"""Drawing a race: what an office asks for, what is recorded, and the pairs that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from secrets import randbelow
from typing import Literal

from startbewijs.draw.drawing import drawn, swapped
from startbewijs.draw.field import Couple, Entrant, Settings, usual_group
from startbewijs.draw.lots import lots, seed_read
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.drawing import DrawMade
from startbewijs.log.events.racing import PairDrawn
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.publish.words import N_
from startbewijs.results.classification import Line, Stage, race_classification
from startbewijs.sport.competition import Competition, Contest, Pair, Race, Status
from startbewijs.sport.distances import SHORTEST_IN_QUARTETS, Distance, Lane

By = Literal["season_best", "ranking", "random", "first_race"]
Second = Literal["swapped", "ranking", "redrawn"]
Spread = Literal["none", "team", "nation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an office asks of a draw; what is None follows from the distance and the tournament."""

    distance: Distance
    race: int = 1
    seed: str | None = None
    by: By | None = None
    second: Second | None = None
    group_size: int | None = None
    fastest_first: bool = False
    alone_last: bool = False
    spread: Spread = "none"
    quartets: bool = False
    ranking: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unclosed: bool = False


def fresh_seed() -> str:
    """A seed from the randomness of the system, short enough to be read out."""
    return f"{randbelow(10**8):08d}"


def draw_of(state: Competition, wanted: Wanted, seed: str) -> DrawMade:
    """The draw that is asked for, with everything it rests on; one that cannot be made is refused."""
    contest = state.contest(wanted.distance)
    to_be_drawn(contest, wanted.race, unclosed=wanted.unclosed)
    second = _second(contest, wanted)
    by, size = _order(wanted, second)
    if wanted.quartets and wanted.distance.metres < SHORTEST_IN_QUARTETS:
        raise Refused(
            "Quartets are skated from {least} m on, not on the {distance}.",
            least=SHORTEST_IN_QUARTETS,
            distance=wanted.distance,
        )
    draw = DrawMade(
        distance=wanted.distance.key,
        race=wanted.race,
        method="lots-1",
        pairs=1,
        seed=seed_read(seed),
        by=by,
        second=second,
        group_size=size,
        fastest_first=wanted.fastest_first,
        alone_last=wanted.alone_last,
        spread=wanted.spread,
        quartets=wanted.quartets,
        ranking=wanted.ranking,
        without=wanted.without,
    )
    field = _field(state, contest, draw)
    if not field:
        raise Refused("Nobody is left to be drawn for the {distance}.", distance=wanted.distance)
    return _counted(draw, (len(field) + 1) // 2)


def _counted(draw: DrawMade, pairs: int) -> DrawMade:
    from msgspec.structs import replace

    return replace(draw, pairs=pairs)


def to_be_drawn(contest: Contest, race: int, *, unclosed: bool = False) -> Race:
    """The race, if it still has no pairs; one that is drawn, or whose field is not known yet, is refused."""
    held = contest.races.get(race)
    if held is None:
        raise Refused(
            "The {distance} is skated once, so it has no race {race}.", distance=contest.distance, race=race
        )
    if held.pairs:
        raise Refused(
            "The {distance}, race {race}, has {pairs} pairs already; change those with “re-pair”, or make "
            "the draw anew with “draw --again”.",
            N_(
                "The {distance}, race {race}, has {pairs} pairs already; the referee changes those "
                "under “Change pairs”, or whoever drew takes the draw back under History."
            ),
            distance=contest.distance,
            race=race,
            pairs=len(held.pairs),
        )
    if contest.closed is not None:
        raise Refused(
            "The {distance} is closed; take that back first, if it was a slip, and then draw.",
            distance=contest.distance,
        )
    if held.published:
        raise Refused(
            "The {distance}, race {race}, has results already; there is nothing to draw.",
            distance=contest.distance,
            race=race,
        )
    if not contest.entries_closed and not unclosed:
        raise Refused(
            "The entries for the {distance} are not closed; close them first, or draw all the same with "
            "--unclosed.",
            N_(
                "The entries for the {distance} are not closed; close them first. A draw that was "
                "published elsewhere can be typed in all the same."
            ),
            distance=contest.distance,
        )
    return held


def _second(contest: Contest, wanted: Wanted) -> Second | None:
    """The way of a second race: asked for, else as the tournament announced it."""
    if wanted.race == 1:
        if wanted.second is not None:
            raise Refused(
                "--second says how a second race is drawn; add --race 2, or leave it out.",
                N_("How a second race is drawn is for race 2; choose that, or leave it out."),
            )
        if wanted.by == "first_race":
            raise Refused(
                "A first race cannot be drawn by the ranking of the first race; leave --by out.",
                N_("A first race cannot be drawn by the ranking of the first race; choose other groups."),
            )
        return None
    announced: Second | None = contest.second_draw  # type: ignore[assignment]  # as the fact was checked
    second = wanted.second or announced
    if second is None:
        raise Refused(
            "Say with --second how the second race is drawn: swapped (the same pairs, lanes exchanged), "
            "ranking (by the ranking of the first race) or redrawn.",
            N_("Choose how the second race is drawn; the tournament did not announce it."),
        )
    return second


def _order(wanted: Wanted, second: Second | None) -> tuple[By, int]:
    """What the order of the groups is made from, and their size."""
    if second in ("swapped", "ranking"):
        if wanted.by is not None or wanted.group_size is not None or wanted.ranking:
            raise Refused(
                "A second race by “{second}” has no groups; leave --by, --ranking and --group-size out.",
                N_("A second race by “{second}” has no groups; leave the groups and their size out."),
                second=second,
            )
        return "first_race", 2
    by = wanted.by or ("ranking" if wanted.ranking else "season_best" if second is None else "first_race")
    if (by == "ranking") is not bool(wanted.ranking):
        raise Refused("--by ranking and --ranking FILE go together; give both, or neither.")
    return by, usual_group(wanted.distance) if wanted.group_size is None else wanted.group_size


def pairs_of(state: Competition, draw: DrawMade) -> tuple[Couple, ...]:
    """The pairs that a draw comes to, computed from the state in which it is made."""
    contest = state.contest(draw.distance)
    field = _field(state, contest, draw)
    lot = lots(draw.seed or "", draw.distance, draw.race)
    if draw.second == "swapped":
        return swapped(_first_pairs(contest), field, lot, alone_last=draw.alone_last)
    settings = Settings(draw.group_size, draw.fastest_first, draw.alone_last, draw.spread != "none")
    return drawn(field, settings, lot)


def drawing(state: Competition, draw: DrawMade) -> Iterator[Event]:
    """The facts of a draw: how it was made, then its pairs."""
    yield draw
    yield from pair_facts(draw, pairs_of(state, draw))


def pair_facts(draw: DrawMade, pairs: Sequence[Couple]) -> Iterator[PairDrawn]:
    """The pairs of a draw as facts, numbered in the order of the ice."""
    for number, pair in enumerate(pairs, 1):
        yield PairDrawn(
            distance=draw.distance,
            race=draw.race,
            pair=str(number),
            number=number,
            skaters=pair.skaters,
            lane="outer" if pair.inner is None else "inner",
        )


def _field(state: Competition, contest: Contest, draw: DrawMade) -> list[Entrant]:
    """Who takes part: entered, not withdrawn, and not left out."""
    out = {*contest.withdrawn, *contest.races[draw.race].absent, *_known(contest, draw.without)}
    standing = standings(state, contest, draw)
    before = _lanes(contest) if draw.race == 2 else {}
    found = []
    for id_ in contest.entrants:
        if id_ in out:
            continue
        skater = state.skater(id_)
        team = skater.nation or None if draw.spread == "nation" else skater.team
        found.append(Entrant(id_, standing.get(id_), team, before.get(id_)))
    return found


def _known(contest: Contest, named: Sequence[str]) -> Sequence[str]:
    for skater in named:
        if skater not in contest.entrants:
            raise Refused(
                "“{skater}” is not entered for the {distance}.", skater=skater, distance=contest.distance
            )
        if named.count(skater) > 1:
            raise Refused("“{skater}” stands there twice; name everybody once.", skater=skater)
    return named


def standings(state: Competition, contest: Contest, draw: DrawMade) -> dict[str, int]:
    """What the groups are made by: thousandths of a season best, or a rank; the lowest is the best."""
    if draw.second == "swapped" or draw.by == "random":
        return {}
    if draw.by == "ranking":
        return {skater: n for n, skater in enumerate(_known(contest, draw.ranking), 1)}
    if draw.by == "first_race":
        table = race_classification(contest, 1)
        awaited = [line.skater for line in table.lines if line.status is Status.AWAITED]
        if table.stage is not Stage.CLOSED and awaited:
            raise Refused(
                "The first race of the {distance} is not over: {skater} has no result yet; draw the second "
                "after it.",
                distance=contest.distance,
                skater=state.skater(awaited[0]).name,
            )
        return {line.skater: rank for line in table.lines if (rank := _rank(line)) is not None}
    return {
        mark.holder: mark.time.ms
        for mark in state.marks
        if mark.kind == "SB" and mark.distance == contest.distance and mark.holder and mark.time
    }


def _rank(line: Line) -> int | None:
    """The rank, or the best that is possible where the published decimals do not decide it."""
    return (line.rank or line.at_best) if line.status is Status.FINISHED else None


def _first_pairs(contest: Contest) -> tuple[Couple, ...]:
    """The pairs of the first race as they were skated, in their lanes; unknown ones are refused."""
    pairs = [pair for pair in in_order(contest.races[1]) if not pair.reskate]
    if not pairs:
        raise Refused("The first race of the {distance} has not been drawn yet.", distance=contest.distance)
    return tuple(couple(contest, pair) for pair in pairs)


def couple(contest: Contest, pair: Pair) -> Couple:
    """A pair by its lanes; one whose opponents or lanes were not published is refused."""
    lanes: dict[Lane, str] = {}
    for run in pair.seats:
        if run is None or run.lane is None:
            raise Refused(
                "Of pair {pair} of the {distance} the skaters or their lanes are not known, so no rule can "
                "change it; record the new pairs as they are published.",
                pair=pair.id,
                distance=contest.distance,
            )
        lanes[run.lane] = run.skater
    return Couple(lanes.get(Lane.INNER), lanes.get(Lane.OUTER))


def _lanes(contest: Contest) -> dict[str, Lane]:
    """The lane of the first race, of those who have one; who skated again, in the pair that was drawn."""
    return {
        run.skater: run.lane
        for pair in contest.races[1].pairs.values()
        if not pair.reskate
        for run in pair.seats
        if run is not None and run.lane is not None
    }
