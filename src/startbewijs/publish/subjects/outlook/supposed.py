"""What if: the table of statuses again, with what the suppositions change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.outlook.course import Settled
from startbewijs.outlook.status import Outlook, Status
from startbewijs.outlook.supposing import Supposition
from startbewijs.publish.answer import Answer, Data, head_data, noted, state_line
from startbewijs.publish.page import Block, Heading, Page, Sentence, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data, prospect_data
from startbewijs.publish.subjects.outlook.read import readings_blocks, readings_data
from startbewijs.publish.subjects.outlook.signs import interval, reach, sign, tone
from startbewijs.publish.subjects.outlook.table import COLUMNS, legend, table_blocks
from startbewijs.publish.subjects.outlook.turns import settled_text, telling
from startbewijs.publish.words import N_, Words
from startbewijs.sport.competition import Competition


@dataclass(frozen=True, slots=True)
class Changed:
    """One skater's outlook as it is and as it would be; None for who is entered nowhere."""

    before: Outlook | None
    after: Outlook

    @property
    def status(self) -> bool:
        """Whether the status would be another."""
        return self.before is None or self.before.status is not self.after.status

    @property
    def interval(self) -> bool:
        """Whether the status stays and the interval would be another."""
        before, after = self.before, self.after
        same = before is not None and (before.best, before.worst) == (after.best, after.worst)
        return not same and not self.status


def whatif_answer(
    snapshot: Snapshot, what: Supposition, before: Sequence[Prospect], after: Sequence[Prospect]
) -> Answer:
    """The table as it would be, and everybody whose status or interval would be another."""
    changed = {then.sex: [*changes(now, then)] for now, then in zip(before, after, strict=True)}
    data = head_data(snapshot) | {
        "supposed": _supposed_data(what),
        "orders": [prospect_data(one) for one in after],
        "outlooks": [
            outlook_data(one, change.after)
            | {
                "before": None if change.before is None else _before_data(change.before),
                "changed": change.status or change.interval,
            }
            for one in after
            for change in changed[one.sex]
        ],
        "readings": [read for one in after for read in readings_data(one)],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("What if"), state_line(snapshot, words), 1))
        drawn.add(*(Sentence(text(said), "·") for said in supposed_lines(snapshot.competition, what, words)))
        for now, one in zip(before, after, strict=True):
            sex = words.sex(one.sex)
            drawn.add(Heading(sex[:1].upper() + sex[1:], words.say("place over all endings, if so")))
            drawn.add(*table_blocks(one, words, everyone=False))
            drawn.add(*_changes(now, one, changed[one.sex], words))
            drawn.add(*readings_blocks(one, words))
        drawn.add(Sentence(text(legend(words), Tone.QUIET)))
        return noted(drawn, snapshot, words)

    return Answer(data, "outlooks", _COLUMNS, page)


_COLUMNS = (*COLUMNS, ("status_before", "before.status"), ("changed", "changed"))


def changes(now: Prospect, then: Prospect) -> Iterator[Changed]:
    """Everybody's outlook as it is and as it would be, the best standing first."""
    for after in then.outlooks:
        yield Changed(now.of(after.skater), after)


def _changes(now: Prospect, one: Prospect, changed: Sequence[Changed], words: Words) -> list[Block]:
    """Who would change: status by status with the names, those without any row summed up."""
    blocks: list[Block] = [Heading(words.say("What changes"))]
    summed: Counter[tuple[Status, Status]] = Counter()
    for change in changed:
        if change.before is None or not (change.status or change.interval):
            continue
        bare = change.before.now is None and change.after.now is None
        bare = bare and not one.rows(change.after.skater)
        if bare and change.status:
            summed[change.before.status, change.after.status] += 1
        elif not bare:
            said = change_text(now, one, change, words)
            blocks.append(Sentence(text(said, tone(change.after.status)), "→" if change.status else "·"))
    for (old, new), count in sorted(summed.items()):
        said = words.count(
            "{n} other: {before} → {after}.",
            "{n} others: {before} → {after}.",
            count,
            before=sign(old, words),
            after=sign(new, words),
        )
        blocks.append(Sentence(text(said, Tone.QUIET), "→"))
    if len(blocks) == 1:
        blocks.append(Sentence(text(words.say("Nobody's place or status."))))
    return blocks


