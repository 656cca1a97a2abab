"""Commands that record what happens on the ice."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "record",
        "DISTANCE [PAIR]",
        N_("what happens to a pair: times, falls, false starts, disqualifications"),
        N_(
            "With flags, records what they say of a pair, all of it or nothing. Without any, a screen for "
            "one pair after another, on which every action is a key. What is doubtful (far faster than the "
            "world record, a lap of eight seconds, times in the wrong lanes) is asked about first. Nothing "
            "counts before the referee confirms the pair."
        ),
        (
            "startbewijs record w500 3 --inner 36873 --outer 37,12 --tournament my-trials",
            "startbewijs record w500 3 --false-start inner --dq outer --code T08 --tournament my-trials",
            "startbewijs record w500 --tournament my-trials",
        ),
        "startbewijs.cli.recording:record",
    ),
    Command(
        "confirm",
        "DISTANCE PAIR",
        N_("the referee's word that a pair counts"),
        N_(
            "Records that the referee confirms a pair. From then on its results count, and only a correction "
            "with its reason changes them. A pair in which a result is lacking is refused."
        ),
        ("startbewijs confirm w500 3 --tournament my-trials",),
        "startbewijs.cli.recording:confirm",
    ),
    Command(
        "reskate",
        "DISTANCE SKATER",
        N_("the pair of a re-skate that was granted"),
        N_(
            "Puts a skater who may skate again into a pair of its own, alone or with another who may. The "
            "better time of the two counts. “record --reskate” grants it."
        ),
        ("startbewijs reskate w500 kok --lane outer --tournament my-trials",),
        "startbewijs.cli.recording:reskate",
    ),
    Command(
        "release",
        "[DISTANCE PAIR]",
        N_("the speaker's word that the wall may show a result"),
        N_(
            "Where “set-wall released” was recorded, the wall of the hall shows what a pair came to only "
            "after this. Without a pair it releases every pair that the wall waits for. The site shows what "
            "is confirmed at once."
        ),
        ("startbewijs release w500 3 --tournament my-trials", "startbewijs release --tournament my-trials"),
        "startbewijs.cli.hall:release",
    ),
    Command(
        "close-distance",
        "DISTANCE",
        N_("the end of a distance: its classification is final"),
        N_(
            "Records that a distance is final. Every pair has to be confirmed; who has no result is asked "
            "about first."
        ),
        ("startbewijs close-distance w500 --tournament my-trials",),
        "startbewijs.cli.recording:close_distance",
    ),
    Command(
        "take-over",
        "DISTANCE SKATER [RESULT]",
        N_("a result or rank that somebody else published"),
        N_(
            "Records a published result of a skater of whom no pair is known, or a published rank. Whoever "
            "has a pair here is recorded there."
        ),
        (
            "startbewijs take-over w500 kok 36.873 --race 1 --why “the official list” --tournament my-trials",
            "startbewijs take-over w500 kok --rank 1 --tournament my-trials",
        ),
        "startbewijs.cli.recording:take_over",
    ),
)

AT_THE_ICE = Group(N_("Beside the ice"), _COMMANDS, records=True)
