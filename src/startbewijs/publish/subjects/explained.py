"""One skater in plain sentences: what was skated, which rows that gave, what was decided, what is started."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from startbewijs.outlook.status import Outlook
from startbewijs.publish.answer import Answer, Data, distance_data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import Heading, Page, Sentence, Tone, plain, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.card import drawn_words, last_pair
from startbewijs.publish.subjects.choice import Choice, choices
from startbewijs.publish.subjects.people import introduced
from startbewijs.publish.subjects.proved import proved_data, with_proof
from startbewijs.publish.subjects.racing import hours, race_title
from startbewijs.publish.subjects.reasons import reason_blocks, sentence
from startbewijs.publish.subjects.remarks import STATUSES, outcome_data, remarks
from startbewijs.publish.words import Words, spoken
from startbewijs.results.classification import Line, classification
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.records import Noticed, records
from startbewijs.selection.explain import Reason, reasons, still_to_race
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition, Contest, Status
from startbewijs.sport.skaters import Skater

_COLUMNS = (
    ("about", "about"),
    ("row", "row"),
    ("event", "event"),
    ("rank", "rank"),
    ("place", "place"),
    ("best", "best"),
    ("worst", "worst"),
    ("doublures_needed", "doublures_needed"),
    ("how", "how"),
    ("why", "why"),
    ("position", "position"),
    ("article", "article"),
    ("says", "says"),
)

_Entered = tuple[Contest, Outcome, Line | None]


def explained(
    snapshot: Snapshot, procedure: Procedure, skater: Skater, proved: Iterable[Outlook] = ()
) -> Answer:
    """Everything that decides about one skater."""
    (one,) = choices(snapshot, procedure, (skater.sex,), proved)
    return explained_in(snapshot, one, skater)


def explained_in(snapshot: Snapshot, one: Choice, skater: Skater) -> Answer:
    """The same in a selection that was made already, which may be asked about everyone."""
    state = snapshot.competition
    racing = still_to_race(state, skater.sex, skater.id)
    proof = one.proved.get(skater.id)
    noticed, entered = records(state), [*_entered(state, skater)]
    found = tuple(with_proof(proof, reason) for reason in reasons(skater.id, one.found, racing))
    data = head_data(snapshot) | {
        "skater": skater_data(skater),
        "proved": proved_data(proof),
        "races": _races_data(noticed, entered),
        "reasons": [_data(one, skater, reason) for reason in found],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(skater.name, state_line(snapshot, words), 1))
        known = introduced(skater, words)
        if known:
            drawn.add(Sentence(text(known, Tone.QUIET)))
        skated = [Sentence(text(line), "·") for line in _skated(state, noticed, entered, words)]
        if skated:
            drawn.add(Heading(words.say("On the ice")), *skated)
        drawn.add(*reason_blocks(one, skater, found, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "reasons", _COLUMNS, page)


def _entered(state: Competition, skater: Skater) -> Iterator[_Entered]:
    """Every race of the skater; with the one that counts, or else the last, its rank's line."""
    for contest in state.of_sex(skater.sex):
        if skater.id in contest.entrants:
            line = classification(contest).line(skater.id)
            for number in range(1, contest.counting.races + 1):
                shown = contest.counting.races if line is None or line.counted is None else line.counted
                yield contest, outcomes(contest, number)[skater.id], line if number == shown else None


def _skated(
    state: Competition, noticed: tuple[Noticed, ...], entered: Sequence[_Entered], words: Words
) -> list[str]:
    """A sentence for every race of the skater."""
    lines = []
    for contest, outcome, line in entered:
        digits = 3 if line is not None and line.separated and line.counted == outcome.race else 2
        came_to = words.say(STATUSES[outcome.status]) if outcome.time is None else ""
        if outcome.status is Status.AWAITED:
            came_to = ", ".join([came_to, *_to_come(state, contest, outcome, words)])
        if outcome.time is not None:
            came_to = words.time(outcome.time, digits)
        title = race_title(contest, outcome.race, words)
        said = f"{title[:1].upper()}{title[1:]}: {came_to}"
        remark = plain(remarks(contest, outcome, noticed, words))
        whole = remark[:1].isupper()
        said += f" ({remark})" if remark and not whole else ""
        if line is not None and line.rank is not None:
            said += words.say("; {rank} in the classification", rank=words.ordinal(line.rank))
        lines.append(f"{said}. {remark}." if whole else f"{said}.")
    return lines


def _to_come(state: Competition, contest: Contest, outcome: Outcome, words: Words) -> Iterator[str]:
    """When a race to come is, and in which pair, as far as that is known."""
    when = hours(state, contest, outcome.race, words)
    if when:
        yield when
    skater = state.skater(outcome.skater)
    pair = last_pair(contest, skater, outcome.race)
    if pair is not None and pair.confirmed is None:
        yield from drawn_words(state, pair, skater, words)


def _races_data(noticed: tuple[Noticed, ...], entered: Sequence[_Entered]) -> list[Data]:
    return [
        {
            "distance": distance_data(contest.distance),
            "race": outcome.race,
            "rank_in_classification": None if line is None else line.rank,
        }
        | outcome_data(contest, outcome, noticed)
        for contest, outcome, line in entered
    ]


def _data(one: Choice, skater: Skater, reason: Reason) -> Data:
    return {
        "about": reason.about.value,
        "row": reason.row,
        "event": reason.event,
        "rank": reason.rank,
        "on_ice": reason.on_ice,
        "place": reason.place,
        "best": reason.best,
        "worst": reason.worst,
        "names_above": reason.names_above,
        "open_above": reason.open_above,
        "doublures_needed": reason.doublures_needed,
        "rows": list(reason.rows),
        "others": list(reason.others),
        "how": reason.how,
        "reading": None if reason.reading is None else reason.reading.value,
        "why": reason.why,
        "position": reason.position,
        "article": reason.article,
        "says": sentence(one, skater, reason, spoken("en")),
    }
