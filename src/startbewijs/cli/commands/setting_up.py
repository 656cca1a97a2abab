"""Commands that set a tournament up: what it is, who skates there, and when."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "new",
        "[TOURNAMENT]",
        N_("a tournament of your own, from a template; alone: which templates there are"),
        N_(
            "Makes a tournament in the data folder: its name, place and days, its distances as a template "
            "has them or as --distances says, and the procedure that the template names. One that is there "
            "already is never overwritten. Everything else follows by commands of its own."
        ),
        (
            "startbewijs new",
            "startbewijs new trials-2026 --from trials --name “Trials 2026” --venue Heerenveen "
            "--track Thialf --days 2026-12-26,2026-12-27",
        ),
        "startbewijs.cli.opening:new",
    ),
    Command(
        "announce",
        "DISTANCE…",
        N_("a further distance that is skated, once or twice"),
        N_(
            "Records that distances are skated at this tournament. With --races 2 each is skated twice, and "
            "--counting says what counts: the better time (best) or both added up (sum)."
        ),
        ("startbewijs announce w500 m500 --races 2 --counting best --tournament my-trials",),
        "startbewijs.cli.opening:announce",
    ),
    Command(
        "adopt-procedure",
        "PROCEDURE",
        N_("the selection procedure that decides who goes, fixed by its digest"),
        N_(
            "Adopts a procedure by its id, or from a file, which is then kept beside your tournaments. What "
            "is recorded is its name, its version and its digest: a file that is changed later is not the "
            "one that was adopted, and the program says so. “startbewijs check-procedure” shows first what "
            "one comes to."
        ),
        ("startbewijs adopt-procedure example-sum --tournament my-trials",),
        "startbewijs.cli.opening:adopt_procedure",
    ),
)

SETTING_UP = Group(N_("Setting a tournament up"), _COMMANDS, records=True)
