"""Every question with its answer: what the server answers as JSON, and a command prints, about one position.

A `View` is one tournament at one position; what is proved about it is worked out once, whoever asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import RLock

from startbewijs.errors import Refused
from startbewijs.outlook.course import course
from startbewijs.outlook.ladder import Uncovered, ladder
from startbewijs.outlook.needs import needs as needed_by
from startbewijs.outlook.roads import roads
from startbewijs.outlook.status import Outlook
from startbewijs.outlook.why import why as proved_by
from startbewijs.publish.answer import Answer
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.forms import Edition as Printed
from startbewijs.publish.story.forms import Form, edition, story_answer
from startbewijs.publish.story.telling import last_day, plan_of, tellable
from startbewijs.publish.story.wording import packaged
from startbewijs.publish.subjects.card import next_distance, speakers_card
from startbewijs.publish.subjects.explained import explained
from startbewijs.publish.subjects.lineup import starts_answer
from startbewijs.publish.subjects.logbook import kinds_named, logbook
from startbewijs.publish.subjects.order import tickets as tickets_of
from startbewijs.publish.subjects.outlook.chances import chances
from startbewijs.publish.subjects.outlook.deciding import decisive_answer
from startbewijs.publish.subjects.outlook.needed import needs_answer
from startbewijs.publish.subjects.outlook.proof import why_answer
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.room import waiting_answer
from startbewijs.publish.subjects.outlook.supposed import whatif_answer
from startbewijs.publish.subjects.outlook.table import status_table
from startbewijs.publish.subjects.outlook.turns import history as history_of
from startbewijs.publish.subjects.recordbook import recordbook
from startbewijs.publish.subjects.schedule import programme as programme_of
from startbewijs.publish.subjects.schedule import startlist as startlist_of
from startbewijs.publish.subjects.squad import team_answer
from startbewijs.publish.words import Words
from startbewijs.selection.procedure import Procedure
from startbewijs.service.events import classification_answer, results_answer
from startbewijs.service.library import Library
from startbewijs.service.naming import distance_named, fields_named, skater_named
from startbewijs.service.proofs import admitted_state, deciding, prospect_of, prospects
from startbewijs.service.queries import adopted
from startbewijs.service.supposing import sexes, supposition
from startbewijs.sport.distances import Sex
from startbewijs.sport.moments import calendar_day


class View:
    """One tournament at one position of its log. Several threads may ask one view."""

    def __init__(self, library: Library, found: Snapshot, known: View | None = None) -> None:
        """What is proved is taken over from `known`, a view of the same facts asked for in other words."""
        self.library = library
        self.found = found
        self.state = found.competition
        self._prospects: dict[Sex, Prospect] = {} if known is None else known._prospects
        self._turn: RLock = RLock() if known is None else known._turn

    @cached_property
    def procedure(self) -> Procedure:
        """The selection procedure that the tournament adopted; before that a question of it is refused."""
        return adopted(self.library, self.state)

    def prospects(self, sexes: Sequence[Sex]) -> tuple[Prospect, ...]:
        """What is proved of everyone of these sexes."""
        with self._turn:
            for sex in sexes:
                if sex not in self._prospects:
                    (self._prospects[sex],) = prospects(self.state, self.procedure, (sex,))
            return tuple(self._prospects[sex] for sex in sexes)

    def proved(self, sexes: Sequence[Sex]) -> list[Outlook]:
        """The same, skater by skater."""
        return [one for each in self.prospects(sexes) for one in each.outlooks]


def tickets(view: View, sex: str | None = None) -> Answer:
    """The selection order with the line."""
    sexes = fields_named(sex)
    return tickets_of(view.found, view.procedure, sexes, view.proved(sexes))


def team(view: View, sex: str | None = None) -> Answer:
    """The team, with the decisions about it."""
    sexes = fields_named(sex)
    return team_answer(view.found, view.procedure, sexes, view.proved(sexes))


def starts(view: View, sex: str | None = None) -> Answer:
    """Who starts on which distance."""
    sexes = fields_named(sex)
    return starts_answer(view.found, view.procedure, sexes, view.proved(sexes))


def explain(view: View, skater: str) -> Answer:
    """One skater: every row, place and decision."""
    meant = skater_named([skater], view.state)
    return explained(view.found, view.procedure, meant, view.proved((meant.sex,)))


def status(view: View, sex: str | None = None, everyone: bool = False) -> Answer:
    """The table of statuses."""
    proved = view.prospects(fields_named(sex))
    return status_table(view.found, view.procedure, proved, everyone=everyone)


def waiting(view: View, sex: str | None = None) -> Answer:
    """The waiting room."""
    return waiting_answer(view.found, view.prospects(fields_named(sex)))


def start_status(view: View, sex: str | None = None) -> Answer:
    """Start by start what is certain."""
    return chances(view.found, view.prospects(fields_named(sex)))


def decisive(view: View, sex: str | None = None) -> Answer:
    """Which races to come decide, and for whom."""
    proved = view.prospects(fields_named(sex))
    return decisive_answer(view.found, [(one, deciding(one)) for one in proved])


def needs(view: View, skater: str) -> Answer:
    """What a skater still needs."""
    meant = skater_named([skater], view.state)
    prospect, one = prospect_of(view.state, view.procedure, meant)
    needed = needed_by(view.state, view.procedure, meant.sex, meant.id)
    left = roads(ladder(view.state, view.procedure, meant.sex), meant.id)
    return needs_answer(view.found, prospect, one, needed, left)


def why(view: View, skater: str) -> Answer:
    """The proof of a skater's status."""
    meant = skater_named([skater], view.state)
    prospect, one = prospect_of(view.state, view.procedure, meant)
    return why_answer(view.found, prospect, one, proved_by(view.state, view.procedure, meant.sex, one))


