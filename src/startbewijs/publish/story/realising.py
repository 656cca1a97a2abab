"""A plan put into the words of one language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from startbewijs.publish.story.items import (
    Clause,
    Counted,
    Event,
    Item,
    Join,
    Plan,
    Sentence,
    Timed,
    Value,
    Where,
)
from startbewijs.publish.story.numbers import Numbers
from startbewijs.publish.story.wording import SLOT, Lexicon, Pattern
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime

MOST_PRONOUNS = 1
"""After so many sentences about the same skater that begin with a pronoun, the name is said again."""


@dataclass(frozen=True, slots=True)
class Said:
    """A clause in words: the text with the join before it, and the items it tells."""

    text: str
    items: tuple[Item, ...]

    @property
    def positions(self) -> tuple[int, ...]:
        """The facts that the clause rests on."""
        return tuple(sorted({one for item in self.items for one in item.positions}))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in words. `pattern` names the patterns that made it."""

    clauses: tuple[Said, ...]
    pattern: str
    stop: str = "."

    @property
    def text(self) -> str:
        return "".join(clause.text for clause in self.clauses) + self.stop


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A part of a story in words."""

    title: str
    paragraphs: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story in words."""

    language: str
    headline: Told
    lead: tuple[Told, ...]
    parts: tuple[ToldPart, ...]

    def sentences(self) -> tuple[Told, ...]:
        """Every sentence after the headline, in the order of reading."""
        inner = (told for part in self.parts for paragraph in part.paragraphs for told in paragraph)
        return (*self.lead, *inner)


def realised(plan: Plan, lexicon: Lexicon, seed: int = 0) -> Story:
    """The plan in the words of a lexicon; another seed may choose other words, never other facts."""
    headline = _Writer(lexicon, plan, seed, headline=True).sentence(plan.headline)
    writer = _Writer(lexicon, plan, seed)
    lead = tuple(writer.sentence(sentence) for sentence in plan.lead)
    parts = []
    for part in plan.parts:
        title = writer.phrase(part.title)
        paragraphs = []
        for paragraph in part.paragraphs:
            writer.paragraph()
            paragraphs.append(tuple(writer.sentence(sentence) for sentence in paragraph))
        parts.append(ToldPart(title, tuple(paragraphs)))
    return Story(lexicon.language, headline, lead, tuple(parts))


