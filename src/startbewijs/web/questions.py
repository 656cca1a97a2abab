"""The questions that the API answers: what each needs, and what its answer holds. One table for all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.words import Words
from startbewijs.service import answers
from startbewijs.service.answers import View

Given = Mapping[str, Any]
"""What was asked, by the name of the parameter, each of the kind that the parameter has."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter; `schema` is its JSON schema, with which a value is checked."""

    name: str
    says: str
    schema: dict[str, Any] = field(
        default_factory=lambda: {"type": "string", "minLength": 1, "maxLength": 80}
    )
    in_path: bool = False

    @property
    def most(self) -> int:
        """How often it may be given."""
        return int(self.schema.get("maxItems", 1))

    def read(self, text: str) -> Any:
        """The value that a text stands for; one that does not fit is refused."""
        schema = self.schema.get("items", self.schema)
        allowed = schema.get("enum")
        kind = schema["type"]
        if allowed is not None:
            fitting = {str(one): one for one in allowed}
            if text in fitting:
                return fitting[text]
            raise Refused(
                "“{text}” does not fit “{name}”: choose {allowed}.",
                text=text[:40],
                name=self.name,
                allowed=", ".join(fitting),
            )
        if kind == "boolean":
            if text in ("true", "false"):
                return text == "true"
            raise Refused(
                "“{text}” does not fit “{name}”: choose true or false.", text=text[:40], name=self.name
            )
        if not schema["minLength"] <= len(text) <= schema["maxLength"]:
            raise Refused(
                "“{name}” must have from {least} to {most} letters.",
                name=self.name,
                least=schema["minLength"],
                most=schema["maxLength"],
            )
        return text


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its address below the tournament, and what its answer has besides the common keys.

    One that `supposes` needs at least one thing supposed; it is worked out anew for each.
    """

    name: str
    says: str
    keys: tuple[str, ...]
    answer: Callable[[View, Words, Given], Answer]
    parameters: tuple[Parameter, ...] = ()
    supposes: bool = False

    @property
    def path(self) -> str:
        """The address, with its parameters between braces."""
        return "/".join([self.name, *(f"{{{one.name}}}" for one in self.parameters if one.in_path)])


_SEX = Parameter("sex", "women or men; without it, both", {"type": "string", "enum": ["women", "men"]})
_SKATER = Parameter("skater", "a skater: id, full name or surname", in_path=True)
_DISTANCE = Parameter("distance", "a distance: w500, m10000", in_path=True)
_RACE = Parameter("race", "only the first or the second race", {"type": "integer", "enum": [1, 2]})
AT = Parameter(
    "at",
    "the state as it was: a day (its end), an hour of a day (2025-12-28T19:40), a position, or last",
)
LANG = Parameter(
    "lang",
    "the language of sentences and of the story; else English",
    {"type": "string", "enum": ["nl", "en"]},
)
COMMON = (AT, LANG)


def _of_sex(made: Callable[[View, str | None], Answer]) -> Callable[[View, Words, Given], Answer]:
    return lambda view, words, given: made(view, given.get("sex"))


def _of_skater(made: Callable[[View, str], Answer]) -> Callable[[View, Words, Given], Answer]:
    return lambda view, words, given: made(view, given["skater"])


def _several(name: str, says: str) -> Parameter:
    """A parameter that may be repeated."""
    text = {"type": "string", "minLength": 1, "maxLength": 400}
    return Parameter(name, f"{says}; may be repeated", {"type": "array", "items": text, "maxItems": 20})


SUPPOSED = {"rank": "ranks", "withdraw": "withdrawn", "designate": "designated", "decline": "declined"}
"""The parameters that suppose something, and what they are called inside."""

QUESTIONS = (
    Question(
        "tickets",
        "the selection order with the line",
        ("procedure", "orders", "rows"),
        _of_sex(answers.tickets),
        (_SEX,),
    ),
    Question(
        "team", "the team, with the decisions about it", ("teams", "members"), _of_sex(answers.team), (_SEX,)
    ),
    Question(
        "starts",
        "who starts on which distance at the Games",
        ("starts", "open"),
        _of_sex(answers.starts),
        (_SEX,),
    ),
    Question(
        "status",
        "what is proved of every skater",
        ("orders", "outlooks"),
        lambda view, words, given: answers.status(view, given.get("sex"), given.get("all", False)),
        (_SEX, Parameter("all", "name everyone, also who stands on no row so far", {"type": "boolean"})),
    ),
    Question(
        "waiting", "who waits, for which rows, until when", ("waiting",), _of_sex(answers.waiting), (_SEX,)
    ),
    Question(
        "start-status", "start by start what is certain", ("starts",), _of_sex(answers.start_status), (_SEX,)
    ),
    Question(
        "decisive", "which races to come decide, for whom", ("decisive",), _of_sex(answers.decisive), (_SEX,)
    ),
    Question(
        "explain",
        "one skater: every row, place and decision",
        ("skater", "proved", "races", "reasons"),
        _of_skater(answers.explain),
        (_SKATER,),
    ),
    Question("why", "the proof of a skater's status", ("outlook",), _of_skater(answers.why), (_SKATER,)),
    Question(
        "needs", "what a skater still needs", ("outlook", "needs"), _of_skater(answers.needs), (_SKATER,)
    ),
    Question(
        "history", "how a skater's chances went", ("skater", "turns"), _of_skater(answers.history), (_SKATER,)
    ),
    Question(
        "card",
        "what a speaker says before a skater starts",
        ("skater", "distance", "outlook", "rows", "marks", "races"),
        lambda view, words, given: answers.card(view, given["skater"], distance=given.get("distance")),
        (_SKATER, Parameter("distance", "the distance the card is about; else the next one to come")),
    ),
    Question(
        "whatif",
        "what would be if: the statuses again, and what the suppositions change",
        ("supposed", "orders", "outlooks", "readings"),
        lambda view, words, given: answers.whatif(
            view, **{long: given.get(short, ()) for short, long in SUPPOSED.items()}
        ),
        (
            _several("rank", "how a distance ends, from the winner down: “w1500: rijpma, kok”"),
            _several("withdraw", "who skates no more: “leerdam”, or not this distance: “leerdam: w1500”"),
            _several("designate", "who is designated: “leerdam: w1000”, “bosker: m-team-pursuit”"),
            _several("decline", "who does not go to the Games: “leerdam”"),
        ),
        supposes=True,
    ),
    Question(
        "results",
        "a distance race by race",
        ("distance", "counting", "races", "results"),
        lambda view, words, given: answers.results(view, given["distance"], given.get("race")),
        (_DISTANCE, _RACE),
    ),
    Question(
        "classification",
        "a distance in order",
        ("distance", "counting", "stage", "complete", "classification"),
        lambda view, words, given: answers.classification(view, given["distance"]),
        (_DISTANCE,),
    ),
    Question(
        "startlist",
        "the pairs of a distance",
        ("distance", "starts", "undrawn", "withdrawn"),
        lambda view, words, given: answers.startlist(view, given["distance"], given.get("race")),
        (_DISTANCE, _RACE),
    ),
    Question(
        "programme", "what is skated when", ("programme",), lambda view, words, given: answers.programme(view)
    ),
    Question(
        "records", "the records that fell", ("records",), lambda view, words, given: answers.records(view)
    ),
    Question(
        "log",
        "every recorded fact",
        ("facts",),
        lambda view, words, given: answers.log(
            view, given.get("distance"), given.get("skater"), given.get("type")
        ),
        (
            Parameter("distance", "only facts about this distance"),
            Parameter("skater", "only facts about this skater"),
            Parameter("type", "only this kind of facts: start.false, or start for all of them"),
        ),
    ),
    Question(
        "story",
        "a day as a sports desk would print it",
        ("day", "language", "form", "headline", "sentences", "facts"),
        lambda view, words, given: answers.story(
            view,
            words,
            day=given.get("day"),
            distance=given.get("distance"),
            form=given.get("form", "full"),
        ),
        (
            Parameter("day", "which day (2025-12-28); else the last one skated"),
            Parameter("distance", "only one distance of that day"),
            Parameter("form", "how much", {"type": "string", "enum": ["ticker", "short", "full"]}),
        ),
    ),
)
BY_NAME = {one.name: one for one in QUESTIONS}
