"""Decisions that cannot be: each is told in one sentence with exit code 2, and the log stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Ask
from tests.cli.made_up import made_up_trials
from tests.tournaments.okt import FACTS

from startbewijs.cli.main import main
from startbewijs.log.chain import chained
from startbewijs.log.events.decisions import DesignationMade, LineUpNamed
from startbewijs.log.facts import Fact, canonical
from startbewijs.log.file import file_text

FIRST = next(fact.position for fact in FACTS if isinstance(fact.event, DesignationMade))
WHY = ("--why", "as was decided")

WRONG: list[tuple[str, str, str]] = [
    # In made-up trials: who, where, what.
    ("small", "correct", "Say which distance"),
    ("small", "correct w500", "Say which skater"),
    ("small", "correct w600 ann --time 38,0", "is not a distance"),
    ("small", "correct w3000 ann --time 38,0", "is not skated at"),
    ("small", "correct w500 nobody --race 1 --time 38,0", "No skater here is called"),
    ("small", "correct w500 ann", "skated twice; say with --race"),
    ("small", "correct w500 ann --time 38,5", "skated twice; say with --race"),
    ("small", "correct w500 ann --race 3 --time 38,5", "has no race 3; its races are: 1, 2"),
    ("small", "correct w500 ann --race 0 --time 38,5", "has no race 0"),
    ("small", "correct w500 ann --race 1.5 --time 38,5", "does not fit --race"),
    ("small", "correct w1000 ann --race 2 --time 1:14,5", "has no race 2; its races are: 1"),
    ("small", "correct w500 ann --race 1", "a time or a status"),
    ("small", "correct w500 ann --race 1 --time 38,5 --status DNF", "a time or a status"),
    ("small", "correct w500 ann --race 1 --time", "--time needs a value"),
    ("small", "correct w500 ann --race 1 --time 38", "write it with its marks"),
    ("small", "correct w500 ann --race 1 --time 38,5,1", "is not a time"),
    ("small", "correct w500 ann --race 1 --time 38,1234", "is not a time"),
    ("small", "correct w500 ann --race 1 --time 1:61,00", "is not a time"),
    ("small", "correct w500 ann --race 1 --time -38,5", "--time"),
    ("small", "correct w500 ann --race 1 --time 00000", "is no time over 500 m"),
    ("small", "correct w500 ann --race 1 --time 999999999", "is no time over 500 m"),
    ("small", "correct w500 ann --race 1 --time 20,00", "faster than anybody has skated"),
    ("small", "correct w500 ann --race 1 --time 38,000", "is 38.000 already"),
    ("small", "correct w500 ann --race 1 --status XXX", "is no status; there are: DNF, DNS, DQ, WDR"),
    ("small", "correct w500 ann --race 1 --status DQ", "needs the code of its rule"),
    ("small", "correct w500 ann --race 1 --status DQ --code T99", "is no code of a rule"),
    ("small", "correct w500 ann --race 1 --status DQ --code 6", "is no code of a rule"),
    ("small", "correct w500 ann --race 1 --status DNF --code T06", "Only a disqualification has a code"),
    ("small", "correct w500 ann --race 1 --time 38,5 --code T06", "Only a disqualification has a code"),
    ("small", "correct w500 eva --race 1 --time 38,5", "is not entered for the women's 500 m"),
    ("small", "correct w500 m-gus --race 1 --time 38,5", "is not entered for the women's 500 m"),
    ("small", "correct w1000 eva --time 1:15,0", "is not confirmed"),
    ("small", "correct m500 m-gus --race 1 --time 36,0", "has no result in race 1"),
    ("small", "correct w500 ann --race 1 --time 38,5 --as timekeeper", "is for: referee"),
    ("small", "correct w500 ann --race 1 --time 38,5 --as king", "is no office"),
    ("small", "correct w500 ann --race 1 --time 38,5 --happened yesterday", "yesterday"),
    ("small", "correct w500 ann --race 1 --time 38,5 --colour red", "has no option --colour"),
    ("small", "disqualify w500 ann --race 1", "needs the code of its rule"),
    ("small", "disqualify w500 ann --code T06", "skated twice"),
    ("small", "disqualify w500 ann --race 1 --code", "--code needs a value"),
    ("small", "disqualify w500 eva --race 1 --code T06", "is not entered"),
    ("small", "disqualify w500 ann --race 1 --code T06 --as speaker", "is for: referee"),
    ("small", "protest w500 --race 1", "Say with --by who lodges the protest"),
    ("small", "protest w500 --race 1 --by ''", "Say with --by who lodges the protest"),
    ("small", "protest w500 --by X", "skated twice"),
    ("small", "protest w500 --race 1 --by X ann", "one word too many"),
    ("small", "protest m500 --race 1 --by X", "Nothing has been drawn or skated"),
    ("small", "protest w500 --race 1 --by X --as starter", "is for: office, referee"),
    ("small", "decide-protest 5", "--upheld or --rejected"),
    ("small", "decide-protest 5 --upheld --rejected", "--upheld or --rejected"),
    ("small", "decide-protest 5 --upheld", "No protest was lodged at position 5, and none waits"),
    ("small", "decide-protest --upheld", "No protest was lodged"),
    ("small", "decide-protest five --upheld", "does not fit"),
    ("small", "decide-protest 5 --upheld=maybe", "--upheld takes no value"),
    ("small", "level-ranks w500", "level are Bea Bea, Cee Cee"),
    ("small", "level-ranks w500 bea", "level are Bea Bea, Cee Cee"),
    ("small", "level-ranks w500 bea ann", "level are Bea Bea, Cee Cee"),
    ("small", "level-ranks w500 bea cee dee", "level are Bea Bea, Cee Cee"),
    ("small", "level-ranks w500 bea bea", "named twice"),
    ("small", "level-ranks w500 bea nobody", "No skater here is called"),
    ("small", "level-ranks w1000 ann dee", "is not closed"),
    ("small", "level-ranks w500 bea cee --as referee", "is for: selection committee"),
    ("small", "calamity ann", "Say which distance"),
    ("small", "calamity --distance w500", "Say which skater"),
    ("small", "calamity eva --distance w500", "is not entered for the women's 500 m"),
    ("small", "calamity m-gus --distance w500", "is not entered for the women's 500 m"),
    ("small", "decline", "Say which skater"),
    ("small", "decline nobody", "No skater here is called"),
    ("small", "waive-start eva --distance w500", "has no start on the women's 500 m"),
    ("small", "waive-start ann --distance w1000", "is not closed"),
    ("small", "waive-start ann", "Say which distance"),
    ("small", "designate dee --for w500", "No calamity of Dee Dee"),
    ("small", "designate ann --for team", "Say for which event the team needs the skater"),
    ("small", "designate cee --for team-pursuit", "the procedure does not know it"),
    ("small", "designate ann", "Say with --for"),
    ("small", "overrule-start w500 ann --instead-of ann", "is named for both"),
    ("small", "overrule-start w1000 ann", "is not closed"),
    ("small", "name-line-up w-mass-start ann", "has no place on the women's mass start"),
    ("small", "publish-team", "is not a field"),
    ("small", "publish-team children", "is not a field"),
    ("small", "publish-team women", "close the women's 1000 m (row 2); put Bea Bea, Cee Cee in order"),
    ("small", "publish-team women --skaters ann,bea,cee,dee,eva,fay", "the procedure sends"),
    ("small", "replace ann --by bea", "is not published, so nobody is replaced yet"),
    # After the races of OKT 2025, before its decisions.
    ("open", "designate kok --for team-pursuit", "is on the team by the order already"),
    ("open", "designate kok --for w500", "starts on the women's 500 m already"),
    ("open", "designate verkerk --for w1500", "No calamity of Naomi Verkerk"),
    ("open", "designate verkerk --for m1000", "that is the other field"),
    ("open", "designate verkerk --for m-mass-start", "is not a distance"),
    ("open", "designate verkerk --for curling", "is not a distance"),
    ("open", "designate verkerk --for team", "the procedure knows: w-team-pursuit, w-mass-start"),
    ("open", "designate --for team-pursuit", "Say which skater"),
    ("open", "designate boersma --for team-pursuit", "fits several skaters"),
    ("open", "designate verkerk --for team-pursuit --as referee", "is for: selection committee"),
    ("open", "calamity leerdam --distance w1000", "is recorded already"),
    ("open", "withdraw-designation 5", "There is no such designation; standing are: –"),
    ("open", "withdraw-designation verkerk", "There is no such designation"),
    ("open", "withdraw-designation", "Say which skater"),
    ("open", "waive-start verkerk --distance w500", "has no start on the women's 500 m"),
    ("open", "overrule-start w500 prins", "that is the other field"),
    ("open", "overrule-start w500 kok --instead-of prins", "that is the other field"),
    ("open", "overrule-start w500 verkerk", "is not on the team"),
    ("open", "overrule-start w500 kok", "starts on women's 500 m already"),
    ("open", "name-line-up w-mass-start groenewoud kerkhoff", "the team of the women is not decided"),
    ("open", "name-line-up biathlon kok", "is no event that a line-up is named for"),
    ("open", "name-line-up", "is no event that a line-up is named for"),
    ("open", "publish-team women", "undecided: Anna Boersma, Naomi Verkerk"),
    ("open", "publish-team men --skaters ,", "--skaters names nobody"),
    ("open", "publish-team men --skaters nuis,nuis", "named twice"),
    ("open", "publish-team men --skaters nuis,kok", "is not one of the men"),
    ("open", "replace nuis --by prins", "is not published"),
    # After its decisions.
    ("done", "publish-team women", "is published already"),
    ("done", "decline kok", "record with “replace” who goes instead"),
    ("done", "designate verkerk --for team-pursuit", "“replace” and “overrule-start” change it"),
    ("done", "withdraw-designation bosker", "“replace” and “overrule-start” change it"),
    ("done", "replace kok", "Say with --by who goes instead of Femke Kok"),
    ("done", "replace kok --by kok", "cannot replace the same skater"),
    ("done", "replace kok --by prins", "they are of two fields"),
    ("done", "replace verkerk --by daleman", "is not on the team"),
    ("done", "replace kok --by leerdam", "is on the team already"),
    ("done", "replace kok --by verkerk --on w1000", "is not on the team"),
    ("done", "replace kok --by leerdam --on m1000", "that is the other field"),
    ("done", "replace kok --by leerdam --on m-mass-start", "m-mass-start"),
    ("done", "replace kok --by beune --on team-pursuit", "is not in the line-up"),
    ("done", "replace beune --by groenewoud --on team-pursuit", "is in the line-up of the women's team"),
    ("done", "replace beune --by verkerk --on team-pursuit", "is not on the team"),
    ("done", "overrule-start w1000 leerdam", "starts on women's 1000 m already"),
    ("done", "overrule-start w1000 verkerk", "is not on the team"),
    ("done", "name-line-up w-team-pursuit", "Name who skates the women's team pursuit"),
    ("done", "name-line-up w-team-pursuit kok kok", "named twice"),
    ("done", "name-line-up w-team-pursuit kok verkerk beune", "is not on the team"),
    ("done", "name-line-up w-team-pursuit nuis", "cannot skate the women's team pursuit"),
    ("done", "name-line-up w-mass-start kok beune", "is designated on the row of the women's mass start"),
    ("done", "name-line-up w-mass-start groenewoud kerkhoff", "has this line-up already"),
    ("done", "name-line-up w-mass-start groenewoud kok beune", "one name too many"),
]  # fmt: skip
"""Where something is tried, what is typed, and what the one sentence says of it."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A data folder each for made-up trials, and for OKT 2025 before and after its decisions."""
    last = max(fact.position for fact in FACTS if isinstance(fact.event, LineUpNamed))
    logs = {"small": made_up_trials().facts, "open": FACTS[: FIRST - 1], "done": FACTS[:last]}
    base = tmp_path_factory.mktemp("decisions")
    return {name: _taken_in(base / name, facts) for name, facts in logs.items()}


