"""A card as a picture, as PNG.

The layout is data too, `assets/card.typ`. What a card says reaches it as JSON, so that no name can be read as
a command.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from startbewijs.errors import Refused
from startbewijs.publish.site.cards import HEIGHT, WIDTH, Card

if TYPE_CHECKING:
    import typst

_ASSETS = Path(__file__).with_name("assets")
_PER_POINT = 72.0
"""Dots to an inch at which a point of the layout is one dot of the picture."""


def drawable() -> None:
    """Nothing; without the library that draws pictures it is refused, before anything was begun."""
    if find_spec("typst") is None:
        raise Refused(
            "The pictures that go along with links need {module}, which is not installed: "
            "pip install 'startbewijs[web]'.",
            module="typst",
        )


def picture(card: Card) -> bytes:
    """The bytes of the picture; the same card always gives the same ones."""
    import typst  # only the extra `web` brings it, and only who asks for a picture needs it

    drawn = typst.compile(
        _ASSETS / "card.typ",
        root=_ASSETS,
        font_paths=_fonts(),
        sys_inputs={"card": json.dumps(card | {"width": WIDTH, "height": HEIGHT}, ensure_ascii=False)},
        format="png",
        ppi=_PER_POINT,
    )
    assert isinstance(drawn, bytes)
    return drawn


@cache
def _fonts() -> typst.Fonts:
    """Our face, and those that come with the library for letters that ours has not; never the system's."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_ASSETS)])