def change_text(now: Prospect, one: Prospect, change: Changed, words: Words) -> str:
    """What would change for one skater, `now` beside `one` as supposed: the status with its cause, or the
    interval."""
    before, after = change.before, change.after
    assert before is not None
    fields = {
        "skater": one.name(after.skater),
        "old": interval(before, words),
        "new": interval(after, words),
        "before": sign(before.status, words),
        "after": sign(after.status, words),
    }
    if change.status:
        fields |= {"old": reach(before, words), "new": reach(after, words)}
    because = words.listed(causes_supposed(now, one, change, words)) if change.status else ""
    if because:
        return words.say(
            "{skater}: {before} ({old}) → {after} ({new}), because {because}.", because=because, **fields
        )
    if change.status:
        return words.say("{skater}: {before} ({old}) → {after} ({new}).", **fields)
    return words.say("{skater}: {after}, place {old} → {new}.", **fields)


def causes_supposed(now: Prospect, one: Prospect, change: Changed, words: Words) -> Iterator[str]:
    """Why a status would be another: the designation that pushes out, or the rows down to the skater's own
    that would be settled."""
    before, after = change.before, change.after
    if before is None or not change.status:
        return
    for dropped in one.selected.team.dropped:
        if dropped.skater == after.skater:
            into = one.name(dropped.designation.skater)
            yield words.say("{into} would be designated from outside the line", into=into)
            return
    for settled in telling(before, after, [*_settled(now, one, after.skater)]):
        yield settled_text(one, settled, after.skater, words, supposed=True)


def _settled(now: Prospect, one: Prospect, skater: str) -> Iterator[Settled]:
    """The rows down to a skater's own with a holder for good that they do not have now."""
    rows = one.rows(skater)
    held = {step.number: step.skaters for step in now.selected.order.steps}
    steps = [step for step in one.selected.order.steps if not rows or step.number <= rows[0]]
    for step in steps:
        if len(step.skaters) != 1 or step.skaters == held.get(step.number):
            continue
        row, holder = step.filling.row, step.skaters[0]
        also = next((n.number for n in steps if n.skaters == step.skaters and n is not step), None)
        yield Settled(row.number, row.event, row.rank, holder, also)


def supposed_lines(state: Competition, what: Supposition, words: Words) -> Iterator[str]:
    """Each thing that is supposed, as a sentence."""
    for distance, order in what.ranks:
        names = ", ".join(f"{rank}. {state.skater(who).name}" for rank, who in enumerate(order, 1))
        yield words.say("Suppose the {distance} ends: {names}.", distance=distance, names=names)
    for who, left in what.withdrawn:
        name = state.skater(who).name
        if left is None:
            yield words.say("Suppose {skater} skates no more at all.", skater=name)
        else:
            yield words.say("Suppose {skater} does not skate the {distance}.", skater=name, distance=left)
    for kind, who, event in what.designated:
        name = state.skater(who).name
        message = {
            "team": N_("Suppose {skater} is designated for the team, for the {event}."),
            "distance": N_("Suppose {skater} is designated on the {event}."),
            "row": N_("Suppose {skater} is designated on the row of the {event}."),
        }
        yield words.say(message[kind], skater=name, event=words.event(event))
    for who in what.declined:
        yield words.say("Suppose {skater} does not go to the Games.", skater=state.skater(who).name)


def _before_data(one: Outlook) -> Data:
    return {"status": one.status.value, "now": one.now, "best": one.best, "worst": one.worst}


def _supposed_data(what: Supposition) -> Data:
    return {
        "ranks": [{"distance": distance.key, "order": list(order)} for distance, order in what.ranks],
        "withdrawn": [
            {"skater": who, "distance": None if left is None else left.key} for who, left in what.withdrawn
        ],
        "designated": [{"kind": kind, "skater": who, "event": event} for kind, who, event in what.designated],
        "declined": list(what.declined),
    }
