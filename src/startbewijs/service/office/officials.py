"""Who fills an office: named in one command, all of them or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import OfficialNamed
from startbewijs.publish.subjects.officials import OFFICES
from startbewijs.service.office.powers import offices_listed
from startbewijs.sport.competition import Competition

_CALLED = dict(zip(OFFICES, OFFICES, strict=True)) | {
    "wedstrijdleider": "competition leader",
    "scheidsrechter": "referee",
    "hoofdscheidsrechter": "referee",
    "assistent scheidsrechter": "assistant referee",
    "assistent starter": "assistant starter",
    "tijdwaarnemer": "timekeeper",
    "finishfoto": "photo finish",
    "rondenteller": "lap scorer",
    "baancommissaris": "track steward",
    "omroeper": "speaker",
}
_BETWEEN = ",;\n"
_WORD = re.compile(r"[^\s,;:]+|[,;\n]")


def officials_named(words: Sequence[str]) -> dict[str, str]:
    """The name behind each office, as it is typed: `referee Anna de Boer starter "Bea Smit"`.

    What stands between commas or on a line of its own begins with an office, or is refused.

    >>> officials_named(["referee: Anna de Boer, starter Bea Smit,"])
    {'referee': 'Anna de Boer', 'starter': 'Bea Smit'}
    >>> officials_named(["scheidsrechter", "Anna", "de", "Boer", "assistant", "starter", "Bea"])
    {'referee': 'Anna de Boer', 'assistant starter': 'Bea'}
    """
    said = _WORD.findall(" ".join(words))
    found: dict[str, list[str]] = {}
    office = ""
    at = 0
    while at < len(said):
        if said[at] in _BETWEEN:
            office = ""
            at += 1
            continue
        for length in (2, 1):
            title = " ".join(said[at : at + length]).casefold().replace("-", " ")
            if title in _CALLED and len(said[at : at + length]) == length:
                office = _CALLED[title]
                if office in found:
                    raise Refused("The {office} is named twice; name one.", office=Refused(office))
                found[office] = []
                at += length
                break
        else:
            if not office:
                raise _unknown(said[at])
            found[office].append(said[at])
            at += 1
    for office, names in found.items():
        if not names:
            raise Refused("Say who is {office}: the name stands behind the office.", office=Refused(office))
    return {office: " ".join(names) for office, names in found.items()}


def naming(state: Competition, named: Mapping[str, str]) -> Iterator[OfficialNamed]:
    """The officials who are new in their office."""
    for office, name in named.items():
        if state.officials.get(office) != name:
            yield OfficialNamed(office=office, name=name)


def _unknown(word: str) -> Refused:
    near = get_close_matches(word.casefold(), _CALLED, n=1, cutoff=0.75)
    if near:
        return Refused(
            "“{word}” is no office; did you mean {near}?", word=word, near=Refused(_CALLED[near[0]])
        )
    return Refused("“{word}” is no office; there are: {known}.", word=word, known=offices_listed(OFFICES))
