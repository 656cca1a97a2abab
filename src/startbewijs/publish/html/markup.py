"""HTML that is safe by construction: whatever is not HTML already is escaped on its way in."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"br", "input", "link", "meta"})


class Html(str):
    """Text that is HTML already; every other text is escaped before it becomes a part of it."""

    __slots__ = ()


Child = str | None
Attribute = str | int | bool | None


def element(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """One element with its attributes and what stands in it.

    An underscore in an attribute's name stands for a hyphen and one at its end for nothing (`class_`).
    An attribute that is None or False is left out, one that is True has no value.

    >>> element("p", "a < b", element("b", "c"), class_="note", aria_label='"x"', hidden=True, id=None)
    '<p class="note" aria-label="&quot;x&quot;" hidden>a &lt; b<b>c</b></p>'
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{together(*children)}</{name}>")


def together(*children: Child) -> Html:
    """Pieces behind each other, each escaped if it is not HTML."""
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(child, quote=False)
            for child in children
            if child is not None
        )
    )


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
