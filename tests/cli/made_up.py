"""Made-up trials for tests of commands that record: small, with something of every kind to decide."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

from tests.building import Log

from startbewijs.log.events.tournament import ProcedureAdopted


def made_up_trials() -> Log:
    """Women's 500 m over two races, closed, Bea and Cee level; the 1000 m under way; nothing of the men.

    The packaged procedure `example-sum` is adopted: two go, nobody is designated.
    """
    made = Log().announces("w500", counting="sum").announces("w1000")
    made.announces("m500", counting="sum").announces("m1000")
    made.enters("w500", "ann", "bea", "cee", "dee").enters("w1000", "ann", "dee", "eva", "fay")
    made.enters("m500", "m-gus", "m-hal").enters("m1000", "m-gus", "m-hal")
    file = files("startbewijs") / "tournaments" / "procedures" / "example-sum.toml"
    made.add(
        ProcedureAdopted(procedure="example-sum", version="1", sha256=sha256(file.read_bytes()).hexdigest())
    )
    made.skates("w500", {"ann": "38.000", "bea": "38.100"}, race=1, pair="1")
    made.skates("w500", {"cee": "38.100", "dee": "38.900"}, race=1, pair="2")
    made.skates("w500", {"ann": "38.050", "bea": "38.200"}, race=2, pair="1")
    made.skates("w500", {"cee": "38.200", "dee": "39.000"}, race=2, pair="2")
    made.closes("w500")
    made.skates("w1000", {"ann": "1:15.000", "dee": "1:14.500"}, pair="1")
    made.draws("w1000", "2", "eva", "fay").draws("m1000", "1", "m-gus", "m-hal")
    return made
