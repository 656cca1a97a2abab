"""From items to a document: headline, lead, the races, the order, the decisions, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from startbewijs.outlook.status import Status
from startbewijs.publish.story import chasing, headlines, mishaps, order, winning
from startbewijs.publish.story.items import Clause, Item, Join, Link, Part, Plan, Sentence, Value, Where
from startbewijs.publish.story.kinds import INTRODUCING
from startbewijs.publish.story.known import Known
from startbewijs.publish.story.tale import Tale
from startbewijs.results.classification import Line
from startbewijs.sport.distances import Sex
from startbewijs.sport.skaters import Skater

BRIEF = 3
"""How many sentences fit on a screen."""


def planned(known: Known, tales: Sequence[Tale], decided: bool) -> Plan:
    """The plan of a day's story; the most newsworthy distance comes first."""
    ranked = sorted(tales, key=_weight, reverse=True)
    parts = [_distance_part(tale) for tale in ranked]
    if decided:
        parts += _decision_parts(known)
    else:
        parts.append(_order_part(known, {tale.distance.sex for tale in tales}))
    next_ = Part(Item("t_next", "t_next", {}, ()))
    coming = order.next_items(known)
    next_.add(_said(coming[0], *((Join.WHICH, item) for item in coming[1:2])) if coming else None)
    parts.append(next_)
    leads = [_lead(tale, before) for before, tale in zip([None, *ranked], ranked, strict=False)]
    if decided:
        leads.insert(0, _decided_lead(known))
    brief = leads[0][:BRIEF] if len(leads) == 1 else [*leads[0][: BRIEF - 1], *leads[1][:1]]
    lead = [sentence for told in leads for sentence in told]
    headline = headlines.decided(known) if decided else headlines.skated(ranked)
    turn = sum(day < known.day for day in known.trace.skated())
    return Plan(headline, tuple(lead), tuple(brief), tuple(part for part in parts if part.paragraphs), turn)


def _weight(tale: Tale) -> tuple[int, int, int]:
    """How newsworthy a distance is: a record, then a calamity, then what is certain by it, then the later."""
    winner = tale.winner
    if winner is None:
        return (0, 0, 0)
    record = winning.record_of(tale, winner)
    kinds = {"WR": 30, "NR": 20, "TR": 10}
    weight = 0 if record is None else kinds[record.kind]
    weight += 5 * bool(tale.contest.calamities)
    weight += 3 * len(tale.known.tickets(winner.skater))
    return (int(tale.closed), weight, tale.contest.closed or 0)


def _said(item: Item | None, *more: tuple[Join, Item | None], link: Link | None = None) -> Sentence | None:
    """A sentence of an item and what is joined to it; None where the item is missing."""
    if item is None:
        return None
    joined = (Clause(other, join) for join, other in more if other is not None)
    return (Clause(item, link=link), *joined)


def _introducing(sentences: Sequence[Sentence | None], called: Item | None) -> list[Sentence]:
    """The sentences there are, with a description behind the name in the first that can bear it."""
    told = [sentence for sentence in sentences if sentence]
    for n, (first, *more) in enumerate(told):
        if called is not None and first.item.kind in INTRODUCING and first.item.who == called.who:
            told[n] = (replace(first, called=called), *more)
            break
    return told


# the lead -------------------------------------------------------------------------------------------


def _lead(tale: Tale, before: Tale | None) -> list[Sentence]:
    """Who won and what it is worth, and who came next."""
    known, winner = tale.known, tale.winner
    if winner is None or winner.time is None:
        level = [line for line in tale.table.lines if line.rank == 1 and line.time is not None]
        if len(level) < 2 or level[0].time is None:
            return []
        others = tuple(tale.skater(line.skater) for line in level)
        facts = [one for line in level for one in tale.result(line)]
        shared = tale.item(
            "level_won", "all", facts, others=others, distance=tale.distance, time=level[0].time
        )
        return [(Clause(shared),)]
    who, record = tale.skater(winner.skater), winning.record_of(tale, winner)
    slots: dict[str, Value] = {"who": who, "distance": tale.distance, "time": winner.time}
    kind = "won" if tale.closed else "leads"
    if before is None:
        slots |= {"day": known.day, "track": known.state.track}
    elif before.distance.sex is tale.distance.sex:
        kind += "_next"
    else:
        slots |= {"field": tale.distance.sex.value}
        kind += "_too"
    facts = list(tale.result(winner))
    if record is not None and tale.closed:
        slots["record"] = winning.record_name(tale, record.kind)
        facts.append(record.position)
        kind += "_record"
    sentences = [_said(tale.item(kind, who.id, facts, **slots))]
    if tale.closed:
        ticket, sure = order.ticket_items(known, who, tale.distance)
        join = Join.BUT if sure is not None and sure.kind == "waits" else Join.AND
        sentences.append(_said(ticket, (join, sure)))
        sentences.append(_podium(tale))
    return [one for one in sentences if one]


