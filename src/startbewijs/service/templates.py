"""What a tournament may begin with: templates that come with the program, as data."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from startbewijs.publish.subjects.beginnings import Template
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Distance


def templates() -> dict[str, Template]:
    """Every template by its id, in the order of ids."""
    folder = files("startbewijs") / "tournaments" / "templates"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    found = {}
    for name in names:
        read = tomllib.loads((folder / name).read_text(encoding="utf-8"))
        id_ = name.removesuffix(".toml")
        distances = {Distance.of(key): Counting(how) for key, how in read["distances"].items()}
        second = read.get("second_draw")
        found[id_] = Template(id_, distances, read.get("procedure"), read["about"], second)
    return found
