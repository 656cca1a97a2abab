"""What a person asks the results of: a distance, points of several together, a mass start, a team pursuit."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.chase import pursuit_answer
from startbewijs.publish.subjects.classified import classified
from startbewijs.publish.subjects.combined import combined_answer
from startbewijs.publish.subjects.mass import mass_start_answer
from startbewijs.publish.subjects.racing import results
from startbewijs.service.naming import distance_named, folded
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex, sex_asked


def event_named(words: Sequence[str], state: Competition) -> str:
    """The key of what the words name: `w500`, `w-allround` (allround vrouwen), `m-mass-start`."""
    asked = " ".join(words)
    sex, rest = _without_sex(asked)
    meant = [
        key
        for key, names in _others(state).items()
        if asked.strip().lower() == key or (rest in names and sex in (None, key[0]))
    ]
    if len(meant) > 1:
        raise Refused(
            "“{asked}” is there for women and for men; write {known}.", asked=asked, known=", ".join(meant)
        )
    return meant[0] if meant else distance_named(words, state).key


def _others(state: Competition) -> dict[str, set[str]]:
    """What is no distance, by key, with the names that people have for it."""
    found = {
        key: {folded(key[2:]), folded(combination.name or key)}
        for key, combination in state.combinations.items()
    }
    found |= {key: {"mass start", "massastart", "massa start"} for key in state.mass_starts}
    return found | {key: {"team pursuit", "ploegenachtervolging"} for key in state.pursuits}


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
    """A distance, combination or mass start in order."""
    state = snapshot.competition
    key = event_named(words, state)
    if key in state.combinations:
        return combined_answer(snapshot, state.combinations[key])
    if key in state.mass_starts:
        return mass_start_answer(snapshot, key)
    if key in state.pursuits:
        return pursuit_answer(snapshot, key)
    return classified(snapshot, state.contest(key).distance)


def results_answer(snapshot: Snapshot, words: Sequence[str], race: int | None = None) -> Answer:
    """A distance or mass start race by race; a combination has no race of its own and is refused."""
    state = snapshot.competition
    key = event_named(words, state)
    if key in state.combinations:
        raise Refused(
            "{combination} has no race of its own; ask for its classification, or for the results of "
            "{distances}.",
            combination=key,
            distances=", ".join(dict.fromkeys(distance.key for distance, _ in state.combinations[key].parts)),
        )
    if key in state.mass_starts:
        if race is not None:
            raise Refused("All races of a mass start stand together; leave --race out.")
        return mass_start_answer(snapshot, key)
    if key in state.pursuits:
        if race is not None:
            raise Refused("All heats of a team pursuit stand together; leave --race out.")
        return pursuit_answer(snapshot, key)
    return results(snapshot, state.contest(key).distance, race)
