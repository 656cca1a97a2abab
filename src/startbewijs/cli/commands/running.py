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
        "combine",
        "KEY RACE…",
        N_("races that count together in points: an allround, a sprint"),
        N_(
            "Records which races count together, in the order in which they are skated. Each time counts as "
            "the time per 500 m; the fewest points win. The order stands in “classification KEY”."
        ),
        (
            "startbewijs combine w-allround w500 w3000 w1500 w5000 --tournament my-meet",
            "startbewijs combine m-sprint m500/1 m1000/1 m500/2 m1000/2 --tournament my-meet",
        ),
        "startbewijs.cli.combining:combine",
    ),
    Command(
        "draw",
        "DISTANCE",
        N_("who skates against whom, drawn from a seed; shown first, recorded with --record"),
        N_(
            "Draws a race: groups by season best or a ranking, the slowest first, within them by lot; a "
            "second race as the tournament announced it. The same seed is the same draw, so that anybody can "
            "repeat it. A draw that was published is typed in as it is. Nothing is recorded without --record."
        ),
        (
            "startbewijs draw w500 --seed 4711 --tournament my-trials",
            "startbewijs draw w500 --race 2 --second swapped --tournament my-trials",
            "startbewijs draw m1500 --quartets --spread team --record --tournament my-trials",
            "startbewijs draw w3000 --published loting.csv --record --tournament my-trials",
        ),
        "startbewijs.cli.drawing:draw",
    ),
    Command(
        "re-pair",
        "DISTANCE",
        N_("pairs changed after a withdrawal: as little as can be, before they are called"),
        N_(
            "Shows how pairs change that lost a skater: the opponent skates alone in the lane that was drawn "
            "or, with --join, against another who is left alone. Nothing is recorded without --record, which "
            "needs the reason."
        ),
        ("startbewijs re-pair w3000 --join --record --why ziek --tournament my-trials",),
        "startbewijs.cli.drawing:re_pair",
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
