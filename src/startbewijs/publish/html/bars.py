"""The interval bar as a picture: ticks for the places, the line, a stroke from best to worst, a dot now."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.page import Text, Tone, plain
from startbewijs.publish.words import Words

_SIGNS = frozenset("·━●┃│▸ ")
_STEP = 14
_HEIGHT = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval: the places from `best` to `worst` (None: no place at all), and the place now.

    `line` is the last place above the line, None where every ticket goes; `ticks` how many places are drawn.
    """

    best: int | None
    worst: int | None
    now: int | None
    ticks: int
    line: int | None
    tone: Tone = Tone.PLAIN


def is_bar(text: Text) -> bool:
    """Whether a text is a bar drawn in signs, as a terminal shows it."""
    signs = plain(text)
    return bool({"┃", "│"} & set(signs)) and set(signs) <= _SIGNS


def bar_drawn(text: Text, words: Words) -> Html:
    """The picture of a bar that was drawn in signs."""
    signs = plain(text)
    line = signs.index("┃") if "┃" in signs else None
    places = signs.replace("┃", "").replace("│", "")
    ticks = len(places) - 1
    reach = [n + 1 for n, sign in enumerate(places[:ticks]) if sign in "━●"]
    runs_on = places[ticks] == "▸"
    now = places.index("●") + 1 if "●" in places else None
    tones = [span.tone for span in text if span.text in "━●▸"]
    return picture(
        Bar(
            min(reach, default=None),
            None if runs_on or not reach else max(reach),
            now,
            ticks,
            line,
            tones[0] if tones else Tone.PLAIN,
        ),
        words,
    )


def picture(bar: Bar, words: Words) -> Html:
    """The bar as a drawing that says in words what it shows."""
    width, middle = (bar.ticks + 1) * _STEP, _HEIGHT // 2
    drawn = [
        element("circle", cx=_at(place), cy=middle, r=1, class_="tick") for place in range(1, bar.ticks + 1)
    ]
    if bar.best is not None:
        last = bar.ticks + 1 if bar.worst is None else bar.worst
        start, end = _at(bar.best) - 4, (width + _STEP // 2 - 2 if bar.worst is None else _at(last) + 4)
        drawn.append(element("rect", x=start, y=middle - 2, width=end - start, height=4, rx=2, class_="span"))
    if bar.line is not None:
        x = bar.line * _STEP + _STEP
        drawn.append(element("line", x1=x, x2=x, y1=0, y2=_HEIGHT, class_="limit"))
    if bar.now is not None:
        drawn.append(element("circle", cx=_at(bar.now), cy=middle, r=5, class_="now"))
    return element(
        "svg",
        *drawn,
        viewBox=f"{_STEP // 2} 0 {width} {_HEIGHT}",
        preserveAspectRatio="xMinYMid meet",
        role="img",
        aria_label=said(bar, words),
        class_=f"interval {bar.tone.value}",
    )


def said(bar: Bar, words: Words) -> str:
    """What a bar shows, in words."""
    parts = []
    if bar.best is None:
        parts.append(words.say("no place possible any more"))
    elif bar.worst is None:
        parts.append(words.say("place {best} at best, no place at worst", best=bar.best))
    elif bar.best == bar.worst:
        parts.append(words.say("place {place} in every ending", place=bar.best))
    else:
        parts.append(words.say("place {best} to {worst}", best=bar.best, worst=bar.worst))
    if bar.now is not None:
        parts.append(words.say("now {place}", place=bar.now))
    if bar.line is not None:
        parts.append(words.say("the line below {place}", place=bar.line))
    return ", ".join(parts)


def _at(place: int) -> int:
    return place * _STEP + _STEP // 2
