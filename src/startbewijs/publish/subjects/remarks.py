"""What is to be said about one skater's race, in a few words: mishaps, sanctions, records."""

from __future__ import annotations

from collections.abc import Iterable

from startbewijs.publish.answer import Data, time_data
from startbewijs.publish.page import Cell, Span, Text, Tone, cell, text
from startbewijs.publish.subjects.clocks import by_hand, clocked_data
from startbewijs.publish.words import N_, Words
from startbewijs.results.outcomes import Outcome, disqualified_by_false_start
from startbewijs.results.records import Noticed
from startbewijs.sport.competition import Contest, Mishap, Status
from startbewijs.sport.skaters import Skater

STATUSES = {
    Status.UNKNOWN: N_("not published"),
    Status.AWAITED: N_("to come"),
    Status.DNF: N_("did not finish"),
    Status.DQ: N_("disqualified"),
    Status.DNS: N_("did not start"),
    Status.WDR: N_("withdrawn"),
}
MISHAPS = {
    Mishap.FELL: N_("fell"),
    Mishap.STUMBLED: N_("misstep"),
    Mishap.EASED_UP: N_("let the race run"),
    Mishap.HINDERED: N_("hindered"),
    Mishap.WARNED: N_("warning"),
}
_PLACES = {"crossing": N_("hindered at the crossing")}
_KINDS = {
    "WR": (N_("world record"), N_("WR")),
    "OR": (N_("Olympic record"), N_("OR")),
    "NR": (N_("national record"), N_("NR")),
    "TR": (N_("track record"), N_("TR")),
    "PB": (N_("personal best"), N_("PB")),
    "SB": (N_("season best"), N_("SB")),
}


def kind_name(kind: str, words: Words) -> str:
    """The name of a kind of record: `TR` is a track record."""
    return words.say(_KINDS[kind][0])


def kind_mark(kind: str, words: Words) -> str:
    """The letters behind a time that is such a record."""
    return words.say(_KINDS[kind][1])


def false_starts(contest: Contest, outcome: Outcome) -> int:
    """How many false starts the skater caused in this race."""
    race = contest.races.get(outcome.race)
    pairs = race.pairs.values() if race else ()
    return sum(pair.false_starts.count(outcome.skater) for pair in pairs)


def _second_false_start(contest: Contest, outcome: Outcome) -> bool:
    """Whether the skater caused a false start of the pair after the one that a pair is allowed."""
    race = contest.races.get(outcome.race)
    pairs = race.pairs.values() if race else ()
    return any(disqualified_by_false_start(pair, outcome.skater) for pair in pairs)


def mishap_text(kind: Mishap, detail: str | None, words: Words) -> str:
    """What was seen on the ice, with where or how it was reported: `hindered at the crossing`."""
    if kind is Mishap.HINDERED and detail in _PLACES:
        return words.say(_PLACES[detail])
    if kind is Mishap.STUMBLED and detail:
        # A near fall is no misstep: what was reported is said in its own words.
        noted = words.note(detail).rstrip(".")
        return (noted[:1].lower() + noted[1:]).removeprefix("a ")
    said = words.say(MISHAPS[kind])
    return f"{said} ({detail})" if detail else said


def of_race(records: Iterable[Noticed], outcome: Outcome, contest: Contest) -> list[Noticed]:
    """The records that a skater set in this race."""
    return [
        record
        for record in records
        if (record.distance, record.race, record.skater) == (contest.distance, outcome.race, outcome.skater)
    ]


def outcome_data(contest: Contest, outcome: Outcome, records: Iterable[Noticed]) -> Data:
    """One skater's race as data."""
    set_here = of_race(records, outcome, contest)
    return {
        "status": outcome.status.value.lower(),
        "time": time_data(outcome.time),
        "code": outcome.code,
        "false_starts": false_starts(contest, outcome),
        "mishaps": [{"kind": kind.value, "detail": detail} for kind, detail in outcome.mishaps],
        "reskated": outcome.reskated,
        "reskate_due": outcome.reskate_due,
        "splits": [{"metres": metres, "time": time_data(time)} for metres, time in outcome.splits],
        "clocked": clocked_data(outcome),
        "records": [record.kind for record in set_here],
        "source": outcome.source,
        "basis": outcome.basis,
        "why": outcome.why,
        "recorded_at": outcome.position,
    }


def incidents(contest: Contest, outcome: Outcome, words: Words) -> list[str]:
    """What happened to a skater in a race: a fall, false starts, a disqualification, a re-skate."""
    said = [mishap_text(kind, detail, words) for kind, detail in outcome.mishaps]
    second = outcome.status is Status.DQ and _second_false_start(contest, outcome)
    caused = false_starts(contest, outcome)
    if second:
        said.append(words.say("second false start in the pair"))
    elif caused:
        said.append(words.count("false start", "{n} false starts", caused))
    if outcome.code is not None and not second:
        said.append(words.say("code {code}", code=outcome.code))
    if outcome.reskated:
        said.append(words.say("skated again"))
    if outcome.reskate_due:
        said.append(words.say("may skate again"))
    return said


def remarks(
    contest: Contest, outcome: Outcome, records: Iterable[Noticed], words: Words, *, splits: bool = True
) -> Text:
    """The remarks behind a result, separated by commas; records stand out. Its `splits` are some of them."""
    parts: list[Span] = []
    for record in of_race(records, outcome, contest):
        named = kind_name(record.kind, words)
        said = words.say("{record} equalled", record=named) if record.equalled else named
        if record.old is not None and not record.equalled:
            said = words.say("{record} (was {time})", record=named, time=record.old)
        parts.append(Span(said, Tone.STRONG))
    parts += [Span(said) for said in incidents(contest, outcome, words)]
    if hand := by_hand(contest, outcome, words):
        parts.append(Span(hand, Tone.QUIET))
    for metres, time in outcome.splits if splits else ():
        if metres < contest.distance.metres:
            split = words.say("{metres} m in {time}", metres=words.number(metres), time=time)
            parts.append(Span(split, Tone.QUIET))
    if outcome.why:
        parts.append(Span(words.note(outcome.why).rstrip("."), Tone.QUIET))
    spans: list[Span] = []
    for part in parts:
        spans += [Span(", "), part] if spans else [part]
    return tuple(spans)


def name_cell(skater: Skater, tone: Tone = Tone.PLAIN) -> Cell:
    """A skater's full name, with initial and surname for a narrow terminal."""
    return cell(skater.name, tone, skater.short)


def result_text(outcome: Outcome, words: Words, *, digits: int = 2, tone: Tone = Tone.PLAIN) -> Text:
    """The time, or the letters of a status, as it stands in a column of times."""
    if outcome.time is not None:
        return text(words.time(outcome.time, digits), tone)
    return text(status_mark(outcome.status), Tone.QUIET)


def status_mark(status: Status) -> str:
    """The letters of a status on a result sheet; nothing for a result to come, a dot for an unknown one."""
    if status is Status.AWAITED:
        return ""
    return "·" if status is Status.UNKNOWN else status.value
