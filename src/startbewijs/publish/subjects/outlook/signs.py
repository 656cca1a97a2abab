"""The word, the shape and the bar by which a status is known everywhere."""

from __future__ import annotations

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.page import Cell, Span, Text, Tone, cell
from startbewijs.publish.words import N_, Words

_WORDS = {
    Status.CERTAIN: N_("certain"),
    Status.BY_THE_ORDER: N_("certain by the order"),
    Status.WAITING: N_("in, waiting"),
    Status.POSSIBLE: N_("still possible"),
    Status.OUT: N_("out by the races"),
    Status.DESIGNATED: N_("designated"),
    Status.LEFT_OUT: N_("left out"),
    Status.NOT_PROVED: N_("not proved"),
}
EDGE = "│"
"""Behind the last place of a bar without a line."""
_SHAPES = {
    Status.CERTAIN: "●",
    Status.BY_THE_ORDER: "◐",
    Status.WAITING: "○",
    Status.POSSIBLE: "◌",
    Status.OUT: "–",
    Status.DESIGNATED: "◆",
    Status.LEFT_OUT: "◇",
    Status.NOT_PROVED: "?",
}
_TONES = {
    Status.CERTAIN: Tone.SAFE,
    Status.BY_THE_ORDER: Tone.SAFE,
    Status.WAITING: Tone.WAITING,
    Status.POSSIBLE: Tone.PLAIN,
    Status.OUT: Tone.QUIET,
    Status.DESIGNATED: Tone.DECIDED,
    Status.LEFT_OUT: Tone.DECIDED,
    Status.NOT_PROVED: Tone.STRONG,
}
_UNCOVERED = {
    Uncovered.NOT_SKATED: N_("a distance of the order is not skated at this tournament"),
    Uncovered.RANKS_SKIP: N_("the rows of a distance do not ask for its ranks one after another"),
    Uncovered.DRAWN: N_(
        "the rows stand as the times of all distances draw them, so they move until every time is known"
    ),
    Uncovered.TOO_LARGE: N_(
        "so much is still open that trying every ending would go beyond the limit of the proof"
    ),
    Uncovered.MISMATCH: N_("an ending that the proof found came out otherwise when it was played"),
}


def status_word(status: Status, words: Words) -> str:
    """The word for a status: `certain by the order`."""
    return words.say(_WORDS[status])


def shape(status: Status) -> str:
    """The shape alone, as the mark before a sentence."""
    return _SHAPES[status]


def sign(status: Status, words: Words) -> str:
    """The shape and the word: `◐ certain by the order`."""
    return f"{_SHAPES[status]} {status_word(status, words)}"


def tone(status: Status) -> Tone:
    """How a status stands out."""
    return _TONES[status]


def status_cell(status: Status, words: Words) -> Cell:
    """The shape and the word, for a table; in a narrow one the shape alone."""
    return cell(sign(status, words), tone(status), _SHAPES[status])


def uncovered_text(reason: Uncovered, words: Words) -> str:
    """Why nothing is proved, as the end of a sentence."""
    return words.say(_UNCOVERED[reason])


def interval_cell(one: Outlook, words: Words) -> Cell:
    """The best and the worst place; without a worst one, the skater may end on no row."""
    if one.bounds is None:
        return cell("")
    return cell(interval(one, words))


def interval(one: Outlook, words: Words) -> str:
    """The best and the worst place in words: `2–9`, or `2–none`."""
    return interval_of(one.best, one.worst, words)


def reach(one: Outlook, words: Words) -> str:
    """The places between brackets in a sentence: `9–10`; where there may be none, `place 2 at best`."""
    return interval(one, words) if one.worst is not None else places_text(one.best, None, words)


def interval_of(best: int | None, worst: int | None, words: Words) -> str:
    """Two places as an interval; None stands for no place at all."""
    if best is None:
        return words.say("none")
    last = words.say("none") if worst is None else str(worst)
    return f"{best}–{last}"


def places_text(best: int | None, worst: int | None, words: Words) -> str:
    """From which to which place, in words: `place 10 or 11`; None stands for no place at all."""
    if best is None:
        return words.say("no place")
    if worst is None:
        return words.say("place {best} at best", best=best)
    if best == worst:
        return words.say("place {place}", place=best)
    if worst == best + 1:
        return words.say("place {best} or {worst}", best=best, worst=worst)
    return words.say("place {best} to {worst}", best=best, worst=worst)


def bar(one: Outlook, ticks: int, line: int | None) -> Text:
    """The interval as a small picture: ticks for the places, the line, a stroke from best to worst, a dot.

    The dot is the place now. Who may end on no row has a stroke that runs on beyond the last place. Without
    a line, where every ticket goes, a thin edge stands behind the last place.
    """
    best, worst = one.best, one.worst
    spans: list[Span] = []
    reach = range(0) if best is None else range(best, (ticks + 1 if worst is None else worst) + 1)
    for place in range(1, ticks + 2):
        if line is not None and place == line + 1:
            spans.append(Span("┃", Tone.LINE))
        if line is None and place > ticks:
            spans.append(Span(EDGE, Tone.QUIET))
        if place > ticks:
            mark = "▸" if best is not None and worst is None else " "
        elif place == one.now:
            mark = "●"
        else:
            mark = "━" if place in reach else "·"
        spans.append(Span(mark, Tone.QUIET if mark == "·" else tone(one.status)))
    return tuple(spans)
