"""What a fact did to the order, and what an unconfirmed pair would do to it, skater by skater."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.outlook.course import Turn, moves, turns_of
from startbewijs.outlook.status import Outlook
from startbewijs.publish.page import Block, Sentence, Tone, text
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import OnIce
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.supposed import Changed, change_text, changes
from startbewijs.publish.subjects.outlook.turns import went
from startbewijs.publish.subjects.told import told

_TURNS = 4
"""How many skaters are named whose place or status changed; the others are counted."""

_BACK = 3
"""How many facts that can move the order are tried for one that did: each is worked out anew."""


def turn_blocks(site: Site) -> Iterator[Block]:
    """Whose place or status the last fact that can move the order changed, each with its cause."""
    words = site.words
    turns = last_turns(site)
    if turns:
        fact = turns[0][1].fact
        said = words.say(
            "Fact {n}: {fact}.", n=fact.position, fact=told(fact.event, site.ground.state, words)
        )
        yield Sentence(text(said, Tone.QUIET))
    for one, found in turns[:_TURNS]:
        name = one.name(found.after.skater)
        yield Sentence((*text(name, Tone.STRONG), *text(f": {went(one, found, words)}.")), "·")
    yield from _others(site, len(turns) - _TURNS)
    if not turns:
        said = words.say("The last results and decisions changed nobody's place or status.")
        yield Sentence(text(said, Tone.QUIET))


def last_turns(site: Site) -> list[tuple[Prospect, Turn]]:
    """The turns of the last fact that made any, those of most weight first; none before a procedure."""
    ground = site.ground
    if ground.procedure is None:
        return []
    tried = [fact for fact in reversed(ground.snapshot.facts) if moves(fact)][:_BACK]
    for fact in tried:
        now = ground if fact.position == ground.position else ground.earlier(fact.position)
        was = ground.earlier(fact.position - 1)
        found = []
        for old, one in zip(was.prospects, now.prospects, strict=False):
            before, after = (was.ladder(one.sex), old.outlooks), (now.ladder(one.sex), one.outlooks)
            found += [(one, turn) for turn in turns_of(fact, before, after)]
        if found:
            return sorted(found, key=lambda each: weight(each[1].before, each[1].after))
    return []


def weight(before: Outlook | None, after: Outlook) -> tuple[bool, int, int]:
    """Who changes in status first, then by the place that is at stake."""
    return (before is not None and before.status is after.status, after.now or 99, after.best or 99)


def supposed_changes(site: Site, seen: OnIce) -> tuple[Prospect, Prospect, Sequence[Changed]] | None:
    """One sex as it is and as it would be if a pair on the ice were confirmed just so, with who would change.

    The skaters of the pair come first. None where neither is at an end, or nothing is proved of anybody.
    """
    then = None if seen.confirmed is None else seen.confirmed.prospect
    if then is None:
        return None
    now = next(one for one in site.ground.prospects if one.sex is then.sex)
    found = [one for one in changes(now, then) if one.before is not None and (one.status or one.interval)]
    skated = [run.skater for run in seen.pair.seats if run is not None]
    found.sort(key=lambda one: (one.after.skater not in skated, *weight(one.before, one.after)))
    return now, then, found


def supposed_blocks(site: Site, seen: OnIce) -> Iterator[Block]:
    """What would change in the order if a pair on the ice were confirmed just so, skater by skater."""
    words = site.words
    found = supposed_changes(site, seen)
    if found is None:
        return
    now, then, changed = found
    for one in changed[:_TURNS]:
        yield Sentence(text(change_text(now, then, one, words)), "→" if one.status else "·")
    yield from _others(site, len(changed) - _TURNS)
    if not changed:
        yield Sentence(text(words.say("Nobody's place or status would change.")))


def _others(site: Site, number: int) -> Iterator[Block]:
    if number > 0:
        said = site.words.count("And {n} skater more.", "And {n} skaters more.", number)
        yield Sentence(text(said, Tone.QUIET))
