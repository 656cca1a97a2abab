"""Facts about the tournament itself: what is skated, when, by whom, under which procedure."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from startbewijs.log.events.base import DistanceKey, Event, RaceNumber, Slug, Text, TimeText

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Clock = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
Worth = Literal["stands", "void"]
SecondDraw = Literal["swapped", "ranking", "redrawn"]
MarkKind = Literal["WR", "OR", "NR", "TR", "PB", "SB"]


class SourceCited(Event, frozen=True, kw_only=True, tag="source.cited/1"):
    """A publication that later facts refer to by its key."""

    key: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+\Z", max_length=64)]
    title: Text
    published: str | None = None
    address: str | None = None


class TournamentOpened(Event, frozen=True, kw_only=True, tag="tournament.opened/1"):
    """The first fact of every log."""

    tournament: Slug
    name: Text
    venue: Text
    track: Text
    nation: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}\Z")]
    time_zone: str
    days: Annotated[tuple[Day, ...], msgspec.Meta(min_length=1)]


class DistanceAnnounced(Event, frozen=True, kw_only=True, tag="distance.announced/1"):
    """A distance of this tournament and how its races count.

    `counting` is one race, the best of two, or the sum of two. The three last fields say what a time of
    the first race is worth when the skater misses, does not finish, or is disqualified in the second.
    The default is that it stands: where the best of two races counts, each race is worth what was skated
    in it, and a sanction touches the race it was earned in. `second_draw` says who meet in a second race:
    the pairs of the first with lanes swapped, neighbours in its ranking, or whoever a new draw brings.
    """

    distance: DistanceKey
    counting: Literal["single", "best", "sum"] = "single"
    second_missed: Worth = "stands"
    second_not_finished: Worth = "stands"
    second_disqualified: Worth = "stands"
    unfinished: Literal["unranked", "last"] = "unranked"
    second_draw: SecondDraw | None = None


class HandCorrectionSet(Event, frozen=True, kw_only=True, tag="hand_correction.set/1"):
    """What a hand time counts more than was read, on every distance; set before one is recorded."""

    correction: TimeText


class OfficialNamed(Event, frozen=True, kw_only=True, tag="official.named/1"):
    """Who fills an office: referee, starter, timekeeper and so on."""

    office: Text
    name: Text


class Block(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One race on the programme of a day; `start` is the announced local time.

    `pause` is a break in minutes before it; after each pair of `resurfacings`, counted from the first, the
    ice is to be made anew. Both say what is planned, not what was held.
    """

    distance: DistanceKey
    race: RaceNumber = 1
    start: Clock | None = None
    pairs: Annotated[int, msgspec.Meta(ge=1)] | None = None
    pause: Annotated[int, msgspec.Meta(ge=1, le=600)] | None = None
    resurfacings: tuple[Annotated[int, msgspec.Meta(ge=1)], ...] = ()


class ProgrammeSet(Event, frozen=True, kw_only=True, tag="programme.set/1"):
    """The order of races on one day."""

    day: Day
    blocks: tuple[Block, ...]


class ProgrammeChanged(Event, frozen=True, kw_only=True, tag="programme.changed/1"):
    """The order of races on one day, changed; it replaces what was set."""

    reason_due = True
    day: Day
    blocks: tuple[Block, ...]


class ProcedureAdopted(Event, frozen=True, kw_only=True, tag="procedure.adopted/1"):
    """The selection procedure that decides, fixed by its name, version and SHA-256."""

    procedure: Slug
    version: Text
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class HonourHeld(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A title, medal or record, as published."""

    kind: Literal[
        "world_champion",
        "european_champion",
        "national_champion",
        "olympic_champion",
        "olympic_silver",
        "olympic_bronze",
        "world_record_holder",
        "short_track_champion",
    ]
    event: DistanceKey | None = None
    years: tuple[int, ...] = ()


class SkaterRegistered(Event, frozen=True, kw_only=True, tag="skater.registered/1"):
    """A skater whom the tournament knows. Only public roles: no birth date, no licence.

    Registering the same id again replaces what was known of the skater from then on. `games` are the
    years of earlier Olympic Games; where only their number was published, `earlier_games` says that.
    """

    skater: Slug
    sex: Literal["w", "m"]
    given: Text
    prefix: str = ""
    surname: Text
    nation: str | None = None
    start_number: Annotated[int, msgspec.Meta(ge=1)] | None = None
    team: Text | None = None
    age: Annotated[int, msgspec.Meta(ge=8, le=99)] | None = None
    honours: tuple[HonourHeld, ...] = ()
    games: tuple[int, ...] = ()
    earlier_games: Annotated[int, msgspec.Meta(ge=0, le=9)] | None = None


class MarkStated(Event, frozen=True, kw_only=True, tag="mark.stated/1"):
    """A mark that stood before the tournament: a personal best, a track, national or world record.

    `holder` is a skater's id, or a name where the holder does not skate here. A mark without a time is
    one that exists but whose value nobody published.
    """

    kind: MarkKind
    distance: DistanceKey
    time: TimeText | None = None
    skater: Slug | None = None
    holder: Text | None = None
    day: str | None = None
    place: Text | None = None


class EntryMade(Event, frozen=True, kw_only=True, tag="entry.made/1"):
    """A skater entered for a distance."""

    distance: DistanceKey
    skater: Slug


class EntriesClosed(Event, frozen=True, kw_only=True, tag="entries.closed/1"):
    """Nobody may enter this distance any more.

    `known` says whether this log holds every entrant, or only those whose names were published.
    """

    distance: DistanceKey
    known: Literal["all", "some"] = "all"


class EntryWithdrawn(Event, frozen=True, kw_only=True, tag="entry.withdrawn/1"):
    """A skater withdraws: from one distance, or without a distance from the whole tournament."""

    reason_due = True
    skater: Slug
    distance: DistanceKey | None = None