def _podium(tale: Tale) -> Sentence | None:
    """Who came second and third, and whether they must wait."""
    known = tale.known
    second, third = tale.at(2), tale.at(3)
    if second is None or second.time is None:
        return None
    if third is None or third.time is None:
        item = tale.item(
            "runner_up", second.skater, tale.result(second), who=tale.skater(second.skater), time=second.time
        )
        return (Clause(item),)
    facts = [*tale.result(second), *tale.result(third)]
    podium = tale.item(
        "podium",
        f"{second.skater}.{third.skater}",
        facts,
        second=tale.skater(second.skater),
        time_2=second.time,
        third=tale.skater(third.skater),
        time_3=third.time,
    )
    both = [known.status(line.skater) for line in (second, third)]
    wait = None
    if tale.places >= 3 and both == [Status.WAITING, Status.WAITING]:
        wait = tale.item("both_wait", "all", known.ground(tale.distance.sex))
    return _said(podium, (Join.SEMICOLON, wait))


def _decided_lead(known: Known) -> list[Sentence]:
    found = [_said(order.publication_item(known))]
    for item in order.designation_items(known):
        out = [
            one
            for sex in Sex
            for one in (*order.dropped_items(known, sex), *order.start_items(known, sex))
            if one.kind != "start_given"
            and set(item.positions) <= set(one.positions)
            and (one.kind == "dropped") == (item.kind == "designated_team")
        ]
        found.append(_said(item, *((Join.SO, one) for one in out[:1])))
    return [one for one in found if one]


# the parts ------------------------------------------------------------------------------------------


def _distance_part(tale: Tale) -> Part:
    part = Part(tale.item("t_distance", "all", [], distance=tale.distance))
    winner = tale.winner
    if winner is None:
        return part
    told = {winner.skater}
    _winner_paragraphs(part, tale, winner)
    for rank in (2, 3):
        line = tale.at(rank)
        if line is not None and tale.closed:
            told.add(line.skater)
            part.add(*_runner(tale, line, rank))
    missed = chasing.missed(tale, told)
    rest: list[Sentence | None] = []
    if missed is not None and missed.who is not None:
        told.add(missed.who.id)
        rest += _introducing([_said(missed)], _title(tale, missed.who))
    unlucky = mishaps.mishaps(tale)
    told |= {group[0].who.id for group in unlucky if group[0].who is not None}
    rest += [_said(item) for item in chasing.outside(tale, told)]
    part.add(*rest)
    for group in unlucky:
        part.add(*_mishap(group))
    part.add(_said(mishaps.withdrawals(tale)))
    part.add(*(_said(item) for item in mishaps.starters(tale)))
    return part


def _title(tale: Tale, skater: Skater) -> Item | None:
    called = chasing.description(tale, skater.id)
    return called if called is not None and called.kind.endswith("champion") else None


def _winner_paragraphs(part: Part, tale: Tale, winner: Line) -> None:
    paragraph: list[Sentence | None] = [_said(winning.twice(tale))]
    skated, lead = winning.pair_item(tale, winner), winning.lead_over_second(tale) if tale.closed else None
    missed = winning.missed_second(tale, winner)
    near = [] if missed is None else winning.nobody_near(tale)
    if tale.several:
        paragraph.append(_said(skated))
        paragraph.append(_said(missed, (Join.WHICH, winning.race_after(tale))))
        if near:
            paragraph.append(_said(near[0], (Join.COLON, near[1])))
        else:
            paragraph.append(_said(lead))
    else:
        paragraph.append(_said(skated, (Join.AND, lead)) if skated else _said(lead))
    more: list[Sentence | None] = []
    improved, short = winning.improved(tale, winner), winning.just_short(tale, winner)
    more.append(_said(improved, (Join.BUT, short)) if improved else _said(short))
    before = chasing.elsewhere(tale, winner)
    if before:
        held = before[0].slots["distance"] in tale.known.tickets(winner.skater)
        had = replace(
            before[0], id=f"{before[0].id}.had", kind="had_ticket", slots={"who": before[0].slots["who"]}
        )
        more.append(_said(before[0], (Join.SO, had if held else None)))
    called = chasing.description(tale, winner.skater)
    cut = len([sentence for sentence in paragraph if sentence])
    told = _introducing([*paragraph, *more], called)
    if cut > 1 and len(told) - cut > 1:
        part.add(*told[:cut])
        part.add(*told[cut:])
    else:
        part.add(*told)


