"""What the committee may do: how many, of which kinds, for what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.selection.cases import packaged

from startbewijs.errors import Refused
from startbewijs.selection.decisions import Decisions, Why
from startbewijs.selection.designations import Fault, admitted, effective, left, objections
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance, Sex


def made(*designations: tuple[str, str, str], **decided: object) -> Decisions:
    """Designations in their order: kind, skater, event."""
    return replace(
        Decisions(
            designations=tuple(
                Designation(kind, skater, event, "why", n)
                for n, (kind, skater, event) in enumerate(designations, 1)
            )
        ),
        **decided,  # type: ignore[arg-type]
    )


def allowing(**changed: object) -> Procedure:
    """The packaged procedure with other powers for the women's committee."""
    women = replace(packaged().designations[Sex.WOMEN], **changed)  # type: ignore[arg-type]
    return replace(packaged(), designations={**packaged().designations, Sex.WOMEN: women})


FALL = {("d", Distance.of("w5000")): Why("fell", 0), ("e", Distance.of("w5000")): Why("fell", 0)}
FALL[("f", Distance.of("w5000"))] = Why("fell", 0)
TEAM = [("team", skater, "w-team-pursuit") for skater in "abcd"]
ROW = ("row", "m", "w-mass-start")


@pytest.mark.parametrize(
    ("decided", "fault", "said"),
    [
        (made(*TEAM), Fault.TOO_MANY, "d would be one designation too many: the procedure allows 3 (article "
         "“at-most-three”); withdraw another one first."),
        (made(("team", "a", "w1500")), Fault.EVENT, "a cannot be designated for w1500"),
        (made(ROW, ("row", "n", "w-mass-start")), Fault.NO_ROW, "No designated row of w-mass-start"),
        (made(("row", "n", "w-team-pursuit")), Fault.NO_ROW, "No designated row of w-team-pursuit"),
        (made(("distance", "a", "w1000")), Fault.NO_CALAMITY, "No calamity of a on w1000 has been recorded"),
        (made(("distance", "d", "w1000"), calamities=FALL), Fault.NO_CALAMITY, "No calamity of d on w1000"),
        (made(ROW, declined={"m": Why("no", 9)}), Fault.DECLINED, "m does not go to the Games"),
        (made(TEAM[0], TEAM[1], TEAM[0]), Fault.TWICE, "a has been designated for w-team-pursuit already."),
        (made(*(("distance", skater, "w5000") for skater in "def"), calamities=FALL), Fault.NO_START,
         "No start on w5000 is left for f (article “designated-start”)."),
    ],
)  # fmt: skip
def test_a_designation_that_the_procedure_does_not_allow_is_refused_by_its_article(
    decided: Decisions, fault: Fault, said: str
) -> None:
    (objection,) = objections(packaged(), Sex.WOMEN, decided)
    assert (objection.fault, objection.position) == (fault, decided.designations[-1].position)
    assert objection.article in packaged().articles
    assert decided.designations[-1] not in effective(packaged(), Sex.WOMEN, decided)
    with pytest.raises(Refused) as caught:
        admitted(packaged(), Sex.WOMEN, decided)
    assert str(caught.value).startswith(said)


def test_a_kind_that_the_procedure_does_not_know_is_refused() -> None:
    rules = allowing(kinds=frozenset({Kind.ROW}))
    (objection,) = objections(rules, Sex.WOMEN, made(TEAM[0]))
    assert objection.fault is Fault.KIND
    with pytest.raises(Refused, match="a cannot be designated in this way"):
        admitted(rules, Sex.WOMEN, made(TEAM[0]))
    assert objections(rules, Sex.WOMEN, made(ROW)) == ()


def test_as_many_as_allowed_pass_and_use_themselves_up() -> None:
    three = made(*TEAM[:3], ROW)
    assert objections(packaged(), Sex.WOMEN, three) == ()
    admitted(packaged(), Sex.WOMEN, three)
    assert left(packaged(), Sex.WOMEN, three) == 0
    assert left(packaged(), Sex.WOMEN, made(TEAM[0], ROW)) == 2
    assert left(packaged(), Sex.WOMEN, Decisions()) == 3


def test_rows_count_among_the_designations_only_where_the_procedure_says_so() -> None:
    rules = allowing(rows_count=True)
    four = made(ROW, *TEAM[:3])
    assert left(rules, Sex.WOMEN, made(ROW)) == 2
    assert [one.skater for one in objections(rules, Sex.WOMEN, four)] == ["c"]


def test_an_objectionable_designation_uses_nothing_up() -> None:
    decided = made(("team", "z", "w1500"), *TEAM[:3])
    assert [one.skater for one in effective(packaged(), Sex.WOMEN, decided)] == ["a", "b", "c"]


def test_only_the_newest_designation_is_refused_when_it_is_recorded() -> None:
    admitted(packaged(), Sex.WOMEN, made(("team", "z", "w1500"), TEAM[0]))
    admitted(packaged(), Sex.WOMEN, Decisions())


def test_none_at_all_may_be_allowed() -> None:
    rules = allowing(at_most=0)
    assert [one.fault for one in objections(rules, Sex.WOMEN, made(TEAM[0]))] == [Fault.TOO_MANY]
