"""The live server, started from the command line."""

from __future__ import annotations

import errno
import os
import socket
import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from startbewijs.cli.options import PLACE, Place, PublicUrl
from startbewijs.errors import Refused
from startbewijs.publish.site.picture import drawable
from startbewijs.publish.site.sharing import public_address
from startbewijs.publish.words import N_
from startbewijs.service.live import replay as replay_of
from startbewijs.service.people import People
from startbewijs.service.queries import facts_of
from startbewijs.service.unopened import waits_for_one

if TYPE_CHECKING:
    from startbewijs.service.live import Replay


def serve(
    *,
    port: Annotated[int, Parameter(name="--port", help=N_("the port; 0 takes any that is free"))] = 8000,
    host: Annotated[
        str,
        Parameter(name="--host", help=N_("the address to listen at; 0.0.0.0 is every one of this machine")),
    ] = "127.0.0.1",
    replay: Annotated[
        int | None,
        Parameter(name="--replay", help=N_("show it as if it went on, this many times as fast as it was")),
    ] = None,
    since: Annotated[
        str | None,
        Parameter(
            name="--from", help=N_("where a replay begins: a day (its morning), an hour, or a position")
        ),
    ] = None,
    public: PublicUrl = None,
    place: Place = PLACE,
) -> int:
    """Serve the site, the API and the feeds until it is stopped."""
    try:
        from startbewijs.web.running import run
    except ModuleNotFoundError as missing:
        raise Refused(
            "The server needs {module}, which is not installed: pip install 'startbewijs[web]', or in the "
            "project's folder make web.",
            module=missing.name,
        ) from None
    drawable()
    address = "" if public is None else public_address(public)
    library, words = place.library, place.words
    waits = place.tournament is None and replay is None and waits_for_one(library)
    tournament = None if waits else library.chosen(place.tournament)
    if replay is None and since is not None:
        raise Refused("--from says where a replay begins; add --replay with its speed, such as --replay 60.")
    shown: Replay | None = None
    if tournament is not None:
        facts = facts_of(library, tournament)
        if replay is not None:
            shown = replay_of(facts, replay, since or "1")
    # What came with the program is over: nothing is recorded in it.
    desk = replay is None and not any(one.packaged and one.id == tournament for one in library.shelf())
    if desk:
        People(library.folder, library.now).close()  # refused here and now where they cannot be read
    with _listening(host, port) as listening:
        at = listening.getsockname()
        name = f"[{at[0]}]" if ":" in at[0] else at[0]
        site = f"http://{name}:{at[1]}/{words.language}/"
        said = (
            words.say(
                "No tournament is in {folder} yet: open one at the desk. Stop with Ctrl-C.",
                folder=library.folder,
            )
            if tournament is None
            else words.say(
                "{tournament} is at {address} – stop with Ctrl-C.", tournament=tournament, address=site
            )
        )
        sys.stdout.write(f"{said}\n")
        if desk:
            where = f"http://{name}:{at[1]}/desk/{words.language}/"
            at_the_desk = words.say("The desk of the officials is at {address}.", address=where)
            sys.stdout.write(f"{at_the_desk}\n")
        sys.stdout.flush()
        run(library, tournament, shown, listening, address, desk=desk)
    return 0


def _listening(host: str, port: int) -> socket.socket:
    """A socket at an address and port; one that cannot be had is refused with the reason."""
    if not 0 <= port <= 65_535:
        raise Refused("{port} is no port: choose one from 1024 to 65535.", port=port)
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError):
        raise Refused(
            "There is no address {host}; 127.0.0.1 is this machine alone, 0.0.0.0 every address it has.",
            host=host[:80],
        ) from None
    # Named as TCP, because only then asyncio turns off the waiting for more bytes (TCP_NODELAY).
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere this would let a second program take the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(4_096)
    except OSError as problem:
        listening.close()
        if problem.errno == errno.EADDRINUSE:
            raise Refused(
                "Port {port} is in use by another program; choose another with --port.", port=port
            ) from None
        if problem.errno == errno.EACCES:
            raise Refused(
                "Port {port} is for the system's own programs; choose one from 1024 on with --port.",
                port=port,
            ) from None
        raise Refused(
            "{host} is no address of this machine ({problem}); choose another with --host.",
            host=host[:80],
            problem=problem.strerror or str(problem),
        ) from None
    return listening
