"""Every command: what it is for, where its code lies, and examples that run.

This table is all that `startbewijs --help` needs, so that the help is there at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.publish.words import N_

ICE = N_("On the ice")
WHO = N_("Who goes")
END = N_("Before the end")
KEEP = N_("Looking after a tournament")

GROUPS = (WHO, END, ICE, KEEP)


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `arguments` is how its words are shown in the usage line."""

    name: str
    group: str
    arguments: str
    summary: str
    about: str
    examples: tuple[str, ...]
    function: str

    @property
    def words(self) -> str:
        """The command with its arguments, as one types it."""
        return f"{self.name} {self.arguments}".strip()


_SEX = "[women|men]"

COMMANDS = (
    Command(
        "demo",
        WHO,
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
        WHO,
        _SEX,
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
        WHO,
        _SEX,
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
        WHO,
        _SEX,
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
        WHO,
        "SKATER",
        N_("one skater in plain sentences: every row, place and decision"),
        N_("Tells for one skater every row, place and decision, and which fact or article each rests on."),
        ("startbewijs explain Leerdam", "startbewijs explain bosker --lang nl"),
        "startbewijs.cli.selecting:explain",
    ),
    Command(
        "status",
        END,
        _SEX,
        N_("what is proved of every skater: best and worst place, certain or not"),
        N_(
            "Shows for every skater the best and the worst place over all endings that the rules still "
            "allow, and the status that follows. Nothing in it is a probability."
        ),
        ("startbewijs status women --at 2025-12-28", "startbewijs status --all --json"),
        "startbewijs.cli.outlooking:status",
    ),
    Command(
        "waiting",
        END,
        _SEX,
        N_("the waiting room: who waits, for which rows, and until when"),
        N_(
            "Shows who is inside the line if it ended now and not certain, or holds a row below it: how many "
            "doublures that takes, in which rows, and when those are skated or decided."
        ),
        ("startbewijs waiting women --at 2025-12-28",),
        "startbewijs.cli.outlooking:waiting",
    ),
    Command(
        "needs",
        END,
        "SKATER",
        N_("which rank or time is enough for a skater, keeps hope, or ends it"),
        N_(
            "Shows for every distance that a skater still skates which rank is enough to be certain by the "
            "order whatever the others do, which keeps hope and which ends it; in a race under way in time."
        ),
        ("startbewijs needs Conijn --at 2025-12-29",),
        "startbewijs.cli.outlooking:needs",
    ),
    Command(
        "why",
        END,
        "SKATER",
        N_("the proof of a skater's status, in plain sentences"),
        N_(
            "Shows what a status rests on: the rows above and what each counts for, the worst case counted "
            "out, what the committee could still do, and for who waits one ending in and one ending out, as "
            "short as possible."
        ),
        ("startbewijs why Leerdam --at 2025-12-28", "startbewijs why Kok --at 2025-12-27 --lang nl"),
        "startbewijs.cli.outlooking:why",
    ),
    Command(
        "start-status",
        END,
        _SEX,
        N_("start by start: which are certain, which are out, what the others wait for"),
        N_(
            "A place in the team and a start are two questions. Shows for each distance which start is "
            "certain, which is out, and whether the others wait for the place in the team, for races or for "
            "the committee."
        ),
        ("startbewijs start-status men --at 2025-12-28",),
        "startbewijs.cli.outlooking:chances",
    ),
    Command(
        "whatif",
        END,
        "",
        N_("the table again with races, withdrawals or designations supposed, and what changes"),
        N_(
            "Supposes what did not happen, or not yet: how a distance ends, who withdraws, is designated or "
            "does not go. Shows the table of statuses as it would be, and whose status changes."
        ),
        (
            'startbewijs whatif --rank "w1500: rijpma, kok" --at 2025-12-28',
            'startbewijs whatif --designate "bosker: m-team-pursuit" --at 2025-12-30',
        ),
        "startbewijs.cli.outlooking:whatif",
    ),
    Command(
        "decisive",
        END,
        _SEX,
        N_("which races to come can bring whom in, or keep whom out"),
        N_(
            "Shows for every distance to come for whom it can settle the question alone: there is a result "
            "of it with which the skater is certain by the order, or out, whatever all the other races bring."
        ),
        ("startbewijs decisive men --at 2025-12-28",),
        "startbewijs.cli.outlooking:decisive",
    ),
    Command(
        "history",
        END,
        "SKATER",
        N_("how a skater's chances went, turn by turn, and what made the difference"),
        N_(
            "Shows every fact after which a skater's status or interval was another, with the rows that it "
            "settled."
        ),
        ("startbewijs history Leerdam",),
        "startbewijs.cli.outlooking:history",
    ),
    Command(
        "story",
        WHO,
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
        WHO,
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
    Command(
        "results",
        ICE,
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
        ICE,
        "DISTANCE",
        N_("a distance in order, with the race that counts"),
        N_(
            "Shows a distance in order. Thousandths are printed only where they separate two skaters; a mark "
            "says what a rank rests on where that is not simply the times."
        ),
        ("startbewijs classification m1000", "startbewijs classification w500 --at 2025-12-28"),
        "startbewijs.cli.asking:classification",
    ),
    Command(
        "startlist",
        ICE,
        "DISTANCE",
        N_("the pairs as they were drawn"),
        N_("Shows the pairs of a distance, who is entered without a known pair, and who withdrew and why."),
        ("startbewijs startlist w1000",),
        "startbewijs.cli.asking:startlist",
    ),
    Command(
        "programme",
        ICE,
        "",
        N_("what is skated when, and how far it is"),
        N_("Shows the races of every day with their announced hours."),
        ("startbewijs programme",),
        "startbewijs.cli.asking:programme",
    ),
    Command(
        "records",
        ICE,
        "",
        N_("the records that fell, and what stood before"),
        N_("Shows track records, national records and personal bests as they fell."),
        ("startbewijs records",),
        "startbewijs.cli.asking:records",
    ),
    Command(
        "serve",
        KEEP,
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
        KEEP,
        "",
        N_("the tournaments at hand"),
        N_("Lists the tournaments that came with the program and those in your data folder."),
        ("startbewijs list",),
        "startbewijs.cli.keeping:shelf",
    ),
    Command(
        "log",
        KEEP,
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
        KEEP,
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
        "export",
        KEEP,
        "[FILE]",
        N_("a log as one file, a fact a line"),
        N_("Writes a tournament's log to a file, or to the screen without one. “import” takes it in again."),
        ("startbewijs export okt.jsonl",),
        "startbewijs.cli.keeping:export",
    ),
    Command(
        "publish",
        KEEP,
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
        KEEP,
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

BY_NAME = {command.name: command for command in COMMANDS}

ALSO_CALLED = {
    "aanwijzingen": "team",
    "briefje": "card",
    "dagprogramma": "programme",
    "doublures": "tickets",
    "feiten": "log",
    "geschiedenis": "history",
    "kansen": "status",
    "kaart": "card",
    "klassement": "classification",
    "leg-uit": "explain",
    "loting": "startlist",
    "matrix": "tickets",
    "nodig": "needs",
    "order": "tickets",
    "pairs": "startlist",
    "ploeg": "team",
    "programma": "programme",
    "ranking": "classification",
    "scenario": "whatif",
    "schedule": "programme",
    "selectie": "team",
    "selection": "team",
    "speaker": "card",
    "stand": "status",
    "startbewijzen": "tickets",
    "startlijst": "startlist",
    "tournaments": "list",
    "uitleg": "explain",
    "uitslag": "results",
    "uitslagen": "results",
    "verhaal": "story",
    "verslag": "story",
    "waarom": "why",
    "wachtkamer": "waiting",
    "watals": "whatif",
    "what-if": "whatif",
}
"""What people may call a command, in Dutch or in English, and which one it is."""
