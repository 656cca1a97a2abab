"""The command that plays a made-up tournament."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "rehearse",
        "[TOURNAMENT]",
        N_("a made-up tournament, played by a robot through the same commands"),
        N_(
            "Makes a new tournament with made-up skaters and plays it from entries to the published teams, "
            "with false start, fall, re-skate, withdrawal, disqualification, level skaters, protest and "
            "designations. The same seed gives the same tournament. With --until it stops before a distance, "
            "so that officials train on that; with --speed it can be followed on the site."
        ),
        (
            "startbewijs rehearse --seed 2026",
            "startbewijs rehearse training --until w500",
            "startbewijs rehearse evening --speed 60",
        ),
        "startbewijs.cli.rehearsing:rehearse",
    ),
)

REHEARSING = Group(N_("Rehearsing"), _COMMANDS)
