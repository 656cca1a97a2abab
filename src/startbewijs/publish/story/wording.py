"""A lexicon read from its file: patterns, joins, number words; whatever is wrong is refused with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from startbewijs.errors import Refused
from startbewijs.publish.story.items import Join, Link, Where
from startbewijs.publish.story.kinds import CALLED, GRAMMAR, INTRODUCING, KINDS, LISTED, SLOTS, TITLES, WHOLE
from startbewijs.publish.words import LANGUAGES
from startbewijs.selection.lines import lines
from startbewijs.selection.sections import Section

SLOT = re.compile(r"\{([^{}]*)\}")
_LINE = re.compile(r"\(at line (\d+)")
_TABLES = (
    "language", "grammar", "gaps", "distances", "events", "fields", "records", "nations", "games",
    "federations", "where", "joins", "links", "say",
)  # fmt: skip
_WORDS = (
    "decimal", "minute", "the_event", "list_last", "he", "she", "him", "her", "his", "her_own",
    "ordinal_ending", "date", "dateline", "with_time", "needs_one", "needs_first", "needs_next",
)  # fmt: skip
_GAPS = ("thousandths", "hundredths", "tenths", "seconds")
_ABOUT = ("exact", "over", "under", "half")
_VERB = 2
"""Which box of a pattern, what comes first included, is the verb."""
_ORDERS = ("same", "sub", "main")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a kind of item: what comes first, the subject, the finite verb, middle and end.

    A phrase has only a `subject`. `id` is the kind and the number of the pattern in the lexicon.
    """

    id: str
    front: str
    subject: str
    verb: str
    middle: str
    end: str

    @property
    def about_who(self) -> bool:
        """Whether whom the item is about is the subject."""
        return self.subject == "{who}"

    @property
    def names_who(self) -> bool:
        """Whether it can name whom the item is about, or only points there with a pronoun."""
        return any("{who}" in part for part in (self.front, self.subject, self.middle, self.end))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. `words` are single words and templates, `lists` those that are counted."""

    language: str
    verb_second: bool
    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, str]]
    joins: Mapping[Join, tuple[str, str]]
    patterns: Mapping[str, tuple[Pattern, ...]]

    def named(self, table: str, key: str, **fields: str) -> str:
        """The word of a table for a key, else the table's word for all others, else the key itself."""
        found = self.tables[table]
        return found.get(key, found.get("", key)).format(**fields)


@cache
def packaged(language: str) -> Lexicon:
    """The lexicon of a language that comes with the program."""
    file = files("startbewijs.publish.story") / "lexicon" / f"{language}.toml"
    return lexicon(file.read_text(encoding="utf-8"), file.name)


