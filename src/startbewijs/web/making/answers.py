"""The bodies of the API: the answer to a question, or the sentence that says why there is none."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.service.sight import Sight
from startbewijs.web.bodies import JSON, Body, body, problem
from startbewijs.web.questions import AT, BY_NAME, LANG, Given


def answered(question: str, given: Given, sight: Sight) -> Body:
    """The answer to the question of this name."""
    asked, words = BY_NAME[question], sight.words[given.get(LANG.name, "en")]
    try:
        at = given.get(AT.name)
        if asked.name == "story" and at is None:
            at = given.get("day")  # the story of a day is told as it was known at its end
        view = sight.view(at)
    except Refused as refused:
        return problem(404, words.refusal(refused))
    try:
        answer = asked.answer(view, words, given)
    except Refused as refused:
        return problem(400 if asked.supposes else 404, words.refusal(refused))
    return body(JSON, answer.json())
