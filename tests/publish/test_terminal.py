"""Pages drawn: aligned, honest about width, plain in a pipe."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Heading,
    Page,
    Rule,
    Sentence,
    Span,
    Table,
    Tone,
    cell,
    joined,
    plain,
    row,
    text,
)
from startbewijs.publish.terminal import draw, lines


def drawn(block: Block, width: int | None = None) -> list[str]:
    return [line.plain for line in lines(block, width)]


TIMES = Table(
    (Column("skater"), Column("time", Align.DECIMAL)),
    (row("A", "36.87"), row("B", "1:07.541"), row("C", "12:36.35"), row("D", "DNF"), row("E", "")),
)


def test_times_stand_under_each_other_on_the_decimal_mark() -> None:
    body = drawn(TIMES)[2:]
    marks = {line.rindex(".") for line in body[:3]}
    assert len(marks) == 1
    assert body[3].endswith("DNF")
    assert body[4] == "E"


def test_a_column_is_as_wide_as_its_widest_cell() -> None:
    table = Table((Column("a"), Column("b")), (row("long name", "x"), row("n", "y")))
    head, _, first, second = drawn(table)
    assert head.index("b") == first.index("x") == second.index("y")


def test_accents_and_wide_letters_keep_the_columns_straight() -> None:
    table = Table((Column(""), Column("")), (row("Chloé", "1"), row("高木", "2")))
    assert (
        len({cell_len(line[: line.index(mark)]) for line, mark in zip(drawn(table), "12", strict=True)}) == 1
    )


def test_no_line_ends_in_blanks() -> None:
    table = Table((Column("a"), Column("b")), (row("x", ""), row("y", "z")))
    assert all(line == line.rstrip() for line in drawn(table))


def test_a_rule_with_words_runs_across_the_whole_table() -> None:
    table = Table((Column(""), Column("")), (row("a" * 20, "b" * 20), Rule("the line", Tone.LINE)))
    first, rule = drawn(table)
    assert len(rule) == len(first)
    assert rule.startswith("━━━━ the line ━")


def test_a_rule_says_less_where_there_is_no_room() -> None:
    table = Table((Column(""),), (row("a" * 12), Rule("the line if every row is new", Tone.LINE, "the line")))
    assert drawn(table, 40)[1] == "━━ the line ━" or "the line" in drawn(table, 40)[1]
    assert all(len(line) <= 12 for line in drawn(table, 40)[:1])


def test_names_get_shorter_before_anything_is_wrapped() -> None:
    table = Table(
        (Column("skater"), Column("remarks", flows=True)),
        (row(cell("Antoinette Rijpma-de Jong", short="A. Rijpma-de Jong"), "skated alone in the last pair"),),
    )
    assert "Antoinette" in drawn(table, 80)[2]
    assert "A. Rijpma-de Jong" in drawn(table, 45)[2]


def test_columns_that_can_be_spared_go_first_the_most_spareable_first() -> None:
    table = Table(
        (Column("name"), Column("team", spare=3), Column("behind", spare=1)),
        (row(cell("Femke Kok", short="F. Kok"), "Reggeborgh", "+0.37"),),
    )
    assert drawn(table, 80)[0].split() == ["name", "team", "behind"]
    assert drawn(table, 20)[0].split() == ["name", "behind"]
    assert drawn(table, 20)[2].split() == ["Femke", "Kok", "+0.37"]
    assert drawn(table, 9)[0].split() == ["name"]


def test_what_is_kept_stands_below_its_row_where_its_column_has_no_room() -> None:
    table = Table(
        (Column("", Align.RIGHT), Column("skater"), Column("remarks", flows=True, spare=4, kept=True)),
        (row("1", "A" * 20, "the ice was good and so was the race"), row("2", "B", "")),
    )
    assert drawn(table, 30)[2:] == [
        f"1  {'A' * 20}",
        "   the ice was good and so was",
        "   the race",
        "2  B",
    ]
    assert "remarks" in drawn(table, 80)[0]


def test_flowing_text_is_broken_between_words_and_hangs() -> None:
    table = Table(
        (Column("", Align.RIGHT), Column("", flows=True)), (row("1", "one two three four five six"),)
    )
    first, *more = drawn(table, 22)
    assert first == "1  one two three four"
    assert more == ["   five six"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert all(len(line) <= 20 for line in drawn(Sentence(text("x" * 50)), 20))


def test_nothing_is_wrapped_or_cut_in_a_pipe() -> None:
    page = Page().add(Sentence(text("word " * 80)), Table((Column(flows=True),), (row("long " * 80),)))
    file = io.StringIO()
    draw(page, file)
    assert max(len(line) for line in file.getvalue().splitlines()) > 300
    assert "\x1b" not in file.getvalue()


def test_a_sentence_hangs_behind_its_mark() -> None:
    found = drawn(Sentence(text("one two three four five"), "–"), 14)
    assert found == ["– one two", "  three four", "  five"]


def test_items_of_a_list_stand_together_and_paragraphs_apart() -> None:
    page = Page().add(Sentence(text("a"), "·"), Sentence(text("b"), "·"), Sentence(text("c")))
    file = io.StringIO()
    draw(page, file)
    assert file.getvalue() == "· a\n· b\n\nc\n"


def test_a_title_is_in_capitals_with_what_it_is_about_at_the_right() -> None:
    (line,) = drawn(Heading("Women", "28 Dec", 1), 40)
    assert line.startswith("WOMEN ")
    assert line.endswith(" 28 Dec")
    assert len(line) == 40


def test_a_title_that_is_too_long_is_broken() -> None:
    assert all(len(line) <= 20 for line in drawn(Heading("a very long title indeed", "about this", 1), 20))


def test_colour_is_left_out_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    block = Sentence(text("safe", Tone.SAFE))
    file = io.StringIO()
    draw(Page().add(block), file)
    assert "\x1b[32m" in file.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    file = io.StringIO()
    draw(Page().add(block), file)
    assert "32m" not in file.getvalue()


def test_what_a_title_is_about_is_quieter_than_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    file = io.StringIO()
    draw(Page().add(Heading("Women", "3 of 5")), file)
    assert "\x1b[1mWomen\x1b[0m" in file.getvalue()
    assert "\x1b[2m3 of 5\x1b[0m" in file.getvalue()


def test_markup_and_emoji_in_names_are_only_letters() -> None:
    file = io.StringIO()
    draw(Page().add(Sentence(text("[bold]x[/bold] :smile: http://a.nl"))), file)
    assert file.getvalue() == "[bold]x[/bold] :smile: http://a.nl\n"


def test_a_table_without_rows_is_its_titles() -> None:
    assert drawn(Table((Column("a"),), ())) == ["a", "─"]


def test_texts_are_joined_with_what_stands_between() -> None:
    assert plain(joined([text("a"), (), text("b", Tone.STRONG)], "; ")) == "a; b"
    assert joined([]) == ()
    assert plain((Span("a"), Span("b"))) == "ab"
