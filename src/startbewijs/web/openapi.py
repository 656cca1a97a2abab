"""The description of the API, OpenAPI 3.1, made from the table of questions."""

from __future__ import annotations

from functools import cache
from typing import Any

from startbewijs.web.questions import COMMON, QUESTIONS, Parameter, Question

_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "one sentence: what is wrong, and how to mend it"},
    },
}
_HEAD = {
    "type": "object",
    "required": ["tournament", "position", "end", "recorded", "at"],
    "properties": {
        "tournament": {
            "type": "object",
            "required": ["id", "name", "venue", "days"],
            "properties": {
                "id": {"type": "string"},
                "name": {"type": "string"},
                "venue": {"type": "string"},
                "days": {"type": "array", "items": {"type": "string", "format": "date"}},
            },
        },
        "position": {"type": "integer", "minimum": 1, "description": "whose state this is"},
        "end": {"type": "integer", "minimum": 1, "description": "the newest position of the log"},
        "recorded": {"type": "string", "description": "a day, or an instant in UTC"},
        "at": {"type": ["string", "null"], "description": "what was asked with `at`"},
    },
}
_ETAG = {"ETag": {"schema": {"type": "string"}, "description": "changes with the answer"}}


@cache
def document() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Startbewijs",
            "version": "1",
            "description": "Who earned a ticket, at every position of a tournament's log. The same data as "
            "the command line gives with --json. Keys are added, never taken away or given another meaning.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/api/v1": {"get": _index()},
            "/healthz": {"get": _health()},
            "/feed": {"get": _feed()},
            **{f"/api/v1/{{tournament}}/{one.path}": {"get": _operation(one)} for one in QUESTIONS},
        },
        "components": {"schemas": {"Problem": _PROBLEM, "State": _HEAD}},
    }


def _operation(asked: Question) -> dict[str, Any]:
    tournament = Parameter("tournament", "the tournament that this server shows", in_path=True)
    answer = {
        "allOf": [{"$ref": "#/components/schemas/State"}],
        "required": list(asked.keys),
        "properties": {key: {} for key in asked.keys},
    }
    return {
        "operationId": asked.name,
        "summary": asked.says,
        "parameters": [_parameter(one) for one in (tournament, *asked.parameters, *COMMON)],
        "responses": {
            "200": {
                "description": asked.says,
                "headers": _ETAG,
                "content": {"application/json": {"schema": answer}},
            },
            "304": {"description": "the answer is the one that you have"},
            "400": _problem("a parameter does not fit"),
            "404": _problem("no such tournament, skater, distance or moment, or no answer at that moment"),
            **({"414": _problem("the address is longer than 2048 letters")} if asked.supposes else {}),
            "503": _problem("too much is asked at once; ask again soon"),
        },
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "path" if one.in_path else "query",
        "required": one.in_path,
        "description": one.says,
        "schema": one.schema,
    }


def _problem(says: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": says, "content": {"application/problem+json": {"schema": schema}}}


def _json(says: str, *keys: str) -> dict[str, Any]:
    schema = {"type": "object", "required": list(keys)}
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _index() -> dict[str, Any]:
    return {
        "operationId": "index",
        "summary": "the tournament that is shown, and every question",
        "responses": {
            "200": _json("what is here", "tournament", "position", "questions"),
            "304": {"description": "the answer is the one that you have"},
        },
    }


def _health() -> dict[str, Any]:
    keys = ("status", "tournament", "position", "replay", "streams")
    return {
        "operationId": "health",
        "summary": "whether the server and its log are well",
        "responses": {"200": _json("well", *keys), "503": _json("the log cannot be read", *keys)},
    }


def _feed() -> dict[str, Any]:
    after = {
        "name": "after",
        "in": "query",
        "required": False,
        "description": "only facts after this position",
        "schema": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    }
    return {
        "operationId": "feed",
        "summary": "the facts, a line of JSON each; as text/event-stream also those to come",
        "parameters": [after],
        "responses": {
            "200": {
                "description": "the facts with their digests",
                "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
            },
            "304": {"description": "the answer is the one that you have"},
            "400": _problem("“after” is no position"),
        },
    }
