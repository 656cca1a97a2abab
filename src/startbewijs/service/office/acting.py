"""Acting: a command looks at the tournament, decides on facts, and they are recorded, all or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

import msgspec

from startbewijs.errors import Refused
from startbewijs.log.chain import GENESIS, chained
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact, Office, canonical, fact
from startbewijs.log.fold.folding import folded
from startbewijs.publish.words import N_
from startbewijs.service.library import Library
from startbewijs.service.office.meeting import met
from startbewijs.service.office.states import States
from startbewijs.service.taking_over import own
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import Moment
from startbewijs.store.port import Overtaken

_states = States()

_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")

Decide = Callable[[Competition], Iterable[Event]]
"""What a command comes to, in the state in which it is given; it may be asked again in a later one."""


Weigh = Callable[[Competition, Sequence[Event]], None]
"""What looks at events before they are recorded, and refuses those that nobody accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who gives a command, and what is recorded with all it comes to.

    `act` is a key of the sender's: a command that arrives twice with one key is recorded once. What stands in
    it before the last hyphen is the sender, who need not have seen their own facts. `seen` is the position up
    to which the sender had seen the log; without it, a command is decided in the newest state.
    """

    by: Office
    signed: str | None = None
    why: str | None = None
    happened: Moment | None = None
    sources: tuple[str, ...] = ()
    act: str | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Acted:
    """What a command came to: the facts it recorded, and the tournament before and after them.

    `again` says that these facts were recorded before, under the same key.
    """

    tournament: str
    facts: tuple[Fact, ...]
    before: Competition
    after: Competition
    again: bool = False


class Changed(Refused):
    """Somebody else recorded about the same pair since the sender looked; nothing was recorded.

    `since` are the facts of others that were recorded about it, `state` is the tournament with them.
    `problem` is why the command cannot be given any more since then; None where the sender may choose.
    """

    def __init__(self, since: Sequence[Fact], state: Competition, problem: Refused | None = None) -> None:
        super().__init__(
            "Since you looked, fact {position} was recorded about the same; look at it, then decide again.",
            position=since[0].position,
        )
        self.since = tuple(since)
        self.state = state
        self.problem = problem


def acted(
    library: Library, asked: str | None, hand: Hand, decide: Decide, weigh: Weigh | None = None
) -> Acted:
    """What a command came to, once it is recorded durably. Refused, nothing of it is recorded.

    Where somebody else records at the same moment, the command is decided anew in the state they left. Where
    the sender had `seen` less than what was since recorded about the same pair or skater, it is `Changed`,
    also where only that makes it impossible; only then `weigh` may refuse what is doubtful.
    """
    id_ = own(library, asked)
    while True:
        with library.writing(id_) as store:
            entries = library.checked(id_, store)
            known = [found for _, found in entries]
            previous = entries[-1][0].digest if entries else GENESIS
            before = _states.state(previous, known)
            if hand.act is not None and (sent := [one for one in known if one.act == hand.act]):
                return Acted(id_, tuple(sent), folded(known[: sent[0].position - 1]), before, again=True)
            try:
                events = tuple(decide(before))
            except Refused as problem:
                if since := _overtaking(known, hand, decide, before):
                    raise Changed(since, before, problem) from None
                raise
            if not events:
                return Acted(id_, (), before, before)
            _unchanged(known, events, hand, before)
            made = as_facts(library, before, events, hand)
            if weigh is not None:
                weigh(before, events)
            after = _states.carried_on(previous, known, made)
            added = list(chained(map(canonical, made), previous))
            try:
                store.append(len(known), added)
            except Overtaken:
                continue
            _states.keep(added[-1][1], after)
            return Acted(id_, tuple(made), before, after)


def tried(library: Library, asked: str | None, hand: Hand, decide: Decide) -> Acted:
    """What a command would come to in the newest state; nothing of it is recorded.

    Whatever would be refused is refused here too, but for a reason that is not given yet.
    """
    id_ = library.chosen(asked)
    entries = library.facts(id_)
    known = [found for _, found in entries]
    previous = entries[-1][0].digest if entries else GENESIS
    before = _states.state(previous, known)
    events = tuple(decide(before))
    reasoned = replace(hand, why=hand.why or "…") if any(event.reason_due for event in events) else hand
    made = as_facts(library, before, events, reasoned)
    return Acted(id_, tuple(made), before, _states.carried_on(previous, known, made))


def as_facts(library: Library, state: Competition, events: Sequence[Event], hand: Hand) -> list[Fact]:
    """The facts that are to be recorded, read back from their own text, as every later reader has them."""
    if hand.why is None and any(event.reason_due for event in events):
        raise Refused(
            "This needs its reason, which is recorded with it; say why (--why).",
            N_("This needs its reason, which is recorded with it; fill it in."),
        )
    _printable([hand.signed, hand.why, *map(msgspec.to_builtins, events)])
    now = Moment(None, library.now())
    if state.recorded is not None and state.recorded.latest(state.zone) > library.now():
        now = state.recorded  # a clock that was put back does not change the order of the log
    return [
        fact(
            canonical(
                Fact(
                    position=position,
                    happened=hand.happened or now,
                    recorded=now,
                    by=hand.by,
                    signed=hand.signed,
                    why=hand.why,
                    sources=hand.sources,
                    act=hand.act,
                    event=event,
                )
            )
        )
        for position, event in enumerate(events, state.position + 1)
    ]


def _printable(what: object) -> None:
    """Refuses a text in which signs are that nobody sees: they steer a terminal, or turn the words around."""
    match what:
        case str() if any(category(mark) in _UNSEEN for mark in what):
            plain = "".join("�" if category(mark) in _UNSEEN else mark for mark in what)
            raise Refused("“{text}” has signs in it that cannot be printed; type it anew.", text=plain[:80])
        case dict():
            _printable([*what.values()])
        case list() | tuple():
            for one in what:
                _printable(one)


def _overtaking(known: Sequence[Fact], hand: Hand, decide: Decide, state: Competition) -> list[Fact]:
    """What others recorded about the same since the sender looked, where the command could be given then."""
    if hand.seen is None or not 0 < hand.seen < len(known):
        return []
    try:
        events = tuple(decide(folded(known[: hand.seen])))
    except Refused:
        return []
    return _since(known, events, hand, hand.seen, state)


def _unchanged(known: Sequence[Fact], events: Sequence[Event], hand: Hand, state: Competition) -> None:
    if hand.seen is None:
        return
    if hand.seen > len(known):
        raise Refused(
            "This log ends at position {last} and you have seen position {seen}; load the page anew.",
            last=len(known),
            seen=hand.seen,
        )
    if since := _since(known, events, hand, hand.seen, state):
        raise Changed(since, state)


def _since(
    known: Sequence[Fact], events: Sequence[Event], hand: Hand, seen: int, state: Competition
) -> list[Fact]:
    """The facts of others, after a position, that these events meet."""
    sender = _sender(hand.act)
    return [one for one in met(known, seen, events, state) if not (sender and _sender(one.act) == sender)]


def _sender(act: str | None) -> str:
    """Who sent a command, as its key says."""
    return (act or "").rpartition("-")[0]


def said_text(text: str | None) -> str | None:
    """A reason or a name as it is recorded: without blanks around it, None where there is none."""
    return " ".join((text or "").split()) or None
