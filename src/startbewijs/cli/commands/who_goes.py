"""Commands that say who goes to the Games: order, team, starts, and the story of it."""

from __future__ import annotations

from startbewijs.cli.commands.command import SEX, Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "demo",
        "",
        N_("the Olympic qualification tournament of 2025 in three screens"),
        N_(
            "Shows the evening of 28 December 2025 as the facts of that day tell it, and then how the "
            "tournament ended: who goes, who does not, and why."
        ),
        ("startbewijs demo", "startbewijs demo --lang nl"),
        "startbewijs.cli.demo:demo",
    ),
    Command(
        "tickets",
        SEX,
        N_("the selection order with the line: who stands where, who waits for what"),
        N_(
            "Walks the selection order from the top: each row gives a place, or is a doublure of a skater "
            "who stands higher, or waits for a race or a decision. The line lies below the last place of "
            "the team."
        ),
        ("startbewijs tickets women", "startbewijs tickets women --at 2025-12-28"),
        "startbewijs.cli.selecting:tickets",
    ),
    Command(
        "team",
        SEX,
        N_("the team, with the decisions of the selection committee"),
        N_(
            "Shows who is on the team and by which row or decision, who dropped out, and whether the team "
            "that was published is the same."
        ),
        ("startbewijs team men",),
        "startbewijs.cli.selecting:team",
    ),
    Command(
        "starts",
        SEX,
        N_("who starts on which distance at the Games"),
        N_(
            "Shows for each distance who starts there: the holders of a ticket who are on the team, and who "
            "fills up a vacant start."
        ),
        ("startbewijs starts men",),
        "startbewijs.cli.selecting:starts",
    ),
    Command(
        "explain",
        "SKATER",
        N_("one skater in plain sentences: every row, place and decision"),
        N_("Tells for one skater every row, place and decision, and which fact or article each rests on."),
        ("startbewijs explain Leerdam", "startbewijs explain bosker --lang nl"),
        "startbewijs.cli.selecting:explain",
    ),
    Command(
        "story",
        "",
        N_("a day as a sports desk would print it, each clause with its facts"),
        N_(
            "Tells a day from its facts alone, in Dutch or English: who won, how the races went, what it "
            "means for the order, what was decided and what comes next. What is not known is left unsaid, "
            "and no chance is guessed."
        ),
        (
            "startbewijs story --day 2025-12-28 --lang nl",
            "startbewijs story --day 2025-12-28 --form ticker",
            "startbewijs story --day 2025-12-28 --distance w500 --show-sources",
        ),
        "startbewijs.cli.telling:story",
    ),
    Command(
        "card",
        "SKATER",
        N_("the speaker's card of a skater: who, marks, pair and what is at stake"),
        N_(
            "What a speaker wants at hand before a skater starts: team, titles and Games, the marks of the "
            "distance, the pair, what was skated here before, and what each rank would mean for the order."
        ),
        (
            "startbewijs card Leerdam --at 2025-12-28",
            "startbewijs card Beune --distance w1500 --at 2025-12-28",
        ),
        "startbewijs.cli.telling:card",
    ),
)

WHO_GOES = Group(N_("Who goes"), _COMMANDS)
