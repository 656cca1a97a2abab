"""The files that all pages share: one style sheet, one script, one face; each named by its own digest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

_FACE = "startbewijs-sans.woff2"
_LICENCE = "startbewijs-sans-OFL.txt"
_DESK = ("desk.css", "desk.js")
_TYPES = {"css": "text/css", "js": "text/javascript", "woff2": "font/woff2", "txt": "text/plain"}


@cache
def assets() -> Mapping[str, bytes]:
    """Every file by the name under which pages ask for it; a file that changes gets another name."""
    face, licence = _read(_FACE), _read(_LICENCE)
    sheet = _read("site.css").replace(_FACE.encode(), _named(_FACE, face).encode())
    script = _read("site.js")
    return MappingProxyType(
        {
            _named("site.css", sheet): sheet,
            _named("site.js", script): script,
            _named(_FACE, face): face,
            _LICENCE: licence,
        }
    )


@cache
def desk_assets() -> Mapping[str, bytes]:
    """The files that only the desk needs, by the name under which its screens ask for them."""
    return MappingProxyType({_named(name, found): found for name in _DESK for found in [_read(name)]})


@cache
def asset_name(plain: str) -> str:
    """The name under which a file is asked for: `site.css` is `site.3f2a….css`."""
    head, _, end = plain.rpartition(".")
    known = (*assets(), *desk_assets())
    return next(name for name in known if name.startswith(f"{head}.") and name.endswith(f".{end}"))


def media_type(name: str) -> str:
    """The media type of a file, for whoever serves it."""
    return _TYPES[name.rpartition(".")[2]]


def _named(plain: str, content: bytes) -> str:
    head, _, end = plain.rpartition(".")
    return f"{head}.{sha256(content).hexdigest()[:12]}.{end}"


def _read(name: str) -> bytes:
    return (files("startbewijs") / "publish" / "site" / "assets" / name).read_bytes()
