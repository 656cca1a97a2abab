"""Commands that keep, check, show and hand over a whole tournament."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "serve",
        "",
        N_("the site, live: pages, API and feeds, or a tournament that is over replayed"),
        N_(
            "Serves the pages of a tournament, which follow as facts are recorded, with every answer as JSON "
            "and the facts as a feed. With --replay a tournament that is over is shown as if it went on; "
            "pauses of more than ten minutes are skipped."
        ),
        (
            "startbewijs serve",
            "startbewijs serve --port 8080 --host 0.0.0.0",
            "startbewijs serve --replay 60 --from 2025-12-28",
        ),
        "startbewijs.cli.serving:serve",
    ),
    Command(
        "list",
        "",
        N_("the tournaments at hand"),
        N_("Lists the tournaments that came with the program and those in your data folder."),
        ("startbewijs list",),
        "startbewijs.cli.keeping:shelf",
    ),
    Command(
        "log",
        "",
        N_("every recorded fact as a line: when, who, what and why"),
        N_(
            "Lists the facts of a tournament in the order in which they became known, each with its "
            "position, who recorded it, its reason and its sources; or, with --sources, what those sources "
            "are."
        ),
        (
            "startbewijs log --distance w500",
            "startbewijs log --skater fledderus --type start.false",
            "startbewijs log --sources",
        ),
        "startbewijs.cli.keeping:log",
    ),
    Command(
        "verify",
        "",
        N_("whether a log is still what was recorded"),
        N_(
            "Recomputes the digest of every fact and folds the whole log anew. A changed, missing or moved "
            "fact is named by its position. A log that was cut off at its end is only seen with a digest "
            "that was printed before."
        ),
        ("startbewijs verify",),
        "startbewijs.cli.keeping:verify",
    ),
    Command(
        "check-procedure",
        "PROCEDURE",
        N_("whether a selection procedure can be adopted, and what to look at again"),
        N_(
            "Reads the file of a procedure. What is wrong is said with its line, its field and how to mend "
            "it; of a procedure in order, its numbers are shown, and what its author may not have meant."
        ),
        ("startbewijs check-procedure example-sum", "startbewijs check-procedure knsb-2026 --json"),
        "startbewijs.cli.drafting:check_procedure",
    ),
    Command(
        "export",
        "[FILE]",
        N_("a log as one file, a fact a line"),
        N_("Writes a tournament's log to a file, or to the screen without one. “import” takes it in again."),
        ("startbewijs export okt.jsonl",),
        "startbewijs.cli.keeping:export",
    ),
    Command(
        "export-results",
        "DISTANCE",
        N_("the results of a distance for Excel, or for other programs"),
        N_(
            "Writes the results of a distance to a file. An Excel file (.xlsx) has a sheet for each race, "
            "with times that can be sorted and subtracted; .csv has the same as “results --csv”; .json holds "
            "one race in the shape in which the results service of the ISU serves it."
        ),
        (
            "startbewijs export-results w500 --to w500.xlsx",
            "startbewijs export-results m10000 --to m10000.json --at 2025-12-28",
        ),
        "startbewijs.cli.handing_over:export_results",
    ),
    Command(
        "import-entries",
        "FILE",
        N_("a list of entries from CSV, Excel or ODS: all of it, or nothing"),
        N_(
            "Registers and enters the skaters of a list whose head, in Dutch or English, has at least given, "
            "surname, sex and distances (voornaam, achternaam, geslacht, afstanden); also id, prefix, "
            "number, team and nation. Every line that is wrong is said; a name that is nearly that of a "
            "known skater is asked about and never merged."
        ),
        ("startbewijs import-entries inschrijvingen.xlsx --tournament my-trials",),
        "startbewijs.cli.entry_lists:import_entries",
    ),
    Command(
        "import-results",
        "DISTANCE",
        N_("the results of a race from another program: all of them, or none"),
        N_(
            "Takes over the results of one race from a .json file in the shape in which the results service "
            "of the ISU serves it: pairs, passages and times become facts, taken from a publication. Skaters "
            "are known by id or by exact name; who is not entered is named, and nothing is recorded."
        ),
        ("startbewijs import-results m1000 --from m1000.json --tournament my-trials",),
        "startbewijs.cli.handing_over:import_results",
    ),
    Command(
        "publish",
        "DIR",
        N_("the public site as files, for every moment of the tournament"),
        N_(
            "Writes the pages of the public site in Dutch and English into a new folder: the newest state, "
            "and the state after every race, distance and decision before it. They open from disk, and "
            "from any host that serves files."
        ),
        ("startbewijs publish site --only-newest",),
        "startbewijs.cli.publishing:publish",
    ),
    Command(
        "import",
        "FILE",
        N_("a log from a file into the data folder: all of it, or nothing"),
        N_(
            "Takes in a file that “export” made, or one written by hand. A tournament that is there already "
            "is carried on, if the file begins with the same facts."
        ),
        ("startbewijs import okt.jsonl",),
        "startbewijs.cli.keeping:import_",
    ),
)

LOOKING_AFTER = Group(N_("Looking after a tournament"), _COMMANDS)