@dataclass(slots=True)
class _Writer:
    """Writes sentence after sentence and remembers who was named and how the last sentence was built."""

    lexicon: Lexicon
    plan: Plan
    seed: int
    headline: bool = False
    numbers: Numbers = field(init=False)
    uses: Counter[str] = field(default_factory=Counter)
    named: set[str] = field(default_factory=set)
    shared: set[str] = field(init=False)
    last: str = ""
    focus: str | None = None
    alone: bool = False
    pronouns: int = 0
    here: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.lexicon)
        skaters = {
            skater.id: skater.family_name for item in self.plan.items().values() for skater in item.skaters()
        }
        counts = Counter(skaters.values())
        self.shared = {id_ for id_, family in skaters.items() if counts[family] > 1}

    def paragraph(self) -> None:
        """A paragraph begins: the name is said before a pronoun may be."""
        self.focus = None

    def phrase(self, item: Item) -> str:
        """A heading."""
        pattern = self.lexicon.patterns[item.kind][0]
        return _capital(self._filled(pattern.subject, item, None))

    def sentence(self, sentence: Sentence) -> Told:
        """One sentence in words, built otherwise than the last one."""
        patterns = self._chosen(sentence)
        pattern = "+".join(one.id for one in patterns)
        before, self.here = self.focus, []
        said: list[Said] = []
        subject: str | None = None
        for n, (clause, chosen) in enumerate(zip(sentence, patterns, strict=True)):
            text = self._clause(clause, chosen, subject, first=n == 0)
            said.append(Said(text, clause.items))
            subject = _subject(clause, chosen)
        first = _subject(sentence[0], patterns[0])
        self.last = pattern
        self.focus = first if first is not None and first == subject else subject
        self.alone = len(set(self.here)) == 1
        if self.focus is None and self.alone:
            (self.focus,) = set(self.here)
            if self.focus != before:
                self.pronouns = 0
        said[0] = Said(_capital(said[0].text), said[0].items)
        return Told(tuple(said), pattern, "" if self.headline else ".")

    def _chosen(self, sentence: Sentence) -> list[Pattern]:
        """A pattern for each clause, the next in turn that fits; never all the same as the last time."""
        turns = [self._turn(sentence, n) for n in range(len(sentence))]
        chosen = [ways[0] for ways in turns]
        for n, ways in enumerate(turns):
            if "+".join(one.id for one in chosen) == self.last and len(ways) > 1:
                chosen[n] = ways[1]
        return chosen

    def _turn(self, sentence: Sentence, n: int) -> list[Pattern]:
        """The patterns that fit a clause, the one whose turn it is first."""
        item = sentence[n].item
        ways = self.lexicon.patterns[item.kind]
        fitting = [way for way in ways if self._fits(way, sentence, n)] or list(ways[:1])
        start = self.plan.turn + (n if self.headline else self.uses[item.kind])
        if self.seed:
            start += crc32(f"{self.seed}:{item.id}".encode())
        self.uses[item.kind] += 1
        first = start % len(fitting)
        return fitting[first:] + fitting[:first]

    def _fits(self, way: Pattern, sentence: Sentence, n: int) -> bool:
        """Whether a pattern can stand there.

        Nothing may come first in a joined or linked clause or before a description; two clauses about the
        same skater share their subject.
        """
        clause = sentence[n]
        who = clause.item.who
        if n == 0 and who is not None and self.focus != who.id and not way.names_who:
            return False
        near = [other for other in (*sentence[:n][-1:], *sentence[n + 1 : n + 2]) if other.item.who == who]
        followed = clause.called is not None or bool(near)
        if clause.called is not None or clause.link is not None or (n and clause.join is not Join.COLON):
            return not way.front and (way.about_who or clause.item.who is None or not followed)
        return way.about_who or clause.item.who is None or not followed

    def _clause(self, clause: Clause, way: Pattern, before: str | None, *, first: bool) -> str:
        item = clause.item
        join, order = ("", "main") if clause.join is None else self.lexicon.joins[clause.join]
        who = _subject(clause, way)
        same = who is not None and who == before
        if way.about_who and item.who is not None:
            subject = self._named(item.who, clause, first=first, same=same)
        else:
            subject = self._filled(way.subject, item, before)
        verb = self._verb(way, item)
        middle, end = (self._filled(part, item, who or before) for part in (way.middle, way.end))
        front = self._filled(way.front, item, who)
        if clause.link is not None:
            front = self.lexicon.named("links", clause.link)
        if order == "same" and same:
            words = [verb, middle, front, end]
        elif order == "sub" and self.lexicon.verb_second:
            words = [subject, front, middle, verb, end]
        elif front and self.lexicon.verb_second:
            words = [front, verb, subject, middle, end]
        else:
            words = [front, subject, verb, middle, end]
        text = _tidy(" ".join(word for word in words if word))
        return f"{join} {text}" if join else text

    def _verb(self, way: Pattern, item: Item) -> str:
        """The finite verb in the number of its subject."""
        singular, slash, plural = way.verb.partition("/")
        if not slash:
            return self._filled(way.verb, item, None)
        subject = SLOT.search(way.subject) or SLOT.search(way.middle)
        value = item.slots.get(subject.group(1)) if subject else None
        several = isinstance(value, (tuple, Timed, Counted)) and _many(value)
        return plural if several else singular

    def _named(self, skater: Skater, clause: Clause, *, first: bool, same: bool) -> str:
        """The subject: the name with who that is, a pronoun where it goes on about the same, or the name."""
        if clause.called is not None:
            self.pronouns = 0
            (way,) = self.lexicon.patterns[clause.called.kind]
            name = self._name(skater)
            return f"{name}, {self._filled(way.subject, clause.called, None)},"
        if not self.headline and skater.id in self.named:
            continued = self.focus == skater.id and self.pronouns < MOST_PRONOUNS
            if (first and continued) or (not first and same):
                self.pronouns += first
                self.here.append(skater.id)
                return self._pronoun("she", "he", skater)
        if first:
            self.pronouns = 0
        return self._name(skater)

    def _name(self, skater: Skater) -> str:
        """The full name the first time, then the surname, unless another in the story bears it too."""
        self.here.append(skater.id)
        if self.headline:
            return skater.name if skater.id in self.shared else _capital(skater.family_name)
        if skater.id not in self.named or skater.id in self.shared:
            self.named.add(skater.id)
            return skater.name
        return _capital(skater.family_name)

    def _pronoun(self, woman: str, man: str, skater: Skater) -> str:
        return self.lexicon.words[woman if skater.sex is Sex.WOMEN else man]

    def _filled(self, text: str, item: Item, about: str | None) -> str:
        return SLOT.sub(lambda found: self._slot(found.group(1), item), text)

    def _slot(self, name: str, item: Item) -> str:
        who = item.who
        if "/" in name:
            woman, man = name.split("/")
            return woman if who is None or who.sex is Sex.WOMEN else man
        if name in ("her", "his", "he") and who is not None:
            return self._pronoun(
                *{"her": ("her", "him"), "his": ("her_own", "his"), "he": ("she", "he")}[name], who
            )
        name, _, form = name.partition(".")
        if name == "who" and who is not None and self.focus == who.id and self.alone and not self.headline:
            self.here.append(who.id)
            return self._pronoun("her", "him", who)
        return self._value(name, item.slots[name], form)

    def _value(self, name: str, value: Value, form: str) -> str:
        words, numbers = self.lexicon, self.numbers
        match value:
            case Skater():
                return self._name(value)
            case Timed(of):
                return numbers.listed(
                    words.words["with_time"].format(name=self._name(one), time=numbers.time(time))
                    for one, time in of
                )
            case Counted(of):
                return numbers.listed(self._needs(n, one, count) for n, (one, count) in enumerate(of))
            case RaceTime():
                return numbers.gap(value) if name == "gap" else numbers.time(value)
            case Distance():
                return self._distance(value, form)
            case Event(key):
                return self._event(key)
            case Where():
                return words.named("where", value)
            case date():
                return numbers.day(value)
            case int():
                return numbers.number(name, value)
            case tuple():
                return numbers.listed(
                    self._name(one)
                    if isinstance(one, Skater)
                    else words.words["the_event"].format(name=self._event(one.key, full=True))
                    for one in value
                )
            case _:
                return self._word(name, value)

    def _needs(self, n: int, skater: Skater, count: int) -> str:
        template = self.lexicon.words["needs_next" if n else "needs_one" if count == 1 else "needs_first"]
        return template.format(name=self._name(skater), count=self.numbers.number("count", count))

    def _word(self, name: str, text: str) -> str:
        match name:
            case "record":
                kind, _, nation = text.partition(" ")
                return self.lexicon.named("records", kind, nation=self.lexicon.named("nations", nation))
            case "federation":
                return self.lexicon.named("federations", text, federation=text)
            case "field":
                return self.lexicon.named("fields", text)
            case "games":
                again = "again" in self.named
                self.named.add("again")
                return self.lexicon.named("games", "again" if again else text, games=text)
            case _:
                return text

    def _event(self, key: str, *, full: bool = False) -> str:
        _, dash, name = key.partition("-")
        return (
            self.lexicon.named("events", name)
            if dash
            else self._distance(Distance.of(key), "full" if full else "")
        )

    def _distance(self, distance: Distance, form: str) -> str:
        plain = self.lexicon.named("distances", str(distance.metres))
        return self.lexicon.named("fields", f"{form}_{distance.sex}", distance=plain) if form else plain


def _subject(clause: Clause, way: Pattern) -> str | None:
    who = clause.item.who
    return who.id if who is not None and way.about_who else None


def _many(value: tuple[object, ...] | Timed | Counted) -> bool:
    return len(value if isinstance(value, tuple) else value.of) > 1


def _capital(text: str) -> str:
    """The text with its first letter as a capital; an apostrophe before it is passed over: ’s, 't."""
    found = re.search(r"[^\W\d_]", text)
    if found is None or text[:1].isdigit() or text[:1] in "'’":
        return text
    return text[: found.start()] + text[found.start()].upper() + text[found.start() + 1 :]


def _tidy(text: str) -> str:
    return re.sub(r" +", " ", text).replace(" ,", ",").replace(" :", ":").strip()
