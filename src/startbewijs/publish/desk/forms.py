"""The commands of office, referee and committee as forms: what each asks for, in the words of the rink."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.publish.words import N_


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a form; `choices` are values with what they are called, `many` takes several lines.

    The choices of a `listed` one are said already; those of a `choice` are messages.
    """

    name: str
    title: str
    kind: str = "text"
    due: bool = True
    help: str | None = None
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A command as a form of a room; `reason` says whether it asks for one."""

    order: str
    room: str
    title: str
    about: str
    blanks: tuple[Blank, ...]
    reason: bool = True


BACK = "back"
"""Where a form is that no room shows: the history leads to it."""

_DISTANCE = Blank("distance", N_("Distance"), "distance")
_ANY_DISTANCE = Blank(
    "distance", N_("Distance"), "distance", due=False, help=N_("empty: the whole tournament")
)
_RACE = Blank("race", N_("Race"), "choice", choices=(("1", "1"), ("2", "2")))
_SKATER = Blank("skater", N_("Skater"), "skater")
_SKATERS = Blank("skaters", N_("Skaters"), "many", help=N_("a name on each line"))
_SEX = Blank("sex", N_("Field"), "choice", choices=(("w", N_("women")), ("m", N_("men"))))
_CODE = Blank("code", N_("Code of the rule"), due=False, help=N_("T02, T04, T06 to T10, T25"))
_SECOND = (
    ("swapped", N_("in the same pairs, lanes exchanged")),
    ("ranking", N_("by the ranking of the first race")),
    ("redrawn", N_("anew")),
)
_EVENT = Blank(
    "event", N_("What for"), help=N_("team, a distance such as w1000, or an event such as m-team-pursuit")
)

_GRANTED = N_("whoever was granted a re-skate that is still to be drawn")

FORMS: tuple[Form, ...] = (
    Form(
        "officials",
        "office",
        N_("Name officials"),
        N_("Who is referee, starter, timekeeper and so on."),
        (
            Blank(
                "officials",
                N_("Offices and names"),
                "long",
                help=N_("referee Anna de Boer, starter Bea Smit"),
            ),
        ),
        reason=False,
    ),
    Form(
        "announce",
        "office",
        N_("Announce distances"),
        N_("Distances that are skated here too, beside those that the tournament began with."),
        (
            Blank("distances", N_("Distances"), help=N_("w500 w1000")),
            Blank(
                "counting",
                N_("Skated"),
                "choice",
                choices=(
                    ("single", N_("once")),
                    ("best", N_("twice, the better time counts")),
                    ("sum", N_("twice, both together")),
                ),
            ),
            Blank(
                "second",
                N_("The second race is drawn"),
                "choice",
                due=False,
                choices=(("", "–"), *_SECOND),
            ),
        ),
        reason=False,
    ),
    Form(
        "set-wall",
        "office",
        N_("Set the wall"),
        N_(
            "When the wall of the hall shows the result of a pair. The site always does as soon as it is "
            "confirmed. Mass starts and team pursuits are not on the wall."
        ),
        (
            Blank(
                "results",
                N_("The wall shows a result"),
                "choice",
                choices=(
                    ("confirmed", N_("as soon as it is confirmed")),
                    ("released", N_("once the speaker releases it")),
                ),
            ),
        ),
        reason=False,
    ),
    Form(
        "register",
        "office",
        N_("Register a skater"),
        N_("A skater whom the tournament does not know yet."),
        (
            Blank("name", N_("Name")),
            _SEX,
            Blank("number", N_("Start number"), due=False),
            Blank("team", N_("Team"), due=False),
            Blank("nation", N_("Nation"), due=False, help=N_("three letters, such as NED")),
            Blank("namesake", N_("Another skater with a name that is known here"), "flag", due=False),
        ),
        reason=False,
    ),
    Form(
        "enter",
        "office",
        N_("Enter skaters"),
        N_("Skaters who are registered, for one distance or several."),
        (_SKATERS, Blank("distances", N_("Distances"), help=N_("w500 w1000"))),
        reason=False,
    ),
    Form(
        "withdraw",
        "office",
        N_("Withdraw a skater"),
        N_("Out of one distance, or of the whole tournament."),
        (_SKATER, _ANY_DISTANCE),
    ),
    Form(
        "close-entries",
        "office",
        N_("Close entries"),
        N_("From here on nobody enters, and what may still happen can be proved."),
        (
            Blank("distances", N_("Distances"), help=N_("w500 w1000")),
            Blank(
                "known",
                N_("Who is entered"),
                "choice",
                choices=(
                    ("all", N_("everybody is known here")),
                    ("some", N_("not every name was published")),
                ),
            ),
        ),
        reason=False,
    ),
    Form(
        "set-programme",
        "office",
        N_("Set the programme of a day"),
        N_("What is skated when. A programme that stands already is changed, with the reason."),
        (
            Blank("day", N_("Day"), "day"),
            Blank(
                "races",
                N_("Races in their order"),
                "many",
                help=N_("on each line: 14:00 w500 race 1 ice after 6, or w1000, or pause 20"),
            ),
        ),
    ),
    Form(
        "draw",
        "office",
        N_("Draw a race"),
        N_(
            "Pairs and lanes from a seed that anybody can draw again by hand. Try it first: what you record "
            "is what you saw."
        ),
        (
            _DISTANCE,
            _RACE,
            Blank(
                "by",
                N_("Groups by"),
                "choice",
                due=False,
                choices=(
                    ("", N_("as the tournament has it")),
                    ("season_best", N_("season best")),
                    ("random", N_("no groups, all by lot")),
                    ("first_race", N_("the first race")),
                ),
            ),
            Blank("group_size", N_("Skaters in a group"), due=False),
            Blank(
                "second",
                N_("The second race is drawn"),
                "choice",
                due=False,
                choices=(("", N_("as the tournament has it")), *_SECOND),
            ),
            Blank("seed", N_("Seed"), "seed"),
            Blank("spread", N_("Keep skaters of one team apart"), "flag", due=False),
            Blank("quartets", N_("In quartets"), "flag", due=False),
        ),
        reason=False,
    ),
    Form(
        "published-draw",
        "office",
        N_("Type a draw in"),
        N_("Pairs that were drawn elsewhere, as they were published: inner lane first."),
        (
            _DISTANCE,
            _RACE,
            Blank(
                "pairs",
                N_("Pairs"),
                "many",
                help=N_("in the order of the ice, a pair on each line: Anna de Boer, Bea Smit"),
            ),
            Blank("no_lanes", N_("The lanes were not published"), "flag", due=False),
            Blank("unclosed", N_("Although the entries are not closed"), "flag", due=False),
        ),
        reason=False,
    ),
    Form(
        "take-over",
        "office",
        N_("Take a result over"),
        N_("What somebody else published of a skater of whom no pair is known; or a rank alone."),
        (
            _DISTANCE,
            _RACE,
            _SKATER,
            Blank("result", N_("Result"), due=False, help=N_("36.873, or DNF, DNS, DQ, WDR")),
            Blank("rank", N_("Rank"), due=False, help=N_("without a result, of the distance")),
            Blank("basis", N_("How it follows"), due=False, help=N_("where it was not printed so")),
        ),
    ),
    Form(
        "left-out",
        "office",
        N_("Did not start, in no pair"),
        N_("A skater who leaves a race out and stands in no pair of it; others are recorded in their pair."),
        (_DISTANCE, _RACE, _SKATER),
    ),
    Form(
        "hand-correction",
        "referee",
        N_("Set the correction of hand times"),
        N_("What a time that is taken by hand counts more than was read; before the first of them."),
        (Blank("seconds", N_("Seconds"), help=N_("0.20")),),
        reason=False,
    ),
    Form(
        "re-pair",
        "referee",
        N_("Change pairs"),
        N_("After a withdrawal: who is left alone keeps the lane; or pairs as you type them."),
        (
            _DISTANCE,
            _RACE,
            Blank("join", N_("Join two who are left alone"), "flag", due=False),
            Blank(
                "pairs", N_("Pairs"), "many", due=False, help=N_("on each line: 1: Anna de Boer, Bea Smit")
            ),
        ),
    ),
    Form(
        "draw-re-skate",
        "referee",
        N_("Pair of a re-skate"),
        N_("Who was granted a re-skate, alone or two together."),
        (
            _DISTANCE,
            _RACE,
            Blank("inner", N_("Inner lane"), "again", due=False, help=_GRANTED),
            Blank("outer", N_("Outer lane"), "again", due=False, help=_GRANTED),
        ),
    ),
    Form(
        "correct",
        "referee",
        N_("Correct a result"),
        N_("A time or a status instead of one that counts already; the old one stays in the history."),
        (
            _DISTANCE,
            _RACE,
            _SKATER,
            Blank("time", N_("Right time"), due=False, help=N_("36.87 or 12:36.35")),
            Blank(
                "status",
                N_("Or right status"),
                "choice",
                due=False,
                choices=(("", "–"), ("DNF", "DNF"), ("DNS", "DNS"), ("DQ", "DQ"), ("WDR", "WDR")),
            ),
            _CODE,
        ),
    ),
    Form(
        "disqualify",
        "referee",
        N_("Disqualify after the fact"),
        N_("A skater whose race is confirmed or not; with the code of the rule."),
        (
            _DISTANCE,
            _RACE,
            _SKATER,
            Blank("code", N_("Code of the rule"), help=N_("T02, T04, T06 to T10, T25")),
        ),
    ),
    Form(
        "protest",
        "referee",
        N_("Take a protest in"),
        N_("Who lodges it, about which race, and why."),
        (_DISTANCE, _RACE, Blank("lodged_by", N_("Lodged by"))),
    ),
    Form(
        "decide-protest",
        "referee",
        N_("Decide a protest"),
        N_("Upheld or rejected; what follows from it is a decision of its own."),
        (
            Blank("protest", N_("Position of the protest"), help=N_("its number in the history")),
            Blank(
                "decision",
                N_("Decision"),
                "choice",
                choices=(("upheld", N_("upheld")), ("rejected", N_("rejected"))),
            ),
        ),
    ),
    Form(
        "close-distance",
        "referee",
        N_("Close a distance"),
        N_("Every pair is confirmed and the classification is final."),
        (_DISTANCE,),
        reason=False,
    ),
    Form(
        "calamity",
        "committee",
        N_("Recognise a calamity"),
        N_("Bad luck on a distance that a designation may mend."),
        (_SKATER, _DISTANCE),
    ),
    Form(
        "level-ranks",
        "committee",
        N_("Decide between level skaters"),
        N_("Who stands before whom, best first."),
        (_DISTANCE, _SKATERS),
    ),
    Form(
        "designate",
        "committee",
        N_("Designate a skater"),
        N_(
            "For the team, on a distance, or on a row of the order. Try it first: it says whose place it "
            "would take."
        ),
        (_SKATER, _EVENT),
    ),
    Form(
        "withdraw-designation",
        "committee",
        N_("Withdraw a designation"),
        N_("A designation that no longer holds."),
        (_SKATER,),
    ),
    Form(
        "decline",
        "committee",
        N_("A skater declines the Games"),
        N_("Passed over on every row; the next one moves up."),
        (_SKATER,),
    ),
    Form(
        "waive-start",
        "committee",
        N_("A skater gives up a start"),
        N_("On one distance; the place in the team stays."),
        (_SKATER, _DISTANCE),
    ),
    Form(
        "overrule-start",
        "committee",
        N_("Give a start to another"),
        N_("A start on a distance for another skater of the team."),
        (
            _DISTANCE,
            Blank("into", N_("Who gets it"), "skater"),
            Blank("out", N_("Instead of"), "skater", due=False),
        ),
    ),
    Form(
        "name-line-up",
        "committee",
        N_("Name a line-up"),
        N_("Who skates the team pursuit or the mass start."),
        (Blank("event", N_("Event"), help=N_("w-mass-start, m-team-pursuit")), _SKATERS),
        reason=False,
    ),
    Form(
        "publish-team",
        "committee",
        N_("Publish the team"),
        N_("The team that order and decisions give; another one only with the reason."),
        (_SEX, Blank("skaters", N_("Skaters"), "many", due=False, help=N_("empty: as the order gives it"))),
        reason=True,
    ),
    Form(
        "replace",
        "committee",
        N_("Replace somebody of the team"),
        N_("After publication, on the whole team or on one event."),
        (
            Blank("out", N_("Who goes out"), "skater"),
            Blank("into", N_("Who comes in"), "skater"),
            Blank("event", N_("Only on this event"), due=False),
        ),
    ),
    Form(
        "undo",
        BACK,
        N_("Take a fact back"),
        N_(
            "A slip, by the office that recorded it or by the referee; it stays in the history. What is "
            "confirmed or decided is corrected instead."
        ),
        (Blank("fact", N_("Its number in the history")),),
    ),
)
"""Every form, in the order in which a room shows them."""
