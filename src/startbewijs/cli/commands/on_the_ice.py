"""Commands about the races themselves."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "results",
        "DISTANCE",
        N_("race by race: pairs, times, remarks and records"),
        N_(
            "Shows each race of a distance: times and ranks, what happened, the pairs in the order of the "
            "ice, and when the ice was resurfaced."
        ),
        ("startbewijs results w500", "startbewijs results vrouwen 500 m --race 2"),
        "startbewijs.cli.asking:results",
    ),
    Command(
        "classification",
        "DISTANCE",
        N_("a distance in order, with the race that counts"),
        N_(
            "Shows a distance in order. Thousandths are printed only where they separate two skaters; a mark "
            "says what a rank rests on where that is not simply the times. Of several distances together "
            "(w-allround, m-sprint) it shows the points."
        ),
        ("startbewijs classification m1000", "startbewijs classification w500 --at 2025-12-28"),
        "startbewijs.cli.asking:classification",
    ),
    Command(
        "startlist",
        "DISTANCE",
        N_("the pairs as they were drawn"),
        N_("Shows the pairs of a distance, who is entered without a known pair, and who withdrew and why."),
        ("startbewijs startlist w1000",),
        "startbewijs.cli.asking:startlist",
    ),
    Command(
        "check-draw",
        "DISTANCE",
        N_("whether the recorded pairs follow from the recorded seed"),
        N_(
            "Computes a draw anew from its seed and what was known when it was made, and compares the pairs; "
            "changes that were made afterwards are named."
        ),
        ("startbewijs check-draw w500",),
        "startbewijs.cli.drawing:check_draw",
    ),
    Command(
        "programme",
        "",
        N_("what is skated when, and how far it is"),
        N_("Shows the races of every day with their announced hours."),
        ("startbewijs programme",),
        "startbewijs.cli.asking:programme",
    ),
    Command(
        "records",
        "",
        N_("the records that fell, and what stood before"),
        N_("Shows track records, national records and personal bests as they fell."),
        ("startbewijs records",),
        "startbewijs.cli.asking:records",
    ),
)

ON_THE_ICE = Group(N_("On the ice"), _COMMANDS)
