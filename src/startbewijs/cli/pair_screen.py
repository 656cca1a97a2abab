"""A screen for one pair after another: what is recorded, and every action on a key shown beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TextIO

from startbewijs.cli.keyboard import Keyboard
from startbewijs.cli.options import Acting
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event, InRace
from startbewijs.log.events.drawing import PairCancelled
from startbewijs.log.events.racing import PairChanged, PairDrawn, TimeSource
from startbewijs.log.facts import Office
from startbewijs.publish.page import Block, Page, Sentence, Tone, text
from startbewijs.publish.subjects.heralded import heralded_texts
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.publish.subjects.pairside import if_confirmed_blocks, pair_blocks
from startbewijs.publish.subjects.told import told
from startbewijs.publish.terminal import draw
from startbewijs.publish.words import N_, TYPED_WRONGLY, Words
from startbewijs.service import queries
from startbewijs.service.office import racing, reports
from startbewijs.service.office.acting import Acted, acted
from startbewijs.service.office.doubts import Doubtful, weighing
from startbewijs.service.office.foreseen import foreseen, from_the_start
from startbewijs.service.office.heralding import would_be_records
from startbewijs.service.office.pairs import At, pair_named
from startbewijs.service.office.powers import OFFICIALS
from startbewijs.service.office.reports import Report
from startbewijs.service.office.undoing import undo
from startbewijs.sport.competition import Competition, Mishap
from startbewijs.sport.distances import Distance, Lane

_YES = ("y", "j")
_ANSWER = re.compile(r"|[io]?\s.*|[io]|[0-9]+")
"""What may follow a key: nothing, a lane, or more behind a blank; “hello” is no hindered skater."""
_RUN_TOGETHER = re.compile(r"([0-9]{5})([0-9]{5})")
"""Two times under 100 seconds without a blank between them: a key less on a sprint."""
_LANES = {"i": Lane.INNER, "o": Lane.OUTER}


@dataclass(frozen=True, slots=True)
class _Key:
    """What a key does: whom it asks about, which words it asks for, and what it is called."""

    name: str
    lane: bool = False
    words: str = ""


_KEYS = {
    "k": _Key(N_("call to the ice")),
    "s": _Key(N_("away")),
    "v": _Key(N_("false start"), lane=True),
    "l": _Key(N_("passage"), lane=True, words=N_("metres and time")),
    "f": _Key(N_("fell"), lane=True),
    "m": _Key(N_("misstep"), lane=True),
    "e": _Key(N_("let the race run"), lane=True),
    "h": _Key(N_("hindered"), lane=True, words=N_("where, or Enter")),
    "w": _Key(N_("warning"), lane=True, words=N_("code, or Enter")),
    "n": _Key(N_("did not start"), lane=True),
    "x": _Key(N_("did not finish"), lane=True),
    "d": _Key(N_("disqualified"), lane=True, words=N_("code")),
    "r": _Key(N_("may skate again"), lane=True, words=N_("why")),
    "c": _Key(N_("confirm")),
    "y": _Key(N_("ice resurfaced")),
    "u": _Key(N_("undo"), words=N_("why, or Enter")),
    "p": _Key(N_("another pair"), words=N_("number or skater")),
    "q": _Key(N_("quit")),
}
_DRAWN = (PairDrawn, PairChanged, PairCancelled)
"""What is of a pair and not of its race: the screen does not undo it."""
_MISHAPS = {"f": Mishap.FELL, "m": Mishap.STUMBLED, "e": Mishap.EASED_UP}
_ON_ONE: dict[str, Callable[[At, str, str], Report]] = {
    "v": lambda at, who, _: reports.false_start(at, who),
    "h": lambda at, who, said: reports.hindered(at, who, said or None),
    "w": lambda at, who, said: reports.warned(at, who, said or None),
    "n": lambda at, who, _: reports.did_not_start(at, who),
    "x": lambda at, who, _: reports.did_not_finish(at, who),
    "d": lambda at, who, said: reports.disqualified(at, who, said or None),
    "r": lambda at, who, _: reports.reskate_granted(at, who),
}


def screen(
    acting: Acting,
    distance: Distance,
    race: int,
    at: At | None,
    clock: TimeSource,
    streams: tuple[TextIO, TextIO],
) -> int:
    """0, once whoever sits at the screen has had enough, or no pair is left."""
    with Keyboard(*streams) as keyboard:
        return _Screen(acting, distance, race, clock, keyboard, streams[1]).run(at)


class _Screen:
    """One sitting: the pair that is shown, and what was recorded in it so far."""

    def __init__(
        self,
        acting: Acting,
        distance: Distance,
        race: int,
        clock: TimeSource,
        keyboard: Keyboard,
        out: TextIO,
    ) -> None:
        self.acting, self.distance, self.race, self.clock = acting, distance, race, clock
        self.keyboard, self.out = keyboard, out
        self.words: Words = acting.words
        self.done: list[Acted] = []

    def run(self, first: At | None) -> int:
        at = first or self._next(None)
        if at is None:
            self._tell(Sentence(text(self._none_left())))
            return 0
        self._show(at, keys=True)
        while True:
            typed = self.keyboard.answer("> ", (*_KEYS, "?"))
            if typed is None or typed == "q":
                return 0
            try:
                went = self._answer(at, typed)
            except Refused as problem:
                self._tell(Sentence(text(self.words.refusal(problem), Tone.LINE), "!"))
                continue
            if went is None:
                self._tell(Sentence(text(self._none_left())))
                return 0
            at = went
            self._show(at, keys=typed == "?")

    def _answer(self, at: At, typed: str) -> At | None:
        """The pair to show after an answer; None where no pair is left."""
        if typed == "":
            return self._next(at)
        key, rest = typed[0].lower(), typed[1:].strip()
        if key == "?":
            return at
        if key.isdigit() or key == "-":
            return self._record(at, self._times(at, typed.split()))
        if key in "io" and rest[:1].isdigit():
            return self._record(at, [reports.timed(at, _LANES[key], rest, self.clock)])
        if key not in _KEYS or not _ANSWER.fullmatch(typed[1:]):
            raise Refused("“{key}” is no key here; “?” shows the keys.", key=typed[:20])
        return self._act(at, key, rest)

    def _act(self, at: At, key: str, rest: str) -> At | None:
        if key == "p":
            word = rest or self._words(key)
            return pair_named(word, self._state, self.distance, self.race)
        if key == "u":
            return self._undo(at, rest or self._words(key))
        if key == "c":
            before = len(self.done)
            went = self._record(at, [Report("confirm", lambda state: racing.confirmed(state, at))])
            if len(self.done) == before:
                return went
            done = self.done[-1]
            self._tell(
                *(Sentence(text(told(fact.event, done.after, self.words)), "✓") for fact in done.facts)
            )
            return self._next(at)
        if key == "y":
            return self._record(
                at,
                [Report("resurface", lambda state: racing.resurfaced(state, self.distance, self.race, at))],
            )
        if key in "ks":
            power, decide = {"k": ("call", racing.called), "s": ("start", racing.started)}[key]
            return self._record(at, [Report(power, lambda state: decide(state, at))])
        who, rest = self._who(at, key, rest)
        said = rest or (self._words(key) if _KEYS[key].words else "")
        if key == "l":
            metres, _, time = said.partition(" ")
            if not metres.isdecimal() or not time.strip():
                raise Refused("A passage is metres and a time, like 200 17,62.")
            return self._record(at, [reports.timed(at, who, time.strip(), self.clock, int(metres))])
        report = reports.mishap(at, who, _MISHAPS[key]) if key in _MISHAPS else _ON_ONE[key](at, who, said)
        return self._record(at, [report], why=said if key == "r" else None)

    def _times(self, at: At, typed: Sequence[str]) -> list[Report]:
        """Times by lane, the inner first; “-” leaves a lane out."""
        runs = [run for run in at.seats(self._state).seats if run is not None]
        if len(runs) == 2 and len(typed) == 1 and (both := _RUN_TOGETHER.fullmatch(typed[0])):
            typed = both.groups()
        if len(typed) == 1:
            return [reports.timed_alone(at, typed[0], self.clock)]
        if len(typed) > len(runs):
            raise Refused(
                "There are {skaters} in this pair and {times} times; type one for each lane.",
                skaters=len(runs),
                times=len(typed),
            )
        return [
            reports.timed(at, run.skater, one, self.clock)
            for run, one in zip(runs, typed, strict=True)
            if one != "-"
        ]

    def _who(self, at: At, key: str, rest: str) -> tuple[str, str]:
        """Whom an action is about, and what else was typed behind that."""
        runs = [run for run in at.seats(self._state).seats if run is not None]
        if len(runs) == 1 and (not rest or rest[0] not in "io"):
            return runs[0].skater, rest
        first, _, more = rest.partition(" ")
        if not first:
            listed = "  ".join(
                f"{mark} {self._state.skater(run.skater).name}" for mark, run in zip("io", runs, strict=False)
            )
            first = self.keyboard.chosen(f"{self.words.say(_KEYS[key].name)}: {listed}  > ", "io") or ""
        if first not in ("i", "o"):
            if not first:
                raise Refused("Nothing is recorded: say i for the inner lane or o for the outer.")
            return first, more
        if all(run.lane is None for run in runs):
            return runs["io".index(first)].skater, more
        return _LANES[first].value, more

    def _words(self, key: str) -> str:
        said = self.keyboard.answer(
            f"{self.words.say(_KEYS[key].name)}, {self.words.say(_KEYS[key].words)}: "
        )
        return said or ""

    def _record(self, at: At, said: Sequence[Report], why: str | None = None) -> At:
        """The same pair, once it is recorded or nobody wants it to be."""
        hand = self.acting.hand([one.power for one in said])
        hand = replace(hand, why=why or hand.why)
        library, id_ = self.acting.library, self.acting.tournament
        decide = reports.together(said)
        accepted: set[str] = set()
        while True:
            try:
                done = acted(library, id_, hand, decide, weighing(accepted))
                break
            except Doubtful as problem:
                if not self._accepts(problem):
                    self._tell(Sentence(text(self.words.say("Nothing is recorded."))))
                    return at
                accepted |= {one.key for one in problem.doubts}
        self.done.append(done)
        noticed = would_be_records(done.before, [fact.event for fact in done.facts])
        self._tell(*(Sentence(one, "★") for one in heralded_texts(done.after, noticed, self.words)))
        return at

    def _accepts(self, problem: Doubtful) -> bool:
        for one in problem.doubts:
            said = self.words.refusal(one.says)
            self._tell(Sentence(text(f"{said[:1].upper()}{said[1:]}?", Tone.LINE), "?"))
        prompt = self.words.say("y records it all the same, any other key does not: ")
        return self.keyboard.chosen(prompt, _YES) is not None

    def _undo(self, at: At, why: str) -> At:
        """Takes back what was recorded last at this screen, else the last fact of this pair."""
        reason = why or TYPED_WRONGLY
        mine = [one for one in self.done if any(_of(at, fact.event) for fact in one.facts)]
        if mine:
            positions, by = [fact.position for fact in mine[-1].facts], mine[-1].facts[-1].by
        else:
            positions, by = self._last_of(at)
        hand = replace(
            self.acting.hand("undo"),
            by=by if self.acting.role is None else self.acting.hand("undo").by,
            why=reason,
        )
        undo(self.acting.library, self.acting.tournament, hand, positions)
        if mine:
            self.done.remove(mine[-1])
        for fact in queries.snapshot(self.acting.library, self.acting.tournament).facts:
            if fact.position in positions:
                said = self.words.say("Taken back: {said}", said=told(fact.event, self._state, self.words))
                self._tell(Sentence(text(said), "·"))
        return at

    def _last_of(self, at: At) -> tuple[list[int], Office]:
        standing = queries.snapshot(self.acting.library, self.acting.tournament).standing
        for fact in reversed(standing):
            if _of(at, fact.event):
                if fact.by not in OFFICIALS:
                    break
                return [fact.position], fact.by
        raise Refused("Nothing of this pair is recorded that could be undone.")

    @property
    def _state(self) -> Competition:
        return queries.snapshot(self.acting.library, self.acting.tournament).competition

    def _next(self, after: At | None) -> At | None:
        """The first pair behind this one in which something is lacking; else the first of all such pairs."""
        state = self._state
        pairs = in_order(state.contest(self.distance).races[self.race])
        ids = [pair.id for pair in pairs]
        start = 0 if after is None else ids.index(after.pair) + 1
        for pair in (*pairs[start:], *pairs[:start]):
            at = At(self.distance, self.race, pair.id)
            runs = [run for run in pair.seats if run is not None]
            whole = all(racing.settled(state, at, pair, run) for run in runs)
            if pair.confirmed is None and not (after is not None and whole) and at != after:
                return at
        open_ = [
            pair.id for pair in pairs if pair.confirmed is None and (after is None or pair.id != after.pair)
        ]
        if not open_ and after is not None and after.seats(state).confirmed is None:
            return after
        return At(self.distance, self.race, open_[0]) if open_ else None

    def _none_left(self) -> str:
        races = self._state.contest(self.distance).races
        second = races.get(self.race + 1)
        if second is not None and not second.pairs:
            return self.words.say(
                "No pair of race {race} is left; “startbewijs draw {key} --race {next}” draws the next one.",
                race=self.race,
                next=self.race + 1,
                key=self.distance.key,
            )
        if second is not None and any(pair.confirmed is None for pair in second.pairs.values()):
            return self.words.say(
                "No pair of race {race} is left; “startbewijs record {key} --race {next}” goes on.",
                race=self.race,
                next=self.race + 1,
                key=self.distance.key,
            )
        return self.words.say(
            "No pair of the {distance} is left; “startbewijs close-distance {key}” makes it final.",
            distance=self.distance,
            key=self.distance.key,
        )

    def _show(self, at: At, *, keys: bool) -> None:
        state = self._state
        pair = at.seats(state)
        blocks: list[Block] = pair_blocks(state, at.distance, at.race, pair, self.words)
        library = self.acting.library
        procedure = None if state.adoption is None else queries.adopted(library, state)
        prove = None if procedure is None else from_the_start(procedure, at.distance.sex)
        future = foreseen(state, at, prove)
        if future is not None:
            blocks += if_confirmed_blocks(future.state, future.ranks, future.before, future.after, self.words)
        self._tell(*blocks, Sentence(text(self._keys(keys), Tone.QUIET)))

    def _keys(self, every: bool) -> str:
        """What can be typed: all keys, or the few that an ordinary pair takes."""
        times = self.words.say("times inner outer (36873 37124) Enter")
        one = self.words.say("i36873 one lane alone")
        shown = _KEYS if every else {key: _KEYS[key] for key in "cufq"}
        listed = [f"{key} {self.words.say(action.name)}" for key, action in shown.items()]
        more = [] if every else [self.words.say("? all keys")]
        return " · ".join([times, one, *listed, self.words.say("Enter next pair"), *more])

    def _tell(self, *blocks: Block) -> None:
        if blocks:
            self.out.write("\n")
            draw(Page(list(blocks)), self.out)
            self.out.flush()


def _of(at: At, event: Event) -> bool:
    """Whether a fact is about this pair."""
    if (
        isinstance(event, _DRAWN)
        or not isinstance(event, InRace)
        or (event.distance, event.race) != (at.distance.key, at.race)
    ):
        return False
    return at.pair in (getattr(event, "pair", None), getattr(event, "after_pair", None))
