"""One pair as those beside the ice want it: lanes, armbands, what is recorded, what confirming would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.publish.page import (
    Block,
    Column,
    Heading,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.subjects.armbands import COLOURS, armband
from startbewijs.publish.subjects.bests import bests_text
from startbewijs.publish.subjects.clocks import source_name
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import tone
from startbewijs.publish.subjects.outlook.supposed import change_text, changes
from startbewijs.publish.subjects.pairs import called, in_lanes
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.remarks import mishap_text
from startbewijs.publish.words import N_, Words
from startbewijs.results.outcomes import disqualified_by_false_start
from startbewijs.results.timing import clocked
from startbewijs.rules.articles import FALSE_START_CODE, FALSE_STARTS
from startbewijs.sport.competition import Competition, Contest, Pair, Race, Run
from startbewijs.sport.distances import Distance, Lane

_LANES = {Lane.INNER: N_("inner"), Lane.OUTER: N_("outer")}
_TOLD = 6
"""How many skaters are named whose rank or status would be another."""


def pair_blocks(state: Competition, distance: Distance, race: int, pair: Pair, words: Words) -> list[Block]:
    """A pair and all that is recorded of it, lane by lane."""
    contest = state.contest(distance)
    held = contest.races[race]
    title = f"{race_title(contest, race, words)}, {called(state, pair, words)}"
    of = words.say("of {pairs}", pairs=sum(not one.reskate for one in held.pairs.values()))
    about = [of if pair.number is not None and not pair.reskate else "", _stage(pair, words)]
    rows = []
    for seat, unknown in in_lanes(pair):
        if seat is None:
            rows.append(row("", "", cell(words.say("not published") if unknown else "–", Tone.QUIET), "", ""))
            continue
        rows.append(
            row(
                "" if seat.lane is None else words.say(_LANES[seat.lane]),
                cell(_colour(held, pair, seat, words), Tone.QUIET),
                cell(state.skater(seat.skater).name, Tone.STRONG),
                cell(bests_text(state, distance, seat.skater, words), Tone.QUIET),
                cell(", ".join(recorded_texts(contest, pair, seat, words)) or "…"),
            )
        )
    columns = (
        Column(words.say("lane")),
        Column(words.say("armband"), spare=2),
        Column(words.say("skater")),
        Column(words.say("best"), spare=1),
        Column(words.say("recorded"), flows=True),
    )
    blocks: list[Block] = [
        Heading(title[:1].upper() + title[1:], " · ".join(filter(None, about))),
        Table(columns, tuple(rows)),
    ]
    unnamed = pair.false_starts.count(None)
    if unnamed:
        said = words.count("false start", "{n} false starts", unnamed)
        blocks.append(Sentence(text(words.say("{said}, by whom is not known", said=said)), "·"))
    blocks += [Sentence(text(said, Tone.LINE), "!") for said in false_start_texts(pair, state, words)]
    return blocks


def false_start_texts(pair: Pair, state: Competition, words: Words) -> list[str]:
    """Who is out by a false start of a pair, by name, or what the next would mean; [] before the first."""
    code = FALSE_START_CODE.value
    if len(pair.false_starts) < FALSE_STARTS.value or pair.confirmed is not None:
        return []
    out = [run for run in pair.seats if run is not None and disqualified_by_false_start(pair, run.skater)]
    if not out:
        return [
            words.say("Whoever causes the next false start of this pair is disqualified ({code}).", code=code)
        ]
    return [
        words.say(
            "{skater} is disqualified ({code}): second false start of the pair.",
            skater=state.skater(run.skater).name,
            code=code,
        )
        for run in out
    ]


def _colour(held: Race, pair: Pair, seat: Run, words: Words) -> str:
    colour = armband(held, pair, seat.lane)
    return "" if colour is None else words.say(COLOURS[colour])


def if_confirmed_blocks(
    state: Competition,
    ranks: Sequence[tuple[str, int | None, int | None]],
    before: Prospect | None,
    after: Prospect | None,
    words: Words,
) -> list[Block]:
    """What confirming a pair would do: ranks that change, and places and statuses on the order."""
    said = [_rank_text(state, one, words) for one in ranks[:_TOLD]]
    if len(ranks) > _TOLD:
        said.append(words.count("{n} other rank changes", "{n} other ranks change", len(ranks) - _TOLD))
    blocks: list[Block] = [
        Sentence(
            text(
                words.say("If confirmed: {changes}.", changes="; ".join(said) or words.say("no rank changes"))
            )
        )
    ]
    if before is not None and after is not None:
        changed = [one for one in changes(before, after) if one.before and one.status]
        changed.sort(key=lambda one: one.after.best or 99)
        for one in changed[:_TOLD]:
            blocks.append(Sentence(text(change_text(before, after, one, words), tone(one.after.status)), "→"))
        rest = len(changed) - _TOLD
        if rest > 0:
            blocks.append(
                Sentence(text(words.count("And {n} skater more.", "And {n} skaters more.", rest)), "→")
            )
        if not changed:
            blocks.append(
                Sentence(text(words.say("No status on the selection order changes."), Tone.QUIET), "→")
            )
    return blocks


def _rank_text(state: Competition, one: tuple[str, int | None, int | None], words: Words) -> str:
    skater, was, will = one
    name = state.skater(skater).name
    if will is None:
        return words.say("{skater} has no rank", skater=name)
    if was is None:
        return words.say("{skater} {rank}", skater=name, rank=words.ordinal(will))
    return words.say("{skater} {was} → {rank}", skater=name, was=words.ordinal(was), rank=words.ordinal(will))


def _stage(pair: Pair, words: Words) -> str:
    if pair.confirmed is not None:
        return words.say("confirmed")
    if pair.started:
        return words.say("away")
    return words.say("called") if pair.called else words.say("to come")


def recorded_texts(contest: Contest, pair: Pair, run: Run, words: Words) -> Iterator[str]:
    """Everything that is recorded of one skater in a pair; of several clocks, which counts."""
    if run.skater in contest.withdrawn:
        yield words.say("withdrawn")
    for one in clocked(run.timings, contest.hand_correction):
        if one.replaced:
            continue
        said = words.time(one.given, 3)
        if one.metres != contest.distance.metres:
            said = words.say("{metres} m {time}", metres=words.number(one.metres), time=said)
        if one.source != "photo_finish":
            said = f"{said} ({source_name(one.source, words)})"
        yield said if one.counts else words.say("{time}, which does not count", time=said)
    for kind, detail in run.mishaps:
        yield mishap_text(kind, detail, words)
    caused = pair.false_starts.count(run.skater)
    if disqualified_by_false_start(pair, run.skater):
        yield words.say("second false start in the pair")
    elif caused:
        yield words.count("false start", "{n} false starts", caused)
    if run.status is not None:
        yield run.status.value if run.code is None else f"{run.status.value} {run.code}"
    if run.reskate_granted:
        yield words.say("may skate again")