def lexicon(text: str, file: str) -> Lexicon:
    """The lexicon that a text holds; a mistake in it is refused with the line and how to mend it."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        raise Refused(
            "{file}, line {line}: this is not TOML; close every quotation mark and bracket on that line.",
            file=file,
            line=int(found[1]) if found else text.count("\n") + 1,
        ) from None
    root = Section(file, values, lines(text))
    root.only(_TABLES)
    language = root.text("language")
    root.known(("language",), language, LANGUAGES)
    grammar, gaps = root.section("grammar"), root.section("gaps")
    grammar.only((*_WORDS, "verb_second", "numbers", "ordinals", "days", "months"))
    gaps.only((*_GAPS, *_ABOUT))
    words = {key: grammar.text(key) for key in _WORDS}
    words |= {key: gaps.text(key) for key in _ABOUT}
    lists = {
        "numbers": _listed(grammar, "numbers", 21),
        "ordinals": _listed(grammar, "ordinals", 12),
        "days": _listed(grammar, "days", 7),
        "months": _listed(grammar, "months", 12),
        **{key: _listed(gaps, key, 2) for key in _GAPS},
    }
    tables = {
        name: _table(root.section(name))
        for name in (
            "distances",
            "events",
            "fields",
            "records",
            "nations",
            "games",
            "federations",
            "where",
            "links",
        )
    }
    root.section("where").only(Where)
    root.section("links").only(Link)
    return Lexicon(
        language,
        grammar.flag("verb_second"),
        words,
        lists,
        tables,
        _joins(root.section("joins")),
        _patterns(root.section("say")),
    )


def _listed(section: Section, key: str, due: int) -> tuple[str, ...]:
    found = section.values.get(key)
    words = tuple(found) if isinstance(found, list) and all(isinstance(one, str) for one in found) else ()
    if len(words) != due:
        raise section.at((key,), Refused("{field} must be a list of {due} words.", due=due))
    return words


def _table(section: Section) -> dict[str, str]:
    found = {}
    for key, value in section.values.items():
        if not isinstance(value, str):
            raise section.at((key,), Refused("{field} must be words between quotation marks."))
        found[key] = value
    return found


def _joins(section: Section) -> dict[Join, tuple[str, str]]:
    section.only(Join)
    found = {}
    for join in Join:
        inner = section.section(join)
        inner.only(("text", "order"))
        inner.known(("order",), inner.text("order"), _ORDERS)
        found[join] = (inner.text("text"), inner.text("order"))
    return found


def _patterns(section: Section) -> dict[str, tuple[Pattern, ...]]:
    section.only(KINDS)
    found = {}
    for kind in KINDS:
        texts = section.texts(kind)
        least = 1 if kind.startswith((TITLES, CALLED)) or kind in LISTED else 2
        if len(texts) < least:
            raise section.at(
                (kind,),
                Refused("{field} needs {least} patterns, so that it is not said twice alike.", least=least),
            )
        found[kind] = tuple(_pattern(section, kind, n, text) for n, text in enumerate(texts))
        if kind in INTRODUCING and sum(way.about_who and not way.front for way in found[kind]) < 2:
            raise section.at(
                (kind,), Refused("{field} needs two patterns that begin with “{begin}”.", begin="{who} | ")
            )
    return found


def _pattern(section: Section, kind: str, n: int, text: str) -> Pattern:
    names = {name.partition(".")[0] for name in SLOT.findall(text) if not _chosen(name)}
    due = SLOTS[kind]
    said = kind.startswith(CALLED) or names & GRAMMAR
    described = due - {"who"} if said else due
    if not described <= names or not names <= due | GRAMMAR:
        wrong = sorted((names - due - GRAMMAR) | (described - names))
        raise section.at(
            (kind, n),
            Refused(
                "“{slot}” is wrong here: every pattern of {kind} must use {due}, and nothing else between "
                "braces.",
                slot=wrong[0],
                kind=kind,
                due=", ".join(f"{{{name}}}" for name in sorted(described)) or "no facts",
            ),
        )
    front, arrow, clause = text.rpartition(" > ")
    fields = [part.strip() for part in clause.split("|")]
    phrase = kind.startswith((TITLES, CALLED))
    if (
        len(fields) > 4
        or (len(fields) == 1 and not phrase and kind not in WHOLE)
        or (phrase and (arrow or len(fields) > 1))
    ):
        raise section.at(
            (kind, n),
            Refused("write it as “subject | verb | middle | end”, with at least a subject and a verb.")
            if not phrase
            else Refused("this is a phrase without a verb: write it without | and >."),
        )
    fields += [""] * (4 - len(fields))
    bare = [part for n, part in enumerate((front, *fields)) if n != _VERB and "/" in SLOT.sub("", part)]
    if bare:
        raise section.at(
            (kind, n),
            Refused(
                "“{part}” has a / where only the verb may; write {{a/b}} for a woman and a man.", part=bare[0]
            ),
        )
    return Pattern(f"{kind}.{n + 1}", front.strip(), *fields)


def _chosen(name: str) -> bool:
    return "/" in name or "#" in name
