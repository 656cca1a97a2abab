"""What is told: the story of a day, as a sports desk would print it, and the speaker's card of a skater."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from startbewijs.cli.options import ASKED, Asked
from startbewijs.cli.outlooking import SkaterWords
from startbewijs.errors import Refused
from startbewijs.publish.story.forms import FORMATS, Form, edition, story_answer
from startbewijs.publish.story.telling import last_day, plan_of, tellable
from startbewijs.publish.story.wording import Lexicon, lexicon, packaged
from startbewijs.publish.words import N_
from startbewijs.service import answers
from startbewijs.service.answers import View
from startbewijs.service.naming import distance_named, whole_number
from startbewijs.service.proofs import prospects
from startbewijs.service.queries import adopted
from startbewijs.sport.distances import Sex
from startbewijs.sport.moments import calendar_day


def story(
    *,
    day: Annotated[
        str | None, Parameter(name="--day", help=N_("which day (2025-12-28); else the last one skated"))
    ] = None,
    distance: Annotated[
        str | None, Parameter(name="--distance", help=N_("only one distance of that day, such as w500"))
    ] = None,
    form: Annotated[
        Literal["ticker", "short", "full"],
        Parameter(name="--form", help=N_("how much: ticker (a line), short (three sentences) or full")),
    ] = "full",
    written: Annotated[
        Literal["text", "markdown", "html"],
        Parameter(name="--format", help=N_("the format: text, markdown or html")),
    ] = "text",
    sources: Annotated[
        bool,
        Parameter(
            name="--show-sources", negative="", help=N_("name behind every clause the facts it rests on")
        ),
    ] = False,
    seed: Annotated[
        int,
        Parameter(
            name="--seed",
            converter=whole_number,
            help=N_("a number; another one chooses other words, never other facts"),
        ),
    ] = 0,
    words: Annotated[
        Path | None,
        Parameter(name="--lexicon", help=N_("a lexicon of your own, in place of the packaged one")),
    ] = None,
    asked: Asked = ASKED,
) -> int:
    """Print the story of a day."""
    if written != "text" and (asked.json or asked.csv):
        raise Refused("An answer has one form: leave out --format, or --json and --csv.")
    meant = None if day is None else calendar_day(day)
    if meant is not None and asked.at is None:
        asked = replace(asked, at=meant.isoformat())
    found = asked.snapshot
    state = found.competition
    told = meant or last_day(found)
    one = None if distance is None else distance_named([distance], state)
    tellable(found, told, one)
    procedure = adopted(asked.library, state)
    proved = {one.sex: one.outlooks for one in prospects(state, procedure, tuple(Sex))}
    plan = plan_of(found, procedure, proved, told, one)
    printed = edition(
        found,
        told,
        plan,
        _lexicon(asked.words.language, words),
        Form(form),
        seed=seed,
        shows_sources=sources,
    )
    if written == "text":
        return asked.show(story_answer(printed, asked.words))
    sys.stdout.write(FORMATS[written](printed, asked.words))
    return 0


def card(
    *skater: SkaterWords,
    distance: Annotated[
        str | None,
        Parameter(name="--distance", help=N_("the distance the card is about; else the next one to come")),
    ] = None,
    asked: Asked = ASKED,
) -> int:
    """Print the speaker's card of a skater."""
    return asked.show(answers.card(View(asked.library, asked.snapshot), *skater, distance=distance))


def _lexicon(language: str, own: Path | None) -> Lexicon:
    """The packaged lexicon of a language, or the person's own; one of another language is refused."""
    if own is None:
        return packaged(language)
    try:
        text = own.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused(
            "The lexicon {file} cannot be read ({problem}); check its name and that it is UTF-8.",
            file=str(own),
            problem=getattr(problem, "strerror", None) or "UTF-8",
        ) from None
    read = lexicon(text, own.name)
    if read.language != language:
        raise Refused(
            "The lexicon {file} is in {found}, and {due} was asked for; add --lang {found}.",
            file=own.name,
            found=read.language,
            due=language,
        )
    return read
