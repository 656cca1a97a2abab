"""Logs for tests, built fact by fact through the ordinary fold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from startbewijs.log.events import racing, tournament
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.sport.competition import Competition, Contest
from startbewijs.sport.moments import Moment


class Log:
    """A log in the making: every fact is folded as it is added, and a refused one leaves no trace."""

    def __init__(self, days: tuple[str, ...] = ("2025-12-26", "2025-12-27"), zone: str = "Europe/Amsterdam"):
        self.facts: list[Fact] = []
        self.state = Competition()
        self.add(
            tournament.TournamentOpened(
                tournament="trials",
                name="Trials",
                venue="Heerenveen",
                track="Thialf",
                nation="NED",
                time_zone=zone,
                days=days,
            )
        )

    def add(
        self,
        event: Event,
        *,
        why: str | None = None,
        recorded: str = "2025-12-26",
        sources: tuple[str, ...] = (),
    ) -> int:
        """The position of an event in the log; one that needs a reason gets one if none is given."""
        fact = Fact(
            position=len(self.facts) + 1,
            happened=Moment.parse(recorded),
            recorded=Moment.parse(recorded),
            by="office",
            why=why or ("as the referee reported" if event.reason_due else None),
            sources=sources,
            event=event,
        )
        folded([fact], onto=self.state)
        self.facts.append(fact)
        return fact.position

    def registers(self, *skaters: str, sex: str | None = None, **known: Any) -> Log:
        """Skaters by id; whose id begins with m- is a man."""
        for skater in skaters:
            self.add(
                tournament.SkaterRegistered(
                    skater=skater,
                    sex="m" if (sex or skater) in ("m", f"m-{skater[2:]}") else "w",
                    given=skater.split("-")[0].title(),
                    surname=skater.title(),
                    **known,
                )
            )
        return self

    def announces(self, distance: str, **settings: Any) -> Log:
        """A distance with the settings of `distance.announced`."""
        self.add(tournament.DistanceAnnounced(distance=distance, **settings))
        return self

    def enters(self, distance: str, *skaters: str, known: str | None = "all") -> Log:
        """Entries for a distance, by skaters new or registered; closed as `known` says, open if None."""
        for skater in skaters:
            if skater not in self.state.skaters:
                self.registers(skater, sex=distance[0])
            self.add(tournament.EntryMade(distance=distance, skater=skater))
        if known is not None:
            self.add(tournament.EntriesClosed(distance=distance, known=known))  # type: ignore[arg-type]
        return self

    def draws(self, distance: str, pair: str, *skaters: str | None, race: int = 1, **known: Any) -> Log:
        """A pair, inner lane first."""
        self.add(racing.PairDrawn(distance=distance, race=race, pair=pair, skaters=skaters, **known))
        return self

    def times(
        self, distance: str, pair: str, skater: str, time: str, *, race: int = 1, source: str = "photo_finish"
    ) -> Log:
        """A finishing time."""
        self.add(
            racing.FinishTimed(
                distance=distance,
                race=race,
                pair=pair,
                skater=skater,
                time=time,
                source=source,  # type: ignore[arg-type]
            )
        )
        return self

    def confirms(self, distance: str, pair: str, race: int = 1) -> Log:
        """The referee's confirmation."""
        self.add(racing.PairConfirmed(distance=distance, race=race, pair=pair))
        return self

    def skates(
        self,
        distance: str,
        results: Mapping[str, str],
        *,
        race: int = 1,
        pair: str | None = None,
        **known: Any,
    ) -> Log:
        """One pair from the draw to its confirmation, each skater with a time or a status."""
        name = pair or f"{race}-{'-'.join(results)}"[:64]
        self.draws(distance, name, *results, race=race, **known)
        on: dict[str, Any] = {"distance": distance, "race": race, "pair": name}
        for skater, result in results.items():
            if result == "DNF":
                self.add(racing.SkaterDidNotFinish(**on, skater=skater))
            elif result == "DQ":
                self.add(racing.SkaterDisqualified(**on, skater=skater))
            elif result == "DNS":
                self.add(racing.SkaterDidNotStart(**on, skater=skater))
            elif result:
                self.times(distance, name, skater, result, race=race)
        return self.confirms(distance, name, race)

    def publishes(self, distance: str, results: Mapping[str, str | None], race: int = 1) -> Log:
        """Results taken over, each a time, a status or None for one that nobody published."""
        for skater, result in results.items():
            timed = result is not None and result[0].isdigit()
            self.add(
                racing.ResultPublished(
                    distance=distance,
                    race=race,
                    skater=skater,
                    time=result if timed else None,
                    status=None if timed else result,  # type: ignore[arg-type]
                )
            )
        return self

    def closes(self, *distances: str) -> Log:
        """The end of a distance."""
        for distance in distances:
            self.add(racing.DistanceClosed(distance=distance))
        return self

    def contest(self, distance: str) -> Contest:
        """The distance as it stands."""
        return self.state.contest(distance)
