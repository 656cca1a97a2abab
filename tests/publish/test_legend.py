"""A legend has the marks that stand in its tables, and no other."""

from __future__ import annotations

import pytest

from startbewijs.publish.page import Align, Column, Table, plain, row
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.words import spoken


def said(*cells: tuple[str, str, str], ranked: bool = False) -> str:
    columns = (Column("", Align.RIGHT), Column("skater"), Column("time", Align.DECIMAL))
    table = Table(columns, tuple(row(*one) for one in cells))
    return " ".join(plain(one.text) for one in legend([table], spoken("en"), ranked=ranked))


def test_a_table_without_marks_has_no_legend() -> None:
    assert said(("1", "A", "36.87"), ("2", "B", "1:07.54"), ranked=True) == ""


@pytest.mark.parametrize(
    ("mark", "meaning"),
    [("DQ", "disqualified"), ("DNS", "did not start"), ("DNF", "did not finish"), ("·", "not published")],
)
def test_a_mark_is_told_where_it_stands(mark: str, meaning: str) -> None:
    assert said(("", "A", mark)) == f"{mark}: {meaning}."


def test_thousandths_are_told_whichever_mark_is_before_them() -> None:
    for time in ("1:07.541", "1.07,541"):
        assert said(("1", "A", time)) == "three decimals: where hundredths alone do not separate."


def test_a_time_without_a_rank_is_told_in_a_ranked_table_alone() -> None:
    assert "may stand before it" in said(("", "A", "36.87"), ranked=True)
    assert said(("", "A", "36.87")) == ""
