"""A story in the forms in which it is read: a page, Markdown, HTML, JSON; each clause with its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from html import escape

from startbewijs.publish.answer import Answer, Data, head_data, noted
from startbewijs.publish.page import Heading, Page, Sentence, Span, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.items import Counted, Event, Plan, Timed, Value
from startbewijs.publish.story.numbers import Numbers
from startbewijs.publish.story.realising import Story, Told, realised
from startbewijs.publish.story.wording import Lexicon
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime

_COLUMNS = (
    ("part", "part"),
    ("sentence", "text"),
    ("items", "items"),
    ("facts", "facts"),
    ("pattern", "pattern"),
)


class Form(StrEnum):
    """How much is told: one line, three sentences, or everything."""

    TICKER = "ticker"
    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Edition:
    """A story ready to be printed: what is told of which day, in which words and at what length."""

    snapshot: Snapshot
    day: date
    plan: Plan
    story: Story
    lexicon: Lexicon
    form: Form
    shows_sources: bool

    @property
    def dateline(self) -> str:
        return Numbers(self.lexicon).dateline(self.day)

    def facts(self) -> tuple[int, ...]:
        """The positions of every fact that the printed sentences rest on."""
        clauses = (clause for one in _printed(self.story) for clause in one.clauses)
        return tuple(sorted({position for clause in clauses for position in clause.positions}))


def edition(
    snapshot: Snapshot,
    day: date,
    plan: Plan,
    lexicon: Lexicon,
    form: Form = Form.FULL,
    *,
    seed: int = 0,
    shows_sources: bool = False,
) -> Edition:
    """The story of a plan at one of its lengths."""
    kept = plan
    if form is Form.TICKER:
        kept = replace(plan, lead=(), parts=())
    elif form is Form.SHORT:
        kept = replace(plan, lead=plan.brief, parts=())
    story = realised(kept, lexicon, seed)
    return Edition(snapshot, day, kept, story, lexicon, form, shows_sources)


def story_answer(one: Edition, words: Words) -> Answer:
    """The story as an answer: a page for a person, JSON for a program, a row for each sentence."""
    return Answer(_data(one, words), "sentences", _COLUMNS, lambda reader: _page(one, reader))


def markdown(one: Edition, words: Words) -> str:
    """The story as Markdown."""
    blocks = [f"# {_text(one, one.story.headline)}"]
    if one.form is Form.TICKER:
        blocks = [_text(one, one.story.headline)]
    else:
        blocks.append(f"*{one.dateline}*")
    blocks += [_paragraph(one, one.story.lead)] if one.story.lead else []
    for part in one.story.parts:
        blocks.append(f"## {part.title}")
        blocks += [_paragraph(one, paragraph) for paragraph in part.paragraphs]
    if one.shows_sources:
        blocks.append("\n".join(f"- **{at}** {said}" for at, said in _cited(one, words)))
    return "\n\n".join(blocks) + "\n"


def html(one: Edition, words: Words) -> str:
    """The story as a piece of HTML: an article, each clause carrying the positions of its facts."""
    lines = [f'<article lang="{one.lexicon.language}">']
    if one.form is Form.TICKER:
        lines.append(f"<p>{_marked(one, one.story.headline)}</p>")
    else:
        lines.append(f"<h1>{_marked(one, one.story.headline)}</h1>")
        lines.append(f'<p><time datetime="{one.day.isoformat()}">{escape(one.dateline)}</time></p>')
    if one.story.lead:
        lines.append(f"<p>{' '.join(_marked(one, sentence) for sentence in one.story.lead)}</p>")
    for part in one.story.parts:
        lines.append(f"<h2>{escape(part.title)}</h2>")
        for paragraph in part.paragraphs:
            lines.append(f"<p>{' '.join(_marked(one, sentence) for sentence in paragraph)}</p>")
    if one.shows_sources:
        lines.append("<dl>")
        lines += [f'<dt id="fact-{at}">{at}</dt><dd>{escape(said)}</dd>' for at, said in _cited(one, words)]
        lines.append("</dl>")
    return "\n".join([*lines, "</article>"]) + "\n"


FORMATS: dict[str, Callable[[Edition, Words], str]] = {"markdown": markdown, "html": html}
"""The formats other than text, by the name that a person asks for."""


def _page(one: Edition, words: Words) -> Page:
    page = Page()
    if one.form is Form.TICKER:
        page.add(Sentence(_spans(one, [one.story.headline])))
    else:
        page.add(Heading(one.story.headline.text, one.dateline, 1))
    if one.story.lead:
        page.add(Sentence(_spans(one, one.story.lead)))
    for part in one.story.parts:
        page.add(Heading(part.title))
        page.add(*(Sentence(_spans(one, paragraph)) for paragraph in part.paragraphs))
    if one.shows_sources:
        page.add(Heading(words.say("The facts")))
        page.add(*(Sentence(text(f"{at}  {said}", Tone.QUIET), "·") for at, said in _cited(one, words)))
    return noted(page, one.snapshot, words)


def _spans(one: Edition, paragraph: Sequence[Told]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for n, sentence in enumerate(paragraph):
        for k, clause in enumerate(sentence.clauses):
            spans.append(Span(f" {clause.text}" if n and not k else clause.text))
            if one.shows_sources:
                spans.append(Span(_mark(clause.positions), Tone.QUIET))
        spans.append(Span(sentence.stop))
    return tuple(spans)


def _mark(positions: Sequence[int]) -> str:
    return f" [{', '.join(map(str, positions))}]" if positions else ""


def _text(one: Edition, sentence: Told) -> str:
    marks = (_mark(clause.positions) if one.shows_sources else "" for clause in sentence.clauses)
    clauses = (clause.text + mark for clause, mark in zip(sentence.clauses, marks, strict=True))
    return "".join(clauses) + sentence.stop


def _paragraph(one: Edition, sentences: Sequence[Told]) -> str:
    return " ".join(_text(one, sentence) for sentence in sentences)


def _marked(one: Edition, sentence: Told) -> str:
    clauses = []
    for clause in sentence.clauses:
        facts = " ".join(map(str, clause.positions))
        links = ", ".join(f'<a href="#fact-{at}">{at}</a>' for at in clause.positions)
        shown = f"<sup>{links}</sup>" if one.shows_sources and links else ""
        clauses.append(f'<span data-facts="{facts}">{escape(clause.text)}</span>{shown}')
    return "".join(clauses) + sentence.stop


def _printed(story: Story) -> Iterator[Told]:
    yield story.headline
    yield from story.sentences()


def _cited(one: Edition, words: Words) -> list[tuple[int, str]]:
    """Each fact that is rested on, in words, with the publications where it was read."""
    found = []
    state = one.snapshot.competition
    for position in one.facts():
        fact = one.snapshot.facts[position - 1]
        sources = [state.sources[key][0] for key in fact.sources if key in state.sources]
        said = told(fact.event, state, words)
        found.append((position, f"{said} ({'; '.join(sources)})" if sources else said))
    return found


def _data(one: Edition, words: Words) -> Data:
    state = one.snapshot.competition
    titled = [(None, [one.story.headline]), ("lead", one.story.lead)]
    titled += [(part.title, paragraph) for part in one.story.parts for paragraph in part.paragraphs]
    facts = {position: one.snapshot.facts[position - 1] for position in one.facts()}
    return {
        **head_data(one.snapshot),
        "day": one.day.isoformat(),
        "language": one.lexicon.language,
        "form": one.form.value,
        "headline": one.story.headline.text,
        "sentences": [_sentence_data(part, sentence) for part, paragraph in titled for sentence in paragraph],
        "items": [
            {
                "id": item.id,
                "kind": item.kind,
                "says": {name: _plain(value) for name, value in item.slots.items()},
                "facts": list(item.positions),
            }
            for item in one.plan.items().values()
        ],
        "facts": [
            {
                "position": position,
                "says": told(fact.event, state, words),
                "sources": [
                    {"key": key, "title": state.sources[key][0], "address": state.sources[key][2]}
                    for key in fact.sources
                    if key in state.sources
                ],
            }
            for position, fact in facts.items()
        ],
    }


def _sentence_data(part: str | None, sentence: Told) -> Data:
    return {
        "part": part or "headline",
        "text": sentence.text,
        "pattern": sentence.pattern,
        "items": [item.id for clause in sentence.clauses for item in clause.items],
        "facts": sorted({position for clause in sentence.clauses for position in clause.positions}),
        "clauses": [
            {
                "text": clause.text,
                "items": [item.id for item in clause.items],
                "facts": list(clause.positions),
            }
            for clause in sentence.clauses
        ],
    }


def _plain(value: Value) -> object:
    """A value as a program reads it."""
    match value:
        case Skater():
            return value.id
        case RaceTime():
            return value.exactly()
        case Distance() | Event():
            return value.key
        case date():
            return value.isoformat()
        case Timed(of):
            return [{"skater": skater.id, "time": time.exactly()} for skater, time in of]
        case Counted(of):
            return [{"skater": skater.id, "number": number} for skater, number in of]
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return value
