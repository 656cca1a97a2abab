"""Draws: shown first, recorded when asked, and computed anew for whoever doubts."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from startbewijs.cli.asking import DistanceWords, RaceNumber
from startbewijs.cli.options import ACTING, ASKED, Acting, Asked
from startbewijs.draw.field import Couple
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.drawing import DrawMade
from startbewijs.log.events.racing import PairDrawn
from startbewijs.log.facts import Fact
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.drawn import Drawn, draw_answer, repeated_answer
from startbewijs.publish.subjects.racing import race_numbers
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.drawn_again import repeated
from startbewijs.service.library import Library
from startbewijs.service.naming import distance_named, skater_named, whole_number
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.office.drawing import Wanted, fresh_seed
from startbewijs.service.office.drawn_elsewhere import Typed, published, ranking_read, read, typed
from startbewijs.service.office.redrawing import Decided, as_seen, decided, taken_back
from startbewijs.service.taking_over import own
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

Race = Annotated[
    int | None,
    Parameter(
        name="--race",
        converter=whole_number,
        help=N_("which race of the distance: 1 or 2; the first if left out"),
    ),
]
_BY = {"season-best": "season_best", "ranking": "ranking", "random": "random", "first-race": "first_race"}


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a draw is made; what is left out follows from the distance and the tournament."""

    seed: Annotated[
        str | None,
        Parameter(
            name="--seed",
            help=N_("what the draw follows from: thrown with dice, say; else from the system's randomness"),
        ),
    ] = None
    by: Annotated[
        Literal["season-best", "ranking", "random", "first-race"] | None,
        Parameter(
            name="--by",
            help=N_("what the groups are made by: season-best, ranking, first-race, or random (no groups)"),
        ),
    ] = None
    ranking: Annotated[
        Path | None,
        Parameter(
            name="--ranking", help=N_("the file with a ranking: a skater on each line, the best first")
        ),
    ] = None
    second: Annotated[
        Literal["swapped", "ranking", "redrawn"] | None,
        Parameter(
            name="--second",
            help=N_(
                "how a second race is drawn: swapped, ranking or redrawn; else as the tournament announced it"
            ),
        ),
    ] = None
    group_size: Annotated[
        int | None,
        Parameter(
            name="--group-size",
            converter=whole_number,
            help=N_("how many are in a group, an even number; 8, and 4 on the longest distance"),
        ),
    ] = None
    fastest_first: Annotated[
        bool, Parameter(name="--fastest-first", negative="", help=N_("the best group skates first, not last"))
    ] = False
    alone_last: Annotated[
        bool,
        Parameter(
            name="--alone-last",
            negative="",
            help=N_("of an odd number, the one who skates alone is in the last pair, not the first"),
        ),
    ] = False
    spread: Annotated[
        Literal["none", "team", "nation"],
        Parameter(name="--spread", help=N_("whom to keep apart where that can be: team or nation")),
    ] = "none"
    quartets: Annotated[
        bool,
        Parameter(
            name="--quartets", negative="", help=N_("two pairs are on the ice together (1500 m and longer)")
        ),
    ] = False
    without: Annotated[
        list[str] | None,
        Parameter(
            name="--without",
            negative="",
            help=N_(
                "a skater who is entered and not drawn, such as one disqualified for good; may be repeated"
            ),
        ),
    ] = None
    unclosed: Annotated[
        bool, Parameter(name="--unclosed", negative="", help=N_("draw although the entries are not closed"))
    ] = False
    again: Annotated[
        bool,
        Parameter(
            name="--again",
            negative="",
            help=N_("take back the draw that is recorded and make another; needs --why"),
        ),
    ] = False

    @property
    def typed(self) -> list[str]:
        """The options as they were typed, without the seed."""
        words: list[str] = []
        for name, value in (
            ("--by", self.by),
            ("--ranking", self.ranking),
            ("--second", self.second),
            ("--group-size", self.group_size),
            ("--spread", None if self.spread == "none" else self.spread),
        ):
            words += [] if value is None else [name, str(value)]
        words += [word for name in self.without or () for word in ("--without", name)]
        flags = ("fastest_first", "alone_last", "quartets", "unclosed", "again")
        return words + [f"--{name.replace('_', '-')}" for name in flags if getattr(self, name)]


WAY = Way()


