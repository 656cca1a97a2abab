"""Who may do what: one table, for the command line and every desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.log.facts import Office

OFFICIALS: tuple[Office, ...] = (
    "office",
    "referee",
    "starter",
    "timekeeper",
    "speaker",
    "selection committee",
)
"""Who records facts of a tournament of one's own, in the order in which people are told of them."""


@dataclass(frozen=True, slots=True)
class Power:
    """Who may give a command: the first of them is who does so where nobody is named."""

    may: tuple[Office, ...]
    about: str


POWERS: dict[str, Power] = {
    "new": Power(("office",), "a new tournament, with the procedure that its template names"),
    "announce": Power(("office",), "a distance that is skated"),
    "adopt-procedure": Power(("selection committee",), "the procedure that decides who goes"),
    "officials": Power(("office",), "who fills an office"),
    "hand-correction": Power(("referee", "office"), "what a hand time counts more than was read"),
    "register": Power(("office",), "a skater whom the tournament knows"),
    "enter": Power(("office", "referee"), "a skater into a distance"),
    "import-entries": Power(("office",), "a list of skaters and what they skate"),
    "season-bests": Power(("office",), "the season bests that skaters bring"),
    "set-programme": Power(("office", "referee"), "what is skated when"),
    "close-entries": Power(("office",), "the entries of a distance"),
    "withdraw": Power(("office", "referee"), "a skater out of a distance or of the tournament"),
    "mass-start": Power(("office", "referee", "starter"), "who starts in a mass start"),
    "sprint": Power(("referee", "timekeeper"), "who won a sprint of a mass start"),
    "record-mass-start": Power(("referee", "timekeeper"), "how a mass start ended"),
    "pursuit-team": Power(("office", "referee"), "a team of a team pursuit"),
    "pursuit-heat": Power(("office", "referee"), "who skates a heat of a team pursuit"),
    "record-pursuit": Power(("referee", "timekeeper"), "what a team came to in a team pursuit"),
    "combine": Power(("office", "referee"), "which races count together, in points"),
    "call": Power(("office", "starter", "timekeeper", "referee", "speaker"), "a pair to the ice"),
    "start": Power(("starter", "timekeeper", "referee"), "the shot, and nobody called back"),
    "false start": Power(("starter", "referee", "timekeeper"), "a start that was called back, and by whom"),
    "time": Power(("timekeeper", "referee"), "a time at a line, from one source"),
    "mishap": Power(("timekeeper", "referee", "starter"), "a fall, a misstep, who let the race run"),
    "hindered": Power(("referee", "timekeeper"), "that a skater was hindered, and where"),
    "warn": Power(("referee",), "a warning"),
    "did not start": Power(("starter", "timekeeper", "referee", "office"), "who did not start"),
    "did not finish": Power(("timekeeper", "referee"), "who did not finish"),
    "re-skate": Power(("referee",), "who may skate again, and why"),
    "draw re-skate": Power(("referee", "office"), "when and against whom somebody skates again"),
    "measure": Power(("office", "timekeeper", "referee"), "ice and air"),
    "resurface": Power(("office", "referee", "timekeeper"), "that the ice was made anew"),
    "confirm": Power(("referee",), "that a pair is right and counts"),
    "set-wall": Power(("office", "referee"), "when the wall of the hall shows a result"),
    "release": Power(("speaker", "referee"), "a confirmed result for the wall that waits for it"),
    "close-distance": Power(("referee", "office"), "that a distance is final"),
    "take-over": Power(("office", "referee"), "a result that somebody else published"),
    "draw": Power(("office", "referee"), "who skates against whom, and in which lane"),
    "re-pair": Power(("referee",), "pairs after a withdrawal, before they are called"),
    "correct": Power(("referee",), "a result that counts already"),
    "disqualify": Power(("referee",), "a skater in a race, before or after it is confirmed"),
    "protest": Power(("office", "referee"), "a protest that somebody lodges"),
    "decide-protest": Power(("referee",), "a protest"),
    "level-ranks": Power(("selection committee",), "the order of level skaters"),
    "calamity": Power(("selection committee",), "bad luck that a designation may mend"),
    "designate": Power(("selection committee",), "a skater for the team, on a distance or on a row"),
    "withdraw-designation": Power(("selection committee",), "a designation that no longer holds"),
    "decline": Power(("selection committee", "office"), "a skater who does not go to the Games"),
    "waive-start": Power(("selection committee", "office"), "a start that a skater gives up"),
    "overrule-start": Power(("selection committee",), "a start for another skater of the team"),
    "name-line-up": Power(("selection committee",), "who skates the mass start or the team pursuit"),
    "publish-team": Power(("selection committee",), "the team"),
    "replace": Power(("selection committee",), "somebody of the published team"),
    "undo": Power(OFFICIALS, "a slip of one's own"),
}
"""Every command that records, by name."""


_CALLED: dict[str, Office] = {
    "bureau": "office",
    "kantoor": "office",
    "wedstrijdkantoor": "office",
    "wedstrijdbureau": "office",
    "scheidsrechter": "referee",
    "tijdwaarnemer": "timekeeper",
    "omroeper": "speaker",
    "selectiecommissie": "selection committee",
    "committee": "selection committee",
}


def due(command: str, role: str | None) -> Office:
    """The office that answers for a command; one that may not give it is refused."""
    may = POWERS[command].may
    if role is None:
        return may[0]
    asked = office_named(role)
    if asked in may:
        return asked
    raise Refused(
        "“{command}” is not for the {role}; it is for: {may}.",
        command=command,
        role=Refused(asked),
        may=offices_listed(may),
    )


def office_named(role: str) -> Office:
    """The office that a word names, in English or Dutch; an unknown one is refused."""
    asked = " ".join(role.casefold().replace("-", " ").split())
    asked = _CALLED.get(asked, asked)
    for office in OFFICIALS:
        if asked == office:
            return office
    raise Refused(
        "“{role}” is no office; there are: {known}.", role=role[:40], known=offices_listed(OFFICIALS)
    )


def due_for(commands: Sequence[str], role: str | None) -> Office:
    """The office that answers for several commands at once: the one named, or the first that may give all."""
    if role is not None:
        return {due(command, role) for command in commands}.pop()
    may = [POWERS[command].may for command in commands]
    return next(office for office in may[0] if all(office in others for others in may))


def offices_listed(offices: Sequence[str]) -> Refused:
    """Several offices, each in the language of whoever reads it.

    >>> str(offices_listed(("referee", "starter")))
    'referee, starter'
    """
    said = {f"office{n}": Refused(office) for n, office in enumerate(offices)}
    template = ", ".join(f"{{{name}}}" for name in said)
    return Refused(template, **said)
