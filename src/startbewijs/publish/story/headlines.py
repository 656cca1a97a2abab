"""The headline of a story."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.publish.story import order, winning
from startbewijs.publish.story.items import Clause, Item, Join, Sentence, Value
from startbewijs.publish.story.known import Known
from startbewijs.publish.story.tale import Tale
from startbewijs.sport.distances import Sex


def skated(tales: Sequence[Tale]) -> Sentence:
    """The headline of a day of races: the first two distances, and a calamity."""
    clauses: list[Clause] = []
    for tale in tales[:2]:
        join = Join.SEMICOLON if clauses[1:] else Join.COMMA if clauses else None
        clauses.append(Clause(_headlined(tale), join))
        if not clauses[1:] and tale.contest.calamities:
            fallen = next(iter(tale.contest.calamities))
            fell = tale.item(
                "h_fell", fallen, [tale.contest.calamities[fallen].position], who=tale.skater(fallen)
            )
            clauses.append(Clause(fell, Join.COMMA))
    return tuple(clauses[:3])


def _headlined(tale: Tale) -> Item:
    winner = tale.winner
    if winner is None:
        first = [line for line in tale.table.lines if line.rank == 1]
        level = tuple(tale.skater(line.skater) for line in first)
        rests = [one for line in first for one in tale.result(line)]
        return tale.item("h_level", "all", rests, others=level, distance=tale.distance)
    who = tale.skater(winner.skater)
    record = winning.record_of(tale, winner)
    facts = tale.result(winner)
    if not tale.closed:
        return tale.item("h_leads", who.id, facts, who=who, distance=tale.distance)
    if record is None:
        return tale.item("h_won", who.id, facts, who=who, distance=tale.distance)
    name = winning.record_name(tale, record.kind)
    return tale.item(
        "h_won_record", who.id, (*facts, record.position), who=who, distance=tale.distance, record=name
    )


def decided(known: Known) -> Sentence:
    """The headline of a day of decisions: who was designated, who dropped out; else that there is a team."""
    clauses: list[Clause] = []
    made = order.designation_items(known)
    if made:
        others = tuple(item.who for item in made if item.who is not None)
        facts = tuple(sorted({one for item in made for one in item.positions}))
        clauses.append(Clause(Item("h_designated", "h_designated", {"others": others}, facts)))
    for sex in Sex:
        for item in order.dropped_items(known, sex):
            head = Item(f"h_{item.id}", "h_dropped", {"who": item.slots["who"]}, item.positions)
            clauses.append(Clause(head, Join.COMMA if clauses else None))
    if clauses:
        return tuple(clauses)
    slots: dict[str, Value] = {"games": known.procedure.games}
    published = order.publication_item(known)
    return (Clause(Item("h_team", "h_team", slots, published.positions if published else ())),)