def _runner(tale: Tale, line: Line, rank: int) -> list[Sentence | None]:
    found: list[Sentence | None] = []
    behind = tale.at(rank + 1)
    skated = winning.pair_item(tale, line, beaten=True)
    faster = chasing.just_faster(tale, line, behind) if behind is not None else None
    stumble = mishaps.stumble(tale, line)
    if stumble:
        found.append(_said(stumble[0], (Join.BUT, stumble[1])))
    else:
        if skated is not None and skated.kind == "skated" and skated.slots["where"] is Where.SOME:
            skated = None
        behind_winner = chasing.gave_away(tale, line) if rank > tale.places else None
        if skated is not None and skated.kind == "beat_by":
            faster = None
        if tale.several and skated is not None and skated.slots["rival"] == _rival(tale):
            skated = None
        if tale.several or skated is None:
            found += [_said(skated), _said(faster), _said(behind_winner)]
        elif faster is not None:
            found += [_said(skated, (Join.AND, faster)), _said(behind_winner)]
        else:
            found.append(_said(skated, (Join.BUT, behind_winner)))
    if rank <= tale.places:
        found += _hoping(tale, line, rank)
    before = chasing.elsewhere(tale, line)[:1]
    found += [_said(one) for one in before]
    found += [
        sentence
        for contest in tale.known.state.of_sex(tale.distance.sex)
        if contest is not tale.contest and line.skater in contest.calamities
        for sentence in _fell_before(tale, Tale(tale.known, contest), line)
    ]
    who = tale.skater(line.skater)
    return [*_introducing(found, chasing.description(tale, who.id) if before else _title(tale, who))]


def _rival(tale: Tale) -> Skater | None:
    """Who wins, in whose pair the winner's rival was, as has been told."""
    return None if tale.winner is None else tale.skater(tale.winner.skater)


def _hoping(tale: Tale, line: Line, rank: int) -> list[Sentence | None]:
    """What a rank among the places is worth to who cannot be sure of it yet."""
    known, who = tale.known, tale.skater(line.skater)
    if known.status(line.skater) is not Status.WAITING or tale.places > 2:
        return [_said(chasing.nth_games(tale, line))]
    facts = [*tale.result(line), *known.ground(tale.distance.sex)]
    holds = tale.item("holds", who.id, facts, who=who, rank=rank, distance=tale.distance)
    waits = tale.item("waits", who.id, known.ground(tale.distance.sex), who=who)
    return [_said(holds, (Join.BUT, waits)), _said(chasing.nth_games(tale, line))]


def _fell_before(tale: Tale, there: Tale, line: Line) -> list[Sentence | None]:
    """That a skater fell on an earlier day, and that it may still be mended."""
    day = there.known.trace.day(there.distance)
    if day is None or day >= tale.known.day:
        return []
    calamity = mishaps.calamity(there, line.skater)
    slots: dict[str, Value] = {"who": there.skater(line.skater), "distance": there.distance, "day": day}
    outcome = there.by_race[1][line.skater]
    fell = there.item("fell_before", line.skater, [outcome.position, *calamity[0].positions], **slots)
    return [_said(fell), _said(calamity[0], *((Join.SO, one) for one in calamity[1:]))]


def _mishap(group: tuple[Item, ...]) -> list[Sentence | None]:
    found: list[Sentence | None] = []
    head, *more = group
    for kind, join in (("ticket_gone", Join.SO), ("did_not_finish", Join.AND), ("calamity", Join.AND)):
        joined = [item for item in more if item.kind == kind]
        if joined and not found:
            found.append(_said(head, (join, joined[0])))
            more.remove(joined[0])
    if not found:
        found.append(_said(head))
    if more and more[-1].kind == "may_designate" and len(more) > 1:
        found.append(_said(more[-2], (Join.SO, more[-1])))
        more = more[:-2]
    elif more and more[-1].kind == "may_designate":
        found[-1] = (*(found[-1] or ()), Clause(more.pop(), Join.SO))
    for item in more:
        link = Link.THEREFORE if item.kind == "skated_alone" else None
        found.append(_said(item, link=link))
    return found


def _order_part(known: Known, sexes: set[Sex]) -> Part:
    part = Part(Item("t_order", "t_order", {"games": known.procedure.games}, ()))
    explained = False
    for sex in Sex:
        if sex not in sexes:
            continue
        if team := order.team_items(known, sex):
            part.add(_said(team[0]))
            continue
        items = {item.kind: item for item in order.standing_items(known, sex)}
        sure = items.get("all_certain") or items.get("field_certain_none")
        sentences = [
            _said(sure),
            _said(items.get("all_by_order"), (Join.SEMICOLON, items.get("designations_threaten"))),
            _said(items.get("out")),
            _said(items.get("need"), (Join.WHICH, items.get("only_committee"))),
        ]
        if "need" in items and not explained:
            sentences.append(_said(order.doublure_item(known)))
            explained = True
        part.add(*sentences)
    return part


def _decision_parts(known: Known) -> list[Part]:
    parts = []
    decisions = Part(Item("t_decided", "t_decided", {}, ()))
    decisions.add(*(_said(item) for item in order.row_items(known)))
    for sex in Sex:
        decisions.add(*(_said(item) for item in order.start_items(known, sex) if item.kind == "start_given"))
    parts.append(decisions)
    for sex in Sex:
        part = Part(Item(f"t_team.{sex}", "t_team", {"field": sex.value}, ()))
        items = order.team_items(known, sex)
        part.add(*(_said(item) for item in items[:1]))
        part.add(tuple(Clause(item, Join.SEMICOLON if n else None) for n, item in enumerate(items[1:])))
        parts.append(part)
    return parts