def history(view: View, skater: str) -> Answer:
    """How a skater's status went, turn by turn."""
    meant = skater_named([skater], view.state)
    prospect, _ = prospect_of(view.state, view.procedure, meant)
    return history_of(view.found, prospect, meant, tuple(course(view.found.facts, view.procedure, meant.id)))


def card(view: View, *skater: str, distance: str | None = None) -> Answer:
    """What a speaker says before a skater starts; without a distance about the next one to come."""
    meant = skater_named(skater, view.state)
    about = next_distance(view.state, meant) if distance is None else distance_named([distance], view.state)
    if about.sex is not meant.sex:
        raise Refused("{skater} does not skate on the {distance}.", skater=meant.name, distance=about)
    prospect, _ = prospect_of(view.state, view.procedure, meant)
    needed = needed_by(view.state, view.procedure, meant.sex, meant.id)
    races = () if isinstance(needed, Uncovered) else needed
    need = next((one for one in races if one.distance == about), None)
    return speakers_card(view.found, prospect, meant, about, need)


def whatif(
    view: View,
    *,
    ranks: Sequence[str] = (),
    withdrawn: Sequence[str] = (),
    designated: Sequence[str] = (),
    declined: Sequence[str] = (),
) -> Answer:
    """What would be if: each thing that is supposed as it is typed, such as `w1500: rijpma, kok`."""
    state, procedure = view.state, view.procedure
    what = supposition(
        state, procedure, ranks=ranks, withdrawn=withdrawn, designated=designated, declined=declined
    )
    both = sexes(what, state)
    after = prospects(admitted_state(state, procedure, what), procedure, both)
    return whatif_answer(view.found, what, view.prospects(both), after)


def results(view: View, distance: str, race: int | None = None) -> Answer:
    """A distance race by race."""
    return results_answer(view.found, [distance], race)


def classification(view: View, distance: str) -> Answer:
    """A distance in order."""
    return classification_answer(view.found, [distance])


def startlist(view: View, distance: str, race: int | None = None) -> Answer:
    """The pairs of a distance."""
    return startlist_of(view.found, distance_named([distance], view.state), race)


def programme(view: View) -> Answer:
    """What is skated when."""
    return programme_of(view.found)


def records(view: View) -> Answer:
    """The records that fell."""
    return recordbook(view.found)


def log(
    view: View, distance: str | None = None, skater: str | None = None, kind: str | None = None
) -> Answer:
    """The recorded facts, all or those about a distance, a skater or of a kind."""
    return logbook(
        view.found,
        None if distance is None else distance_named([distance], view.state),
        None if skater is None else skater_named([skater], view.state),
        kinds_named(kind),
    )


def story(
    view: View,
    words: Words,
    *,
    day: str | None = None,
    distance: str | None = None,
    form: str = "full",
) -> Answer:
    """The story of a day, or of one distance of it."""
    return story_answer(printed_story(view, words, day=day, distance=distance, form=form), words)


def printed_story(
    view: View,
    words: Words,
    *,
    day: str | None = None,
    distance: str | None = None,
    form: str = "full",
) -> Printed:
    """The story of a day ready for any form of print; a day without news is refused."""
    if form not in tuple(Form):
        raise Refused("“{form}” is no form of a story: choose ticker, short or full.", form=form)
    told = last_day(view.found) if day is None else calendar_day(day)
    one = None if distance is None else distance_named([distance], view.state)
    tellable(view.found, told, one)
    outlooks = {each.sex: each.outlooks for each in view.prospects(tuple(Sex))}
    plan = plan_of(view.found, view.procedure, outlooks, told, one)
    return edition(view.found, told, plan, packaged(words.language), Form(form), seed=0, shows_sources=False)