def draw(
    *distance: DistanceWords,
    race: Race = None,
    way: Way = WAY,
    published_in: Annotated[
        Path | None,
        Parameter(
            name="--published",
            help=N_(
                "a draw that was published, as it is: a file with a line for each pair, inner lane first"
            ),
        ),
    ] = None,
    pair: Annotated[
        list[str] | None,
        Parameter(
            name="--pair",
            negative="",
            help=N_("the same pair by pair, in the order of the ice: “Kok, Leerdam”; may be repeated"),
        ),
    ] = None,
    lanes: Annotated[
        bool,
        Parameter(name="--no-lanes", negative="", help=N_("the published draw does not tell the lanes")),
    ] = False,
    record: Annotated[
        bool,
        Parameter(name="--record", negative="", help=N_("record the draw; without it, it is only shown")),
    ] = False,
    seen: Annotated[
        int | None,
        Parameter(
            name="--seen",
            converter=whole_number,
            help=N_("the position that the draw was shown at: if it has changed since, it is refused"),
        ),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Show a draw, and record it when asked."""
    library, hand = acting.library, acting.hand("draw")
    tournament = own(library, acting.tournament)
    found = queries.snapshot(library, tournament)
    named = distance_named(distance, found.competition)
    number = 1 if race is None else race
    if published_in is not None or pair:
        pairs = _pairs(published_in, pair or [], way)
        take = partial(
            published,
            distance=named,
            race=number,
            pairs=pairs,
            quartets=way.quartets,
            lanes=not lanes,
            unclosed=way.unclosed,
        )

        def taken_over(state: Competition) -> tuple[Event, ...]:
            if not way.again:
                return tuple(take(state))
            back, without = taken_back(_facts(library, tournament, state), state, named, number)
            return (*back, *take(without))

        if record:
            _reason_due(way, hand)
            return acting.tell(acted(library, tournament, hand, taken_over))
        words = [] if published_in is None else ["--published", str(published_in)]
        words += [word for one in pair or () for word in ("--pair", one)]
        words += ["--no-lanes"] * lanes + way.typed
        command = _command(named.key, number, words, acting)
        return acting.show(draw_answer(found, _as_drawn(taken_over(found.competition), command)))
    if lanes:
        raise Refused("--no-lanes goes with a published draw: --published FILE, or --pair.")
    wanted = _wanted(found, named, number, way)
    seed = fresh_seed() if way.seed is None else way.seed
    if not record:
        made = decided(found.facts, wanted, seed, again=way.again)
        words = ["--seed", made.draw.seed or "", *way.typed, "--seen", str(found.competition.position)]
        command = _command(named.key, number, words, acting)
        return acting.show(draw_answer(found, Drawn(made.draw, made.pairs, made.standings, command)))
    _reason_due(way, hand)
    last: list[Decided] = []

    def decide(state: Competition) -> tuple[Event, ...]:
        position = state.position if seen is None else seen
        facts = _facts(library, tournament, state)
        last[:] = [as_seen(facts, position, wanted, seed, again=way.again)]
        return last[0].events

    done = acted(library, tournament, hand, decide)
    after = queries.snapshot(library, tournament)
    shown = Drawn(last[0].draw, last[0].pairs, last[0].standings, facts=done.facts)
    return acting.show(draw_answer(after, shown))


def _facts(library: Library, tournament: str, state: Competition) -> list[Fact]:
    """The facts that add up to a state."""
    return [fact for _, fact in library.facts(tournament)][: state.position]


def _reason_due(way: Way, hand: Hand) -> None:
    if way.again and hand.why is None:
        raise Refused("Say with --why why the draw is made anew; the one before stays in the log.")


def _as_drawn(events: Iterable[Event], command: str) -> Drawn:
    """A published draw as it is shown, from the facts that would record it."""
    (draw,) = (event for event in events if isinstance(event, DrawMade))
    pairs = tuple(_couple(event) for event in events if isinstance(event, PairDrawn))
    return Drawn(draw, pairs, {}, command)


def _couple(event: PairDrawn) -> Couple:
    first, *others = event.skaters
    other = others[0] if others else None
    return Couple(other, first) if event.lane == "outer" else Couple(first, other)


def _pairs(file: Path | None, pairs: list[str], way: Way) -> tuple[Typed, ...]:
    if file is not None and pairs:
        raise Refused("--published and --pair say the same; give one of them.")
    if set(way.typed) - {"--quartets", "--unclosed", "--again"} or way.seed is not None:
        raise Refused(
            "A published draw is taken over as it is; of the ways to draw only --quartets goes with it."
        )
    return typed(pairs) if file is None else read(file)


def _wanted(found: Snapshot, distance: Distance, race: int, way: Way) -> Wanted:
    state = found.competition
    return Wanted(
        distance=distance,
        race=race,
        by=None if way.by is None else _BY[way.by],  # type: ignore[arg-type]  # the words of the option
        second=way.second,
        group_size=way.group_size,
        fastest_first=way.fastest_first,
        alone_last=way.alone_last,
        spread=way.spread,
        quartets=way.quartets,
        ranking=() if way.ranking is None else ranking_read(way.ranking, state, distance),
        without=tuple(skater_named([name], state).id for name in way.without or ()),
        unclosed=way.unclosed,
    )


def _command(distance: str, race: int, words: list[str], acting: Acting) -> str:
    """What records the draw that is shown."""
    common = (
        ("--tournament", acting.tournament),
        ("--data", acting.data),
        ("--as", acting.role),
        ("--signed", acting.signed),
        ("--why", acting.why),
        ("--happened", acting.happened),
    )
    named = [word for name, value in common if value is not None for word in (name, str(value))]
    second = ["--race", "2"] if race == 2 else []
    if "--again" in words and acting.why is None:
        named += ["--why", "…"]
    return shlex.join(["startbewijs", "draw", distance, *second, *words, *named, "--record"])


def check_draw(*distance: DistanceWords, race: RaceNumber = None, asked: Asked = ASKED) -> int:
    """Print whether the recorded pairs follow from the recorded seed."""
    found = asked.snapshot
    named = distance_named(distance, found.competition)
    numbers = race_numbers(found.competition.contest(named), race)
    checked = [repeated(found.competition, found.facts, named, number) for number in numbers]
    return asked.show(repeated_answer(found, named, checked))
