"""What a person asks the results of: a distance, or the points of several distances together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.classified import classified
from startbewijs.publish.subjects.combined import combined_answer
from startbewijs.publish.subjects.racing import results
from startbewijs.service.naming import distance_named, folded
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex, sex_asked
from startbewijs.sport.kinds import Combination


def event_named(words: Sequence[str], state: Competition) -> Distance | Combination:
    """The distance that the words name, or the combination: `w-allround`, `allround vrouwen`."""
    named = _without_sex(" ".join(words))
    for key, combination in state.combinations.items():
        known = {folded(key[2:]), folded(combination.name or key)}
        if " ".join(words).strip().lower() == key or (named[0] == combination.sex and named[1] in known):
            return combination
    if named[0] is None:
        meant = [
            one
            for one in state.combinations.values()
            if named[1] in (folded(one.key[2:]), folded(one.name or ""))
        ]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise Refused(
                "“{asked}” is there for women and for men; write {known}.",
                asked=" ".join(words),
                known=", ".join(one.key for one in meant),
            )
    return distance_named(words, state)


def _without_sex(asked: str) -> tuple[Sex | None, str]:
    """Whom the words are about, and the words without that."""
    sexes, rest = set(), []
    for word in folded(asked).split():
        with suppress(Refused):
            sexes.add(sex_asked(word))
            continue
        if word != "s":  # women's
            rest.append(word)
    return (sexes.pop() if len(sexes) == 1 else None), " ".join(rest)


def classification_answer(snapshot: Snapshot, words: Sequence[str]) -> Answer:
    """A distance or a combination in order."""
    event = event_named(words, snapshot.competition)
    if isinstance(event, Combination):
        return combined_answer(snapshot, event)
    return classified(snapshot, event)


def results_answer(snapshot: Snapshot, words: Sequence[str], race: int | None = None) -> Answer:
    """A distance race by race; a combination has no race of its own and is refused."""
    event = event_named(words, snapshot.competition)
    if isinstance(event, Combination):
        raise Refused(
            "{combination} has no race of its own; ask for its classification, or for the results of "
            "{distances}.",
            combination=event.key,
            distances=", ".join(dict.fromkeys(distance.key for distance, _ in event.parts)),
        )
    return results(snapshot, event, race)
