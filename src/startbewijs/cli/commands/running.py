"""Commands that record what an office and officials do."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "withdraw",
        "SKATER",
        N_("a skater withdraws, from one distance or from the tournament"),
        N_(
            "Records that a skater withdraws, with the reason. A pair that was drawn stays as it is until it "
            "is changed."
        ),
        ("startbewijs withdraw rijpma --distance w3000 --why ziek --tournament my-trials",),
        "startbewijs.cli.entering:withdraw",
    ),
    Command(
        "undo",
        "[POSITION…]",
        N_("a slip of the pen, taken back; it stays in the log"),
        N_(
            "Takes back the last fact of an office, or the facts at the positions that are named, with the "
            "reason. What is confirmed, decided or published is corrected instead, and what later facts rest "
            "on stays."
        ),
        ("startbewijs undo --as timekeeper --why 'wrong lane' --tournament my-trials",),
        "startbewijs.cli.undoing:undo",
    ),
)

RUNNING = Group(N_("Running a tournament"), _COMMANDS, records=True)
