"""What can be asked with every question: which tournament, at which moment, in which form."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.recorded import recorded
from startbewijs.publish.words import N_, Words, language, spoken
from startbewijs.service import bootstrap, queries
from startbewijs.service.library import Library, notes
from startbewijs.service.moments import asked_moment
from startbewijs.service.office.acting import Acted, Decide, Hand, acted, said_text, tried
from startbewijs.service.office.powers import due_for

PublicUrl = Annotated[
    str | None,
    Parameter(
        name="--public-url",
        help=N_("where readers find the site (https://…), for the pictures that go along with its links"),
    ),
]


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the tournament lies, and the language of the answer."""

    tournament: Annotated[
        str | None,
        Parameter(
            name=("--tournament", "-t"),
            help=N_("which tournament; the only one in the data folder, else okt-2025"),
        ),
    ] = None
    data: Annotated[
        Path | None,
        Parameter(name="--data", help=N_("the folder with your own tournaments")),
    ] = None
    lang: Annotated[
        Literal["nl", "en"] | None,
        Parameter(name="--lang", help=N_("the language: nl or en; else STARTBEWIJS_LANG, else the system's")),
    ] = None

    @property
    def words(self) -> Words:
        """The language to answer in."""
        spoken_here = spoken(language(self.lang, os.environ))
        return spoken_here.knowing(notes(spoken_here.language))

    @property
    def library(self) -> Library:
        """The tournaments at hand; a folder that was named and is not there is refused."""
        bootstrap.named_folder(self.data)
        return self.new_library

    @property
    def new_library(self) -> Library:
        """The same, for whoever may make the folder."""
        return bootstrap.library(self.data)


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Place):
    """The same, and the form of the answer."""

    json: Annotated[bool, Parameter(name="--json", negative="", help=N_("answer with one JSON object"))] = (
        False
    )
    csv: Annotated[
        bool, Parameter(name="--csv", negative="", help=N_("answer with comma-separated values"))
    ] = False

    def show(self, answer: Answer) -> int:
        """0, once the answer is printed in the form that was asked for."""
        if self.json and self.csv:
            raise Refused("An answer has one form: choose --json or --csv.")
        if self.json:
            sys.stdout.write(answer.json())
        elif self.csv:
            sys.stdout.write(answer.csv())
        else:
            from startbewijs.publish.terminal import draw  # rich is loaded only where a page is drawn

            draw(answer.page(self.words), sys.stdout)
        return 0


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Form):
    """The same, and the moment that is asked about."""

    at: Annotated[
        str | None,
        Parameter(
            name="--at",
            help=N_(
                "the state as it was: a day (its end), an hour of a day (2025-12-28T19:40), or a position in "
                "the log (a number, or “last”)"
            ),
        ),
    ] = None

    @property
    def snapshot(self) -> Snapshot:
        """The tournament at the moment that is asked about."""
        return queries.snapshot(self.library, self.tournament, self.at)


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Acting(Form):
    """Where a command records, in whose name and why, and the form of the answer."""

    role: Annotated[
        str | None,
        Parameter(
            name="--as",
            help=N_(
                "who answers for it: office, referee, starter, timekeeper, speaker or “selection committee”; "
                "else whoever usually does"
            ),
        ),
    ] = None
    signed: Annotated[
        str | None, Parameter(name="--signed", help=N_("the name of the person who answers for it"))
    ] = None
    why: Annotated[
        str | None, Parameter(name="--why", help=N_("the reason, where one is due; recorded with it"))
    ] = None
    happened: Annotated[
        str | None,
        Parameter(name="--happened", help=N_("when it happened, if not now: a day, or an hour of a day")),
    ] = None

    def hand(self, command: str | Sequence[str], zone: ZoneInfo | None = None) -> Hand:
        """Who gives a command, or several at once; an office that may not give it is refused.

        An hour without an offset is in the zone of the tournament, or in the `zone` of one that is not
        there yet.
        """
        happened = None
        if self.happened is not None:
            zone = zone or queries.snapshot(self.library, self.tournament).competition.zone
            happened = asked_moment(self.happened.strip(), zone)
        return Hand(
            by=due_for([command] if isinstance(command, str) else command, self.role),
            signed=said_text(self.signed),
            why=said_text(self.why),
            happened=happened,
        )

    def tell(self, done: Acted) -> int:
        """0, once it is told what was recorded."""
        return self.show(recorded(done.after, done.facts, again=done.again))


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding(Acting):
    """The same, and whether it is only tried."""

    trial: Annotated[
        bool,
        Parameter(
            name="--try", negative="", help=N_("record nothing: only show what it would change, and for whom")
        ),
    ] = False

    @property
    def reason(self) -> str | None:
        """The reason; a trial need not have one yet."""
        return said_text(self.why) or ("…" if self.trial else None)

    def does(self, command: str, decide: Decide) -> Acted:
        """What a command came to, recorded or only tried."""
        does = tried if self.trial else acted
        return does(self.library, self.tournament, self.hand(command), decide)


PLACE = Place()
FORM = Form()
ASKED = Asked()
ACTING = Acting()
DECIDING = Deciding()
