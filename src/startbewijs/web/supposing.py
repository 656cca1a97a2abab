"""The address of what if: what a form sends becomes one address to share."""

from __future__ import annotations

from urllib.parse import urlencode

from startbewijs.web.making.supposed import PARAMETERS, Query
from startbewijs.web.questions import SUPPOSED

_PAIRED = {"withdraw": "from", "designate": "for"}


def supposed_query(query: Query) -> str:
    """The address that holds what a form sent, in the words of the API; of an empty form, nothing.

    >>> supposed_query([("w1500", "Rijpma"), ("w1500", "Kok"), ("withdraw", "Leerdam"), ("from", "w1500")])
    'rank=w1500%3A+Rijpma%2C+Kok&withdraw=Leerdam%3A+w1500'
    """
    found: list[tuple[str, str]] = []
    ranks: dict[str, list[str]] = {}
    beside = {name: iter([value for key, value in query if key == other]) for name, other in _PAIRED.items()}
    for name, value in query:
        text = " ".join(value.split())
        if name in _PAIRED:
            where = next(beside[name], "").strip()
            text = f"{text}: {where}" if text and where else text
        if name in PARAMETERS:
            if text:
                found.append((name, text))
        elif name not in _PAIRED.values():
            ranks.setdefault(name, []).append(text)
    for key, names in ranks.items():
        while names and not names[-1]:
            names.pop()
        if names:
            found.append(("rank", f"{key}: {', '.join(names)}"))
    return urlencode([one for name in SUPPOSED for one in found if one[0] == name])
