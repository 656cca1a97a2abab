"""A rehearsal, played while one looks on."""

from __future__ import annotations

import sys
from secrets import randbelow
from time import sleep
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import PLACE, Place
from startbewijs.errors import Refused
from startbewijs.publish.page import visible
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import N_
from startbewijs.service.naming import whole_number
from startbewijs.service.rehearsal.playing import SIZE, played
from startbewijs.sport.distances import Distance


def rehearse(
    id_: Annotated[
        str,
        Parameter(name="TOURNAMENT", help=N_("a short name of your choice: small letters, digits, hyphens")),
    ] = "rehearsal",
    /,
    *,
    seed: Annotated[
        str | None,
        Parameter(name="--seed", help=N_("what everything follows from; else the system's randomness")),
    ] = None,
    speed: Annotated[
        int,
        Parameter(
            name="--speed", converter=whole_number, help=N_("how many times as fast as real; 0 is at once")
        ),
    ] = 0,
    until: Annotated[
        str | None,
        Parameter(name="--until", help=N_("play up to the first pair of this distance, and leave it to you")),
    ] = None,
    size: Annotated[
        int,
        Parameter(name="--size", converter=whole_number, help=N_("how many women and how many men skate")),
    ] = SIZE,
    place: Place = PLACE,
) -> int:
    """Play a made-up tournament."""
    if not 0 <= speed <= 100_000:
        raise Refused("{speed} is no speed: choose 0 (at once) to 100000.", speed=speed)
    library, words = place.new_library, place.words
    taken = f"{randbelow(10**8):08d}" if seed is None else seed.strip()[:60]
    stop = None if until is None else Distance.asked(until)

    def wait(seconds: int) -> None:
        if speed and seconds:
            sleep(seconds / speed)

    for done in played(library, id_, taken, size=size, until=stop, wait=wait):
        for fact in done.facts:
            sys.stdout.write(f"{fact.position}  {visible(told(fact.event, done.after, words))}\n")
        sys.stdout.flush()
    said = words.say(
        "Rehearsal {tournament}, seed {seed}. Everything in it is made up. See it with: startbewijs serve "
        "-t {tournament}",
        tournament=id_,
        seed=taken,
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0
