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
    Command(
        "officials",
        "[OFFICE NAME…]",
        N_("who is referee, starter, timekeeper and so on; alone: who is named"),
        N_(
            "Records who fills an office, several in one command: an office, then the name, then the next "
            "office. A name that is given later replaces the one before. Without words it answers who fills "
            "which office."
        ),
        (
            "startbewijs officials --tournament my-trials",
            "startbewijs officials referee “A. de Boer” starter “B. Smit” --tournament my-trials",
        ),
        "startbewijs.cli.officials:officials",
    ),
    Command(
        "hand-correction",
        "SECONDS",
        N_("what a hand time counts more than was read"),
        N_(
            "Records what is added to times that are taken by hand, on every distance of the tournament; "
            "without it the rules' own correction holds. It is set before the first hand time is recorded. "
            "A hand time sets no record, with or without it."
        ),
        ("startbewijs hand-correction 0.24 --tournament my-trials",),
        "startbewijs.cli.clocking:set_hand_correction",
    ),
    Command(
        "register",
        "NAME",
        N_("a skater whom the tournament knows, by hand"),
        N_(
            "Records a skater by name. Who is called nearly like somebody registered is asked about, never "
            "silently taken for the same. With --id the start number, team or nation of a registered skater "
            "is changed. A whole list comes in with “startbewijs import-entries”."
        ),
        (
            "startbewijs register Anna de Boer --sex w --number 7 --team “Team A” --tournament my-trials",
            "startbewijs register --id anna-de-boer --number 8 --tournament my-trials",
        ),
        "startbewijs.cli.entering:register",
    ),
    Command(
        "enter",
        "SKATER… DISTANCE…",
        N_("a registered skater into a distance"),
        N_(
            "Records that skaters enter distances: the skaters first, with commas between several, then the "
            "distances. All of it is recorded, or nothing."
        ),
        (
            "startbewijs enter kok w500 w1000 --tournament my-trials",
            "startbewijs enter kok, jutta leerdam 500 --tournament my-trials",
        ),
        "startbewijs.cli.entering:enter",
    ),
    Command(
        "season-bests",
        "FILE",
        N_("the season bests that skaters bring, from a spreadsheet"),
        N_(
            "Takes in a list (CSV, Excel or ODS): a name or id, a distance and a time on each line, or a "
            "column for each distance. Heads may be Dutch or English. A line that is wrong is told with its "
            "remedy, and nothing is recorded then; with --skip-wrong the others are. With --kind PB they "
            "are personal bests."
        ),
        ("startbewijs season-bests bests.csv --tournament my-trials",),
        "startbewijs.cli.bests:season_bests",
    ),
    Command(
        "close-entries",
        "[DISTANCE…]",
        N_("nobody may enter a distance any more"),
        N_(
            "Closes the entries of distances, or of all that are open. From then on it is known who can "
            "still win a ticket there. With --known some a name may still be recorded that was not published."
        ),
        ("startbewijs close-entries --all --tournament my-trials",),
        "startbewijs.cli.entering:close_entries",
    ),
    Command(
        "set-programme",
        "DAY RACE…",
        N_("what is skated when on a day, with breaks and resurfacings"),
        N_(
            "Records the races of a day in their order. Each item is a race, with its hour where that is "
            "announced, which race of the two, how many pairs, and after which pairs the ice is made anew; "
            "or a break (“pause 20”, “dweil”). The same from a spreadsheet with the columns start, distance, "
            "race, pairs, ice after, pause. “programme” and “startlist” estimate from it when each race and "
            "pair may start, and estimate anew from every start that is recorded. Set again, it replaces "
            "what was set, with a reason."
        ),
        (
            "startbewijs set-programme 2026-12-26 “14:00 w500 race 1 ice after 6” “pause 20” w1000 "
            "“w500 race 2” --tournament my-trials",
        ),
        "startbewijs.cli.programming:set_programme",
    ),
)

SETTING_UP = Group(N_("Setting a tournament up"), _COMMANDS, records=True)
