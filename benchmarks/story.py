"""How long it takes to tell the whole tournament, beside proving what it tells.

    .venv/bin/python -m benchmarks.story [--rounds 5]

Tells every day of the packaged tournament in both languages, and takes alone what comes before a story: the
state at the end of each day and the statuses of both sexes. Both in one run, in turn. The figures are medians
of processor time, and their ratio.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from startbewijs.outlook.status import Outlook, outlooks
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.realising import realised
from startbewijs.publish.story.telling import plan_of
from startbewijs.publish.story.wording import packaged as lexicon
from startbewijs.selection.procedure import Procedure
from startbewijs.service.library import Library
from startbewijs.service.queries import adopted, facts_of, snapshot_of
from startbewijs.sport.distances import Sex

DAYS = ("2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30", "2026-01-01")


def prepared(library: Library, day: str) -> tuple[Snapshot, Procedure, dict[Sex, tuple[Outlook, ...]]]:
    """The state at the end of a day, and what is proved of it."""
    found = snapshot_of(facts_of(library, "okt-2025"), day)
    rules = adopted(library, found.competition)
    return found, rules, {sex: tuple(outlooks(found.competition, rules, sex)) for sex in Sex}


def seconds(work: Callable[[], object]) -> float:
    """The processor time that something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    """Prints the two medians and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    library = Library(Path("there-is-no-such-folder"), lambda: datetime.now(UTC))
    ready = {day: prepared(library, day) for day in DAYS}

    def told() -> None:
        for day, (found, rules, proved) in ready.items():
            plan = plan_of(found, rules, proved, date.fromisoformat(day))
            for language in ("nl", "en"):
                realised(plan, lexicon(language))

    def before() -> None:
        for day in DAYS:
            prepared(library, day)

    told()
    both = [(seconds(told), seconds(before)) for _ in range(rounds)]
    telling, proving = (median(times) for times in zip(*both, strict=True))
    sys.stdout.write(
        f"six days told in two languages:        {telling:6.3f} s\n"
        f"their states and proofs before that:   {proving:6.3f} s\n"
        f"telling beside proving:                {telling / proving:6.2f}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
