"""Commands for while it is not over: what is proved, who waits, what would have to happen."""

from __future__ import annotations

from startbewijs.cli.commands.command import SEX, Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "status",
        SEX,
        N_("what is proved of every skater: best and worst place, certain or not"),
        N_(
            "Shows for every skater the best and the worst place over all endings that the rules still "
            "allow, and the status that follows. Nothing in it is a probability."
        ),
        ("startbewijs status women --at 2025-12-28", "startbewijs status --all --json"),
        "startbewijs.cli.outlooking:status",
    ),
    Command(
        "waiting",
        SEX,
        N_("the waiting room: who waits, for which rows, and until when"),
        N_(
            "Shows who is inside the line if it ended now and not certain, or holds a row below it: how many "
            "doublures that takes, in which rows, and when those are skated or decided."
        ),
        ("startbewijs waiting women --at 2025-12-28",),
        "startbewijs.cli.outlooking:waiting",
    ),
    Command(
        "needs",
        "SKATER",
        N_("which rank or time is enough for a skater, keeps hope, or ends it"),
        N_(
            "Shows for every distance that a skater still skates which rank is enough to be certain by the "
            "order whatever the others do, which keeps hope and which ends it; in a race under way in time."
        ),
        ("startbewijs needs Conijn --at 2025-12-29",),
        "startbewijs.cli.outlooking:needs",
    ),
    Command(
        "why",
        "SKATER",
        N_("the proof of a skater's status, in plain sentences"),
        N_(
            "Shows what a status rests on: the rows above and what each counts for, the worst case counted "
            "out, what the committee could still do, and for who waits one ending in and one ending out, as "
            "short as possible."
        ),
        ("startbewijs why Leerdam --at 2025-12-28", "startbewijs why Kok --at 2025-12-27 --lang nl"),
        "startbewijs.cli.outlooking:why",
    ),
    Command(
        "start-status",
        SEX,
        N_("start by start: which are certain, which are out, what the others wait for"),
        N_(
            "A place in the team and a start are two questions. Shows for each distance which start is "
            "certain, which is out, and whether the others wait for the place in the team, for races or for "
            "the committee."
        ),
        ("startbewijs start-status men --at 2025-12-28",),
        "startbewijs.cli.outlooking:chances",
    ),
    Command(
        "whatif",
        "",
        N_("the table again with races, withdrawals or designations supposed, and what changes"),
        N_(
            "Supposes what did not happen, or not yet: how a distance ends, who withdraws, is designated or "
            "does not go. Shows the table of statuses as it would be, and whose status changes."
        ),
        (
            'startbewijs whatif --rank "w1500: rijpma, kok" --at 2025-12-28',
            'startbewijs whatif --designate "bosker: m-team-pursuit" --at 2025-12-30',
        ),
        "startbewijs.cli.outlooking:whatif",
    ),
    Command(
        "decisive",
        SEX,
        N_("which races to come can bring whom in, or keep whom out"),
        N_(
            "Shows for every distance to come for whom it can settle the question alone: there is a result "
            "of it with which the skater is certain by the order, or out, whatever all the other races bring."
        ),
        ("startbewijs decisive men --at 2025-12-28",),
        "startbewijs.cli.outlooking:decisive",
    ),
    Command(
        "history",
        "SKATER",
        N_("how a skater's chances went, turn by turn, and what made the difference"),
        N_(
            "Shows every fact after which a skater's status or interval was another, with the rows that it "
            "settled."
        ),
        ("startbewijs history Leerdam",),
        "startbewijs.cli.outlooking:history",
    ),
)

BEFORE_THE_END = Group(N_("Before the end"), _COMMANDS)
