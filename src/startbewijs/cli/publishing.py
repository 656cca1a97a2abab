"""The public site as files: a folder that opens from disk, or from any host that serves files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import PLACE, Place, PublicUrl
from startbewijs.errors import Refused
from startbewijs.publish.site.sharing import public_address
from startbewijs.publish.words import N_
from startbewijs.service.exporting import published


def publish(
    folder: Annotated[
        Path | None, Parameter(name="DIR", help=N_("the folder to make; it may not be there yet"))
    ] = None,
    /,
    *,
    only_newest: Annotated[
        bool,
        Parameter(
            name="--only-newest", negative="", help=N_("only the newest state, without the moments before it")
        ),
    ] = False,
    public: PublicUrl = None,
    place: Place = PLACE,
) -> int:
    """Write the public site as files."""
    if folder is None:
        raise Refused("Say into which folder: startbewijs publish DIR.")
    address = "" if public is None else public_address(public)
    done = published(place.library, place.tournament, folder, only_newest=only_newest, public=address)
    said = place.words.count(
        "{n} page written; open {path}.", "{n} pages written; open {path}.", done.pages, path=done.first
    )
    sys.stdout.write(f"{said}\n")
    return 0
