"""Cases of selection as a committee member writes them: `given` a tournament, `expect` what follows."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions, Why
from startbewijs.selection.order import Standing
from startbewijs.selection.procedure import Procedure, Reading
from startbewijs.selection.reading import procedure
from startbewijs.selection.selected import Selected, selected
from startbewijs.selection.starts import DistanceStarts
from startbewijs.selection.walk import Outcome, Step
from startbewijs.sport.competition import Designation, Ruling
from startbewijs.sport.distances import Distance, Sex

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "selection"
PROCEDURES = ROOT / "src" / "startbewijs" / "tournaments" / "procedures"
GIVEN = {
    "like", "procedure", "women_or_men", "ranks", "under_way", "not_begun", "nobody_else", "declined",
    "waived", "calamities", "designated", "overruled", "line_ups", "published", "replaced",
}  # fmt: skip


@cache
def packaged(name: str = "knsb-2026") -> Procedure:
    """The packaged procedure with this name."""
    path = PROCEDURES / f"{name}.toml"
    return procedure(path.read_bytes().decode(), path.name)


def case(name: str) -> dict[str, Any]:
    """The case in a file; what its `like` names is given too, unless it is given otherwise."""
    found: dict[str, Any] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    given = found["given"]
    if "like" in given:
        model = case(given["like"])["given"]
        ranks = {**model["ranks"], **given.get("ranks", {})}
        found["given"] = {**model, **given, "ranks": ranks}
    assert set(found["given"]) <= GIVEN, f"{name}: {set(found['given']) - GIVEN}"
    return found


def standings(given: dict[str, Any]) -> dict[Distance, Standing]:
    """The standings of the lists under `ranks`; skaters who are level stand in a list of their own."""
    found = {}
    for key, ranks in given["ranks"].items():
        if key in given.get("not_begun", []):
            continue
        groups = tuple((one,) if isinstance(one, str) else tuple(one) for one in ranks)
        under_way = key in given.get("under_way", [])
        ended = key in given.get("nobody_else", [])
        found[Distance.of(key)] = Standing(groups, Stage.UNDER_WAY if under_way else Stage.CLOSED, ended)
    return found


def decided(given: dict[str, Any]) -> Decisions:
    """The decisions of a case, numbered in the order in which they stand there."""
    numbers = iter(range(1, 1000))

    def ruled(key: str) -> tuple[Ruling, ...]:
        return tuple(
            Ruling(one["into"], one.get("event"), one.get("out"), one["why"], next(numbers))
            for one in given.get(key, [])
        )

    def why(one: dict[str, str]) -> Why:
        return Why(one["why"], next(numbers))

    return Decisions(
        declined={one["skater"]: why(one) for one in given.get("declined", [])},
        waived={(one["skater"], Distance.of(one["event"])): why(one) for one in given.get("waived", [])},
        calamities={
            (one["skater"], Distance.of(one["event"])): why(one) for one in given.get("calamities", [])
        },
        designations=tuple(
            Designation(one["kind"], one["skater"], one["event"], one["why"], next(numbers))
            for one in given.get("designated", [])
        ),
        overruled=ruled("overruled"),
        line_ups={event: tuple(named) for event, named in given.get("line_ups", {}).items()},
        published=tuple(given["published"]) if "published" in given else None,
        replacements=ruled("replaced"),
    )


def selection(given: dict[str, Any]) -> Selected:
    """The selection of a case."""
    sex = {"women": Sex.WOMEN, "men": Sex.MEN}[given["women_or_men"]]
    return selected(packaged(given.get("procedure", "knsb-2026")), sex, standings(given), decided(given))


def found(selection: Selected, asked: str) -> Any:
    """What a key of `expect` asks for, in the words of a case."""
    order, now, team = selection.order, selection.now, selection.team
    answers: dict[str, Any] = {
        "order": lambda: [name.skater for name in order.names],
        "inside": lambda: list(order.inside),
        "outside": lambda: list(order.outside),
        "undecided": lambda: list(order.undecided),
        "places": lambda: {name.skater: _places(name.best, name.worst) for name in order.names},
        "line_below": lambda: order.line_below or "none",
        "rows": lambda: _rows(order.steps),
        "rows_if_lowest": lambda: _rows(_read(selection, Reading.LOWEST)),
        "rows_if_first": lambda: _rows(_read(selection, Reading.FIRST)),
        "now": lambda: [name.skater for name in now.names],
        "rows_now": lambda: _rows(now.steps),
        "doublures_needed": lambda: {str(step.number): _needed(step) for step in order.steps},
        "passed_over": lambda: [
            f"row {step.number}: {one.skater}, rank {one.rank}"
            for step in order.steps
            for one in step.filling.passed_over
        ],
        "team": lambda: sorted(team.skaters),
        "team_decided": lambda: team.decided,
        "team_undecided": lambda: sorted(team.undecided),
        "awaits_rows": lambda: list(team.awaits),
        "left_out": lambda: [f"{out.skater} for {out.designation.skater}" for out in team.dropped],
        "readings_agree": lambda: selection.agreed,
        "moved_if_first": lambda: [
            f"{one.skater}: row {one.row} to {one.to_row}, place {one.place} to {one.to_place}"
            for one in selection.moved
            if one.reading is Reading.FIRST
        ],
        "starts": lambda: {
            one.distance.key: [start.skater for start in one.starts] for one in selection.starts.distances
        },
        "given": lambda: {
            one.distance.key: [_start(start) for start in one.starts] for one in selection.starts.distances
        },
        "lost": lambda: {
            one.distance.key: [f"{lost.skater} to {lost.to or 'nobody'}: {lost.loss}" for lost in one.lost]
            for one in selection.starts.distances
        },
        "vacant": lambda: {one.distance.key: _vacant(one) for one in selection.starts.distances},
        "objections": lambda: [
            f"{one.skater}: {one.fault} (article {one.article})"
            for one in (*team.objections, *selection.starts.objections)
        ],
        "line_ups": lambda: {one.event: list(one.skaters) for one in selection.starts.line_ups},
        "missing": lambda: list(team.differences.missing) if team.differences else None,
        "unexpected": lambda: list(team.differences.unexpected) if team.differences else None,
    }
    return answers[asked]()


def _read(selection: Selected, reading: Reading) -> tuple[Step, ...]:
    return next(one.order.steps for one in selection.applied if one.reading is reading)


def _rows(steps: tuple[Step, ...]) -> dict[str, str]:
    return {str(step.number): row_text(step) for step in steps}


def row_text(step: Step) -> str:
    """What a row comes to, in the words of a case."""
    who = " or ".join(step.skaters)
    if step.outcome is Outcome.PLACE:
        return f"{who}, {_places(step.best, step.worst)}"
    if step.outcome is Outcome.DOUBLURE:
        return f"{who}, doublure of row {step.doublure_of}"
    if step.outcome is Outcome.UNDECIDED:
        return f"{who}, {_places(step.best, step.worst)}, undecided"
    return step.outcome.value


def _places(best: int | None, worst: int | None) -> str:
    return f"place {best}" if best == worst else f"place {best} to {worst or 'none'}"


def _needed(step: Step) -> int | str:
    return "never" if step.doublures_needed is None else step.doublures_needed


def _start(start: Any) -> str:
    instead = f" for {start.instead_of}" if start.instead_of else ""
    return f"{start.skater}, {start.given}{instead}"


def _vacant(one: DistanceStarts) -> str:
    return f"{one.vacant} {one.because}" if one.vacant else "0"
