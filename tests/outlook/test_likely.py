"""The endings that are told have the names a reader expects, and are counted out like any other."""

from __future__ import annotations

import pytest
from tests.outlook.test_okt_2025_statuses import climbed, proved

from startbewijs.outlook.likely import likely
from startbewijs.outlook.status import Status
from startbewijs.outlook.why import why
from startbewijs.outlook.witness import Said, Witness, place_left
from startbewijs.sport.distances import Sex

EVENING = "2025-12-28"


def staying(*said: Said) -> Witness:
    return Witness(goes=False, said=said, place=None, without_skating=True)


def names(witness: Witness) -> list[str | None]:
    return [one.skater for one in witness.said]


def test_new_names_are_those_with_the_fastest_personal_bests_that_stand_nowhere_above() -> None:
    """Beune and Kok are faster than Daleman on the 1500 m and stand above Leerdam already."""
    found = why(climbed(EVENING, Sex.WOMEN).competition, climbed(EVENING, Sex.WOMEN).procedure, Sex.WOMEN,
                proved(EVENING, Sex.WOMEN)["jutta-leerdam"])  # fmt: skip
    assert found.staying is not None
    told = {one.row: one.skater for one in found.staying.said}
    assert (told[2], told[9]) == ("antoinette-rijpma-de-jong", "angel-daleman")


def test_a_rank_that_is_the_skaters_own_stays_so() -> None:
    going = Witness(True, (Said(2, "m1000", 1, "kjeld-nuis", True),), 2, without_skating=False)
    assert likely(climbed(EVENING, Sex.MEN), "kjeld-nuis", None, going) == going


def test_names_that_would_not_do_leave_the_ending_as_it_is() -> None:
    """One new name on the 1500 m keeps nobody out who can lose five rows: what does not hold is not told."""
    ladder = climbed(EVENING, Sex.WOMEN)
    alone = staying(Said(2, "w1500", 1, "amber-duizendstraal", True))
    assert likely(ladder, "jutta-leerdam", 11, alone) == alone


def test_a_name_that_serves_on_two_distances_is_the_same_on_both() -> None:
    ladder = climbed("2025-12-26", Sex.WOMEN)
    both = staying(Said(1, "w500", 1, "pien-smit", True), Said(2, "w1500", 1, "pien-smit", True))
    assert names(likely(ladder, "naomi-verkerk", 15, both)) == ["pien-smit", "pien-smit"]


@pytest.mark.parametrize("sex", list(Sex))
@pytest.mark.parametrize("day", ["2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29"])
def test_every_ending_told_leaves_the_place_that_is_told(day: str, sex: Sex) -> None:
    ladder = climbed(day, sex)
    waiting = [one for one in proved(day, sex).values() if one.status is Status.WAITING]
    assert waiting
    for one in waiting:
        found = why(ladder.competition, ladder.procedure, sex, one)
        for witness in (found.going, found.staying):
            assert witness is not None
            if witness.place is not None:
                assert place_left(ladder, one.skater, witness) == witness.place
                assert (witness.place <= ladder.team_size) is witness.goes
