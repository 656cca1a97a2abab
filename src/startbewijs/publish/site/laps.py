"""A distance lap by lap: a drawing of those in front, and a table of all that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.page import Align, Column, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import last_ticket, splits_of
from startbewijs.publish.words import Words, capital
from startbewijs.results.classification import classification
from startbewijs.sport.competition import Contest
from startbewijs.sport.distances import TRACK, Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime, lap_times

_DRAWN = 4
"""How many skaters are drawn at most: more lines than these cannot be told apart."""

_WIDTH, _HEIGHT = 480, 290
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 128, 14, 30
_LETTER = 16
"""How far labels at the end of the lines stay apart."""


@dataclass(frozen=True, slots=True)
class Laps:
    """A skater's lap times by the metres at which each lap ended; the opening is none of them.

    `opening` is the time at the first line, None where that is not known.
    """

    skater: Skater
    opening: RaceTime | None
    laps: Mapping[int, RaceTime]


def laps_of(site: Site, contest: Contest) -> list[Laps]:
    """The laps of everybody of whom a passing is known in the race that counts, best rank first."""
    found = []
    distance = contest.distance
    for line in classification(contest).lines:
        known = splits_of(line, distance)
        lines = sorted(known)
        if len(lines) < 2:
            continue
        times = lap_times(tuple(known[metres] for metres in lines))
        laps = {metres: times[n] for n, metres in enumerate(lines) if n and metres - lines[n - 1] == TRACK}
        opening = known.get(distance.opening)
        found.append(Laps(site.ground.state.skater(line.skater), opening, laps))
    return found


def laps_section(site: Site, contest: Contest) -> Html:
    """The chart and the table; where no passing is known, that and nothing more."""
    words = site.words
    title = element("h2", words.say("Lap by lap"))
    known = laps_of(site, contest)
    if not known:
        said = words.say(
            "No passing of this distance is known to this log, so nothing can be shown lap by lap."
        )
        return element("section", title, element("p", said, class_="quiet"))
    rank = last_ticket(site.ground.procedure, contest.distance) or _DRAWN
    drawn = [one for one in known if len(one.laps) > 1][: min(max(rank, 2), _DRAWN)]
    chart = element("figure", _chart(drawn, words), class_="laps") if drawn else None
    table = blocks_drawn(
        [_table(contest.distance, known, words), _missing(contest, known, words)], site.pen()
    )
    summary = element("summary", words.say("All lap times that are known"))
    shown = element("details", summary, table, id="laps") if chart is not None else table
    return element("section", title, chart, shown)


def _missing(contest: Contest, known: Sequence[Laps], words: Words) -> Sentence:
    others = len(contest.entrants) - len(known)
    if not others:
        return Sentence(())
    said = words.count("Of {n} skater no passing is known.", "Of {n} skaters no passing is known.", others)
    return Sentence(text(said, Tone.QUIET))


def _table(distance: Distance, known: Sequence[Laps], words: Words) -> Table:
    lines = [metres for metres in distance.splits if metres > distance.opening]
    columns = (
        Column(words.say("skater")),
        *(Column(words.say("{m} m", m=words.number(one)), Align.RIGHT) for one in (distance.opening, *lines)),
    )
    rows = []
    for one in known:
        first = "" if one.opening is None else words.time(one.opening)
        laps = [words.time(one.laps[metres]) if metres in one.laps else "" for metres in lines]
        rows.append(row(cell(one.skater.name), cell(first), *(cell(lap) for lap in laps)))
    return Table(columns, tuple(rows))


def _chart(drawn: Sequence[Laps], words: Words) -> Html:
    """Lap times against metres, the faster the lower, each line with its skater's name at its end."""
    every = [lap.ms for one in drawn for lap in one.laps.values()]
    low, high = min(every) // 500 * 500, -(-max(every) // 500) * 500
    high = max(high, low + 1_000)
    metres = sorted({at for one in drawn for at in one.laps})
    first, last = metres[0], max(metres[-1], metres[0] + 1)

    def x(at: int) -> int:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (at - first) // (last - first)

    def y(ms: int) -> int:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (high - ms) // (high - low)

    parts: list[Html] = []
    step = 1_000 if high - low > 2_000 else 500
    for ms in range(low, high + 1, step):
        parts.append(element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y(ms), y2=y(ms), class_="grid"))
        said = words.time(RaceTime(ms, 1), 1)
        parts.append(element("text", said, x=_LEFT - 6, y=y(ms) + 5, text_anchor="end"))
    every_nth = -(-len(metres) // 5)
    for at in metres[::-every_nth]:
        parts.append(element("text", words.number(at), x=x(at), y=_HEIGHT - 8, text_anchor="middle"))
    ends = [(y(one.laps[max(one.laps)].ms), n) for n, one in enumerate(drawn)]
    labels = dict(zip((n for _, n in sorted(ends)), _apart([at for at, _ in sorted(ends)]), strict=True))
    for n, one in enumerate(drawn):
        points = " ".join(f"{x(at)},{y(lap.ms)}" for at, lap in sorted(one.laps.items()))
        end = max(one.laps)
        name = capital(one.skater.family_name)
        parts.append(element("polyline", points=points, class_=f"s{n}"))
        parts.append(element("circle", cx=x(end), cy=y(one.laps[end].ms), r=3, class_=f"s{n}"))
        parts.append(element("text", name, x=x(end) + 9, y=labels[n] + 5, class_=f"s{n}"))
    title = words.say("Lap times of {names}", names=words.listed(one.skater.name for one in drawn))
    return element(
        "svg",
        element("title", title, id="laps-title"),
        element("desc", " ".join(_described(one, words) for one in drawn), id="laps-described"),
        *parts,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_labelledby="laps-title",
        aria_describedby="laps-described",
    )


def _apart(heights: Sequence[int]) -> list[int]:
    """Rising heights, moved down where two labels would touch."""
    found: list[int] = []
    for at in heights:
        found.append(max(at, found[-1] + _LETTER) if found else at)
    return found


def _described(one: Laps, words: Words) -> str:
    """A skater's laps in a sentence: the first, the last, the fastest and the slowest."""
    laps = [one.laps[at] for at in sorted(one.laps)]
    return words.say(
        "{skater}: from {first} to {last}, the fastest lap {fastest}, the slowest {slowest}.",
        skater=one.skater,
        first=laps[0],
        last=laps[-1],
        fastest=min(laps),
        slowest=max(laps),
    )
