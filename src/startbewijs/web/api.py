"""The API: every question of the command line with the same data, as JSON."""

from __future__ import annotations

import json
from functools import partial
from typing import Any
from urllib.parse import unquote

from litestar import Response, get
from litestar.di import NamedDependency

from startbewijs.errors import Refused
from startbewijs.publish.words import N_
from startbewijs.web.bodies import JSON, body, problem
from startbewijs.web.makers import Queue
from startbewijs.web.making.answers import answered
from startbewijs.web.openapi import document
from startbewijs.web.questions import BY_NAME, COMMON, LANG, SUPPOSED, Given, Parameter, Question
from startbewijs.web.reply import FRESH, Asked, reply
from startbewijs.web.shown import Shown


@get("/api/openapi.json", sync_to_thread=False)
def description(request: Asked) -> Response[bytes]:
    """The description of the API, OpenAPI 3.1."""
    return reply(request, body(JSON, json.dumps(document(), ensure_ascii=False, indent=1)), FRESH)


@get(["/api", "/api/v1"], sync_to_thread=False)
def index(request: Asked, shown: NamedDependency[Shown]) -> Response[bytes]:
    """What is here: the tournament that is shown, the questions, and where they are described."""
    tournament = shown.settings.tournament
    data = {
        "tournament": tournament,
        "position": shown.newest,
        "replay": shown.settings.replay is not None,
        "openapi": "/api/openapi.json",
        "questions": [f"/api/v1/{tournament}/{one.path}" for one in BY_NAME.values()],
        "feed": "/feed",
        "events": "/events",
    }
    return reply(request, body(JSON, json.dumps(data, indent=2) + "\n"), FRESH)


@get(["/api/v1/{tournament:str}", "/api/v1/{tournament:str}/{rest:path}"])
async def question(request: Asked, shown: NamedDependency[Shown]) -> Response[bytes]:
    """The answer to a question about the tournament that is shown."""
    steps = [unquote(one) for one in request.url.path.removeprefix("/api/v1/").split("/") if one]
    words = shown.words["en"]
    try:
        asked, given = _given(shown, steps, [*request.query_params.multi_items()])
        words = shown.words[given.get(LANG.name, "en")]
    except Refused as refused:
        return reply(request, problem(404 if _nowhere(shown, steps) else 400, words.refusal(refused)), FRESH)

    key = ("api", shown.newest, shown.archive.digest, asked.name, tuple(sorted(given.items())))
    queue = Queue.SUPPOSED if asked.supposes else Queue.OTHER
    return reply(request, await shown.made(key, partial(answered, asked.name, given), queue), FRESH)


def _nowhere(shown: Shown, steps: list[str]) -> bool:
    """Whether the path itself leads nowhere, as against a parameter that does not fit."""
    if steps[0] != shown.settings.tournament or len(steps) < 2 or steps[1] not in BY_NAME:
        return True
    return len(steps) - 2 != sum(one.in_path for one in BY_NAME[steps[1]].parameters)


def _given(shown: Shown, steps: list[str], query: list[tuple[str, str]]) -> tuple[Question, Given]:
    tournament = shown.settings.tournament
    if steps[0] != tournament:
        raise Refused(
            N_("There is no tournament “{asked}” here; this server shows {tournament}."),
            asked=steps[0][:40],
            tournament=tournament,
        )
    if len(steps) < 2 or steps[1] not in BY_NAME:
        raise Refused(
            "There is no such question; there are {names}.",
            names=", ".join(BY_NAME),
        )
    asked = BY_NAME[steps[1]]
    if _nowhere(shown, steps):
        raise Refused("This question is asked as {path}.", path=f"/api/v1/{tournament}/{asked.path}")
    given: dict[str, Any] = {}
    in_path = [one for one in asked.parameters if one.in_path]
    for parameter, text in zip(in_path, steps[2:], strict=True):
        given[parameter.name] = parameter.read(text)
    known = _by_query(asked)
    for name, text in query:
        if name not in known:
            raise Refused(
                "“{name}” is no parameter of this question; it has {names}.",
                name=name[:40],
                names=", ".join(known),
            )
        parameter = known[name]
        if parameter.most > 1:
            given[name] = (*given.get(name, ()), parameter.read(text))
            if len(given[name]) > parameter.most:
                raise Refused(
                    "“{name}” is given too often; give it {most} times at most.",
                    name=name,
                    most=parameter.most,
                )
        elif name in given:
            raise Refused("“{name}” is given twice; give it once.", name=name)
        else:
            given[name] = parameter.read(text)
    if asked.supposes and not any(name in given for name in SUPPOSED):
        raise Refused("Give at least one of {names}.", names=", ".join(SUPPOSED))
    return asked, given


def _by_query(asked: Question) -> dict[str, Parameter]:
    return {one.name: one for one in (*asked.parameters, *COMMON) if not one.in_path}
