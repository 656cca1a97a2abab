"""The demonstration: which tournament, which evening of it, and what to try next."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from shutil import which

from startbewijs.cli.options import PLACE, Place
from startbewijs.errors import Refused
from startbewijs.publish.page import Heading, Page, Sentence, Tone, text, visible
from startbewijs.publish.subjects.digest import ending, evening
from startbewijs.publish.terminal import draw
from startbewijs.service import queries
from startbewijs.service.proofs import prospects
from startbewijs.sport.distances import Distance, Sex

_TOURNAMENT = "okt-2025"
_EVENING = date(2025, 12, 28)
_DISTANCES = ((Distance(Sex.WOMEN, 500), 8), (Distance(Sex.MEN, 10_000), 4))
_NEXT = (
    "why Leerdam --at 2025-12-28",
    "status men --at 2025-12-29",
    "explain Prins",
)


def demo(*, place: Place = PLACE) -> int:
    """Print an evening of the packaged tournament, and how it ended."""
    words, library = place.words, place.library
    chosen = library.chosen(place.tournament or _TOURNAMENT)
    if chosen != _TOURNAMENT:
        raise Refused(
            "The demonstration is about {shown} alone; ask “startbewijs tickets -t {asked}” about {asked}.",
            shown=_TOURNAMENT,
            asked=chosen,
        )
    facts = queries.facts_of(library, _TOURNAMENT)
    then, last = queries.snapshot_of(facts, _EVENING.isoformat()), queries.snapshot_of(facts)
    procedure = queries.adopted(library, last.competition)
    proved = [one for each in prospects(then.competition, procedure, Sex) for one in each.outlooks]
    if not all(one.packaged for one in library.shelf() if one.id == _TOURNAMENT):
        own = words.say(
            "Shown from the log in your data folder, {path}, not from the one that comes with the program.",
            path=library.path(_TOURNAMENT),
        )
        sys.stdout.write(f"{visible(own)}\n\n")
    draw(evening(then, procedure, _EVENING, _DISTANCES, Sex.WOMEN, words, proved), sys.stdout)
    sys.stdout.write("\n\n")
    draw(ending(last, procedure, words), sys.stdout)
    sys.stdout.write("\n\n")
    next_ = Page().add(Heading(words.say("Now try")))
    # Beside a tournament of the reader's own, a question that names none is about that one.
    alone = all(one.packaged or one.id == _TOURNAMENT for one in library.shelf())
    called, about = _called(), "" if alone else f" -t {_TOURNAMENT}"
    lines = (text(f"{called} {asked}{about}", Tone.STRONG) for asked in _NEXT)
    draw(next_.add(*(Sentence(line, " ") for line in lines)), sys.stdout)
    return 0


def _called() -> str:
    """How this program is called from where the reader is: by its name, or by the path that leads to it."""
    name = Path(sys.argv[0])
    if which("startbewijs") or name.name != "startbewijs":
        return "startbewijs"
    return os.path.relpath(name)
