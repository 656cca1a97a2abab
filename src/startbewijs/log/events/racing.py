"""Facts on the ice: pairs, starts, passings, mishaps, results."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from startbewijs.log.events.base import (
    DistanceKey,
    Event,
    InPair,
    InRace,
    OnSkater,
    Slug,
    Text,
    TimeText,
)

Code = Annotated[str, msgspec.Meta(pattern=r"^T[0-9]{2}\Z")]
TimeSource = Literal["photo_finish", "beam", "transponder", "hand", "publication"]
LoneLane = Literal["inner", "outer"]
Seats = Annotated[tuple[Slug | None, ...], msgspec.Meta(min_length=1, max_length=2)]


class PairDrawn(InPair, frozen=True, kw_only=True, tag="pair.drawn/1"):
    """Who skates against whom.

    `skaters` are inner lane first if `lanes` is true, else in no order; an opponent who was not published
    is null, one who does not exist is left out. `number` counts from the first pair, `from_end` from the
    last one (1 is the last): what was published of the two. A re-skate is a pair of its own. `lane` is the
    lane of who skates alone.
    """

    skaters: Seats
    lanes: bool = True
    lane: LoneLane = "inner"
    number: Annotated[int, msgspec.Meta(ge=1)] | None = None
    from_end: Annotated[int, msgspec.Meta(ge=1)] | None = None
    reskate: bool = False


class PairChanged(InPair, frozen=True, kw_only=True, tag="pair.changed/1"):
    """Other skaters in a pair that was drawn and not yet called."""

    reason_due = True
    skaters: Seats
    lanes: bool = True
    lane: LoneLane = "inner"


class PairCalled(InPair, frozen=True, kw_only=True, tag="pair.called/1"):
    """The pair is called to the ice."""


class ConditionsMeasured(InRace, frozen=True, kw_only=True, tag="conditions.measured/1"):
    """Ice and air, in tenths of a degree Celsius; humidity in tenths of a per cent; pressure in hPa."""

    ice: int | None = None
    air: int | None = None
    humidity: Annotated[int, msgspec.Meta(ge=0, le=1000)] | None = None
    pressure: Annotated[int, msgspec.Meta(ge=800, le=1100)] | None = None


class PairStarted(InPair, frozen=True, kw_only=True, tag="pair.started/1"):
    """The shot, and nobody called back."""


class FalseStart(InPair, frozen=True, kw_only=True, tag="start.false/1"):
    """A false start, and who caused it; null where that was not published."""

    skater: Slug | None


class PassingTimed(OnSkater, frozen=True, kw_only=True, tag="passing.timed/1"):
    """The time at a line, `metres` after the start."""

    metres: Annotated[int, msgspec.Meta(ge=1, le=10_000)]
    time: TimeText
    source: TimeSource


class FinishTimed(OnSkater, frozen=True, kw_only=True, tag="finish.timed/1"):
    """A finishing time from one source; which source counts is a rule, not the faster time."""

    time: TimeText
    source: TimeSource


class SkaterFell(OnSkater, frozen=True, kw_only=True, tag="skater.fell/1"):
    """A fall; whether the skater finished is another fact."""


class SkaterStumbled(OnSkater, frozen=True, kw_only=True, tag="skater.stumbled/1"):
    """A misstep or near fall."""


class SkaterEasedUp(OnSkater, frozen=True, kw_only=True, tag="skater.eased_up/1"):
    """The skater let the race run."""


class SkaterHindered(OnSkater, frozen=True, kw_only=True, tag="skater.hindered/1"):
    """The skater was hindered; `where` in the public's words, such as the crossing."""

    where: Text | None = None
    opponent: Slug | None = None


class WarningGiven(OnSkater, frozen=True, kw_only=True, tag="warning.given/1"):
    """A warning by the referee."""

    code: Code | None = None


class SkaterDidNotStart(InRace, frozen=True, kw_only=True, tag="skater.did_not_start/1"):
    """The skater did not start in a race; `pair` where it was published."""

    skater: Slug
    pair: Slug | None = None


class SkaterDidNotFinish(OnSkater, frozen=True, kw_only=True, tag="skater.did_not_finish/1"):
    """The skater started and did not finish."""


class SkaterDisqualified(InRace, frozen=True, kw_only=True, tag="skater.disqualified/1"):
    """A disqualification in a race, with the code of the rule where it was published."""

    skater: Slug
    pair: Slug | None = None
    code: Code | None = None


class ReskateGranted(OnSkater, frozen=True, kw_only=True, tag="reskate.granted/1"):
    """The referee lets the skater skate again; the re-skate itself is a pair of its own."""

    reason_due = True


class PairConfirmed(InPair, frozen=True, kw_only=True, tag="pair.confirmed/1"):
    """The referee confirms the pair: from here on its results count."""


class ResurfacingHeld(InRace, frozen=True, kw_only=True, tag="resurfacing.held/1"):
    """The ice was made anew, after a pair or before the race."""

    after_pair: Slug | None = None


class ResultPublished(InRace, frozen=True, kw_only=True, tag="result.published/1"):
    """What one skater's race came to, taken over from a publication.

    `rank` is the published rank in this race. `basis` says how a value follows where it was not printed
    as it stands here (thousandths from printed differences, say).
    """

    skater: Slug
    time: TimeText | None = None
    status: Literal["DNF", "DNS", "DQ", "WDR"] | None = None
    rank: Annotated[int, msgspec.Meta(ge=1)] | None = None
    basis: Text | None = None


class ResultCorrected(InRace, frozen=True, kw_only=True, tag="result.corrected/1"):
    """Another result for a skater's race, after confirmation: a time, or a status with its code."""

    reason_due = True
    skater: Slug
    time: TimeText | None = None
    status: Literal["DNF", "DNS", "DQ", "WDR"] | None = None
    code: Code | None = None


class RankPublished(Event, frozen=True, kw_only=True, tag="rank.published/1"):
    """A rank in the classification of a distance, taken over from a publication."""

    distance: DistanceKey
    skater: Slug
    rank: Annotated[int, msgspec.Meta(ge=1)]
    basis: Text | None = None


class RecordPublished(InRace, frozen=True, kw_only=True, tag="record.published/1"):
    """A record as published; `old` is the mark before, null where it is unknown."""

    skater: Slug
    kind: Literal["WR", "OR", "NR", "TR", "PB", "SB"]
    time: TimeText
    old: TimeText | None = None


class DistanceClosed(Event, frozen=True, kw_only=True, tag="distance.closed/1"):
    """All races of the distance are skated and its classification is final."""

    distance: DistanceKey
