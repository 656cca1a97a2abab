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
        "mass-start",
        "KEY SKATER…",
        N_("who starts in a mass start, in the order of the grid"),
        N_(
            "Records the start list of a mass start, or of its semi-finals with --race. Sixteen laps are due "
            "unless --laps says another number; named again, the list replaces the one before."
        ),
        (
            "startbewijs mass-start w-mass-start groenewoud kerkhoff blondin --tournament my-meet",
            "startbewijs mass-start m-mass-start bergsma hoolwerf --race semi-1 --tournament my-meet",
        ),
        "startbewijs.cli.massing:mass_start",
    ),
    Command(
        "sprint",
        "KEY LAP SKATER…",
        N_("who won a sprint of a mass start"),
        N_("Records the first three of a sprint, the first one first. They get 3, 2 and 1 points."),
        ("startbewijs sprint w-mass-start 4 blondin kerkhoff --tournament my-meet",),
        "startbewijs.cli.massing:sprint",
    ),
    Command(
        "record-mass-start",
        "KEY",
        N_("how a mass start ended"),
        N_(
            "Records the result of a mass start from a CSV file in the order of the finish, with the columns "
            "skater, time, laps, status and code; laps only for whoever skated fewer. Recorded again, with a "
            "reason, it is a correction."
        ),
        (
            "startbewijs record-mass-start w-mass-start --from finish.csv --tournament my-meet",
            "startbewijs record-mass-start m-mass-start --from finish.csv --laps 15 --why “one lap short, "
            "the bell rang too early” --tournament my-meet",
        ),
        "startbewijs.cli.massing:record_mass_start",
    ),
    Command(
        "pursuit-team",
        "KEY TEAM SKATER…",
        N_("a team of a team pursuit"),
        N_("Records a team: its name, three skaters and perhaps one in reserve."),
        ("startbewijs pursuit-team w-team-pursuit Noord groenewoud rijpma talsma --tournament my-meet",),
        "startbewijs.cli.chasing:pursuit_team",
    ),
    Command(
        "pursuit-heat",
        "KEY HEAT",
        N_("who skates a heat of a team pursuit"),
        N_(
            "Records which team starts on the side of the finish and which on that of the crossing. Without "
            "--knock-out all teams are ranked by their times."
        ),
        ("startbewijs pursuit-heat w-team-pursuit 1 --finish Noord --crossing Zuid --tournament my-meet",),
        "startbewijs.cli.chasing:pursuit_heat",
    ),
    Command(
        "record-pursuit",
        "KEY HEAT TEAM TIME…",
        N_("what a team came to in a team pursuit"),
        N_(
            "Records the time of a team's third skater, or of all three in the order of the finish, or a "
            "status instead. Fewer than three who finish are no time: DNF. Recorded again it needs a reason."
        ),
        (
            "startbewijs record-pursuit w-team-pursuit 1 Noord 3:01.19 --tournament my-meet",
            "startbewijs record-pursuit w-team-pursuit 1 Zuid --status DNF --tournament my-meet",
        ),
        "startbewijs.cli.chasing:record_pursuit",
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
        (
            "startbewijs re-pair w3000 --join --record --why ziek --tournament my-trials",
            'startbewijs re-pair w3000 --pair "3: Kok, Leerdam" --tournament my-trials',
        ),
        "startbewijs.cli.repairing:re_pair",
    ),
    Command(
        "set-wall",
        "RESULTS",
        N_("when the wall of the hall shows a result"),
        N_(
            "Records whether the wall of the hall shows a result as soon as it is confirmed, which it does "
            "unless something else is said, or once the speaker releases it. What was confirmed before "
            "stays on it."
        ),
        (
            "startbewijs set-wall released --tournament my-trials",
            "startbewijs set-wall confirmed --tournament my-trials",
        ),
        "startbewijs.cli.hall:set_wall",
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