def _taken_in(folder: Path, facts: Sequence[Fact]) -> Path:
    folder.mkdir()
    file = folder / "own.jsonl"
    file.write_text(file_text(chained(map(canonical, facts))), encoding="utf-8", newline="\n")
    assert main(["import", str(file), "--data", str(folder)]) == 0
    return folder


def split(words: str) -> list[str]:
    """The words of a command; two quotes stand for an empty one."""
    return ["" if word == "''" else word for word in words.split()]


def test_more_than_eighty_wrong_decisions_are_tried() -> None:
    assert len(WRONG) >= 80
    assert len({(where, words) for where, words, _ in WRONG}) == len(WRONG)


@pytest.mark.parametrize(("where", "words", "says"), WRONG)
def test_a_decision_that_cannot_be_is_refused_in_one_sentence(
    ask: Ask,
    refused: Callable[..., str],
    folders: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    words: str,
    says: str,
) -> None:
    monkeypatch.setenv("STARTBEWIJS_DATA", str(folders[where]))
    before = ask("export").out
    for more in ((), ("--try",)) if "--why" not in words else ((),):
        reason = () if _needs_its_own_reason(words) else WHY
        said = refused(*split(words), *more, *reason)
        assert says.casefold() in said.casefold(), said
    assert ask("export").out == before


def _needs_its_own_reason(words: str) -> bool:
    return words.startswith("publish-team")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("small", "correct w500 ann --race 1 --time 38,5"),
        ("small", "disqualify w500 ann --race 1 --code T06"),
        ("small", "protest w500 --race 1 --by X"),
        ("small", "level-ranks w500 bea cee"),
        ("small", "calamity ann --distance w500"),
        ("small", "decline ann"),
        ("small", "waive-start ann --distance w500"),
        ("open", "designate verkerk --for team-pursuit"),
        ("open", "designate leerdam --for w1000"),
        ("done", "replace kok --by verkerk"),
    ],
)
def test_what_needs_a_reason_is_refused_without_one_and_can_be_tried(
    ask: Ask,
    refused: Callable[..., str],
    folders: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    words: str,
) -> None:
    monkeypatch.setenv("STARTBEWIJS_DATA", str(folders[where]))
    before = ask("export").out
    for empty in ((), ("--why", " ")):
        assert "needs its reason" in refused(*split(words), *empty)
    tried = ask(*split(words), "--try")
    assert tried.code == 0, tried.err
    assert tried.out.startswith("! Tried only: nothing is recorded.")
    assert ask("export").out == before
