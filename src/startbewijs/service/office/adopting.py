"""Adopting a procedure: its file is kept beside the tournaments, and its digest is recorded."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from secrets import token_hex

from startbewijs.errors import Refused, reason
from startbewijs.log.events.base import Event
from startbewijs.publish.words import N_
from startbewijs.selection.procedure import Procedure
from startbewijs.service.drafts import Draft, draft
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Acted, Hand, acted
from startbewijs.service.office.opening import adoption
from startbewijs.service.queries import snapshot
from startbewijs.service.taking_over import own
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def adopted(library: Library, asked: str | None, hand: Hand, found: Draft) -> Acted:
    """What was recorded of a procedure; where it was refused, no file was kept."""
    id_ = own(library, asked)
    state = snapshot(library, id_).competition
    fitting(state, found.procedure)
    if hand.why is None:
        _first(state, found.procedure)
    keep(library, found)

    def decide(state: Competition) -> Iterator[Event]:
        if hand.why is None:  # somebody else may have adopted one meanwhile
            _first(state, found.procedure)
        return adoption(state, found.procedure)

    return acted(library, id_, hand, decide)


def _first(state: Competition, procedure: Procedure) -> None:
    """Refuses a procedure that takes the place of another without a reason; the first needs none."""
    known = state.adoption
    if known is not None and (known.procedure, known.sha256) != (procedure.id, procedure.sha256):
        raise Refused(
            "The procedure {procedure} is adopted already; say why another takes its place (--why).",
            N_("The procedure {procedure} is adopted already; give the reason why another takes its place."),
            procedure=known.procedure,
        )


def fitting(state: Competition, procedure: Procedure) -> tuple[Distance, ...]:
    """The distances that rows of a procedure wait for and that are not announced.

    A procedure that counts a distance otherwise than it is skated is refused.
    """
    tuple(adoption(state, procedure))
    waited = (one.distance for rows in procedure.orders.values() for one in rows)
    return tuple(dict.fromkeys(one for one in waited if one is not None and one not in state.contests))


def at_hand(library: Library, named: str) -> Procedure:
    """The procedure with an id that is at hand; another is refused."""
    return draft(library, named).procedure


def keep(library: Library, found: Draft) -> None:
    """Puts the file of a procedure where tournaments look for it, unless the same one is there."""
    id_ = found.procedure.id
    if not _ID.fullmatch(id_) or len(id_) > 64:
        raise Refused(
            "“{id}” cannot name a procedure that is adopted: write small letters, digits and single hyphens "
            "in its field id.",
            id=id_,
        )
    known = library.procedure_text(id_)
    if known is not None:
        if sha256(known[0].encode()).hexdigest() == found.procedure.sha256:
            return
        raise Refused(
            "There is another procedure {id} at hand already, and no file is overwritten; give the field id "
            "in yours another name.",
            id=id_,
        )
    folder = library.folder / "procedures"
    making = folder / f".{id_}.{token_hex(4)}.making"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with making.open("xb") as file:
                file.write(found.text.encode())
                file.flush()
                os.fsync(file.fileno())
            os.link(making, folder / f"{id_}.toml")
        finally:
            with suppress(OSError):  # the first error is the one to tell
                making.unlink(missing_ok=True)
    except OSError as problem:
        raise Refused(
            "The procedure cannot be kept in {folder} ({problem}), and nothing was recorded.",
            folder=folder,
            problem=reason(problem),
        ) from None
