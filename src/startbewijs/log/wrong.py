"""What is wrong with a line of JSON, in our words: the field, what is there and what has to be."""

from __future__ import annotations

import re

from startbewijs.errors import Refused

_PLACE = re.compile(r"^(?P<said>.*?)(?: - at `(?P<kind>key in )?(?P<path>\$[^`]*)`)?$", re.DOTALL)
_MISSING = re.compile(r"^Object missing required field `(?P<field>.*)`$", re.DOTALL)
_UNKNOWN = re.compile(r"^Object contains unknown field `(?P<field>.*)`$", re.DOTALL)
_TYPE = re.compile(r"^Expected `(?P<due>[^`]*)`(?:, got `(?P<found>[^`]*)`)?$")
_VALUE = re.compile(r"^Invalid (?:enum )?value (?P<found>.+)$", re.DOTALL)
_PATTERN = re.compile(r"^Expected `str` matching regex (?P<pattern>.+)$", re.DOTALL)
_BOUND = re.compile(r"^Expected `[^`]*` (?P<bound>(?:of length )?[<>=]+ .+)$", re.DOTALL)
_NOT_BLANK = r"'\\S'"
_EXAMPLES = {
    "time": "36.87, 12:36.35",
    "distance": "w500, m10000",
    "skater": "femke-kok",
    "key": "press_1",
    "days": "2025-12-28",
    "nation": "NED",
}
"""How a field is written whose form is not told by its pattern to whoever is no programmer."""
_KINDS = {
    "int": Refused("a whole number"),
    "float": Refused("a number with decimals"),
    "str": Refused("a text"),
    "bool": Refused("true or false"),
    "array": Refused("a list [ ]"),
    "object": Refused("an object {{ }}"),
    "null": Refused("nothing"),
}


def wrong(problem: str, within: str = "") -> Refused:
    """What a JSON reader said about a line, as one sentence; `within` is the field that it was reading.

    >>> str(wrong("Expected `int`, got `str` - at `$.position`"))
    'the field “position” holds a text, and a whole number is due; mend it'
    """
    place = _PLACE.match(problem)
    said, path = (place["said"], place["path"] or "$") if place else (problem, "$")
    said = said.rstrip(".")

    def at(field: str = "") -> str:
        inner = path.removeprefix("$").removeprefix(".")
        return ".".join(part for part in (within, inner, field) if part)

    if found := _MISSING.match(said):
        return Refused("the field “{field}” is missing; add it", field=at(found["field"]))
    if found := _UNKNOWN.match(said):
        return Refused("the field “{field}” is not known here; take it out", field=at(found["field"]))
    if (found := _TYPE.match(said)) and found["found"] and not at():
        return Refused(
            "the line holds {found}, and {due} is due; mend it",
            found=_kind(found["found"]),
            due=_kind(found["due"]),
        )
    if (found := _TYPE.match(said)) and found["found"] is None:
        return Refused("the field “{field}” has to be {due}; mend it", field=at(), due=_kind(found["due"]))
    if found := _TYPE.match(said):
        return Refused(
            "the field “{field}” holds {found}, and {due} is due; mend it",
            field=at(),
            found=_kind(found["found"]),
            due=_kind(found["due"]),
        )
    if found := _VALUE.match(said):
        return Refused(
            "the field “{field}” holds {found}, which is no value of it; compare it with an exported log",
            field=at(),
            found=found["found"],
        )
    if (found := _PATTERN.match(said)) and found["pattern"] == _NOT_BLANK:
        return Refused("the field “{field}” is blank; fill it in", field=at())
    if found := _PATTERN.match(said):
        example = _EXAMPLES.get(path.rpartition(".")[2].partition("[")[0])
        return Refused(
            "the field “{field}” is not written as it has to be ({like}); mend it",
            field=at(),
            like=found["pattern"] if example is None else Refused("like {example}", example=example),
        )
    if found := _BOUND.match(said):
        bound = found["bound"]
        if bound.startswith("of length "):
            return Refused(
                "the length of the field “{field}” has to be {bound}; mend it",
                field=at(),
                bound=bound.removeprefix("of length "),
            )
        return Refused("the field “{field}” has to be {bound}; mend it", field=at(), bound=bound)
    return Refused(
        "this cannot be read as JSON ({problem}); compare the line with an exported log", problem=said
    )


def _kind(named: str) -> Refused | str:
    """What a value is, in words; of several that may be, the first that is not “nothing”."""
    first = named.split(" | ")[0]
    return _KINDS.get(first, first)
