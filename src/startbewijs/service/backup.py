"""A whole tournament in one file, and back: its log, and the procedure that it adopted."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from startbewijs.errors import Refused
from startbewijs.log.file import file_text
from startbewijs.selection.reading import procedure
from startbewijs.service.commands import LARGEST, Imported, import_file
from startbewijs.service.library import Library
from startbewijs.service.queries import exported

_LOG = "log.jsonl"
_PROCEDURE = "procedure.toml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)
"""What a procedure of a backup may be called; a path would lead out of the folder of procedures."""
_STILL = (2000, 1, 1, 0, 0, 0)
"""The date of every file in a backup, so that the same log gives the same bytes."""


def backup(library: Library, id_: str) -> bytes:
    """The tournament as a zip file: every fact with its digest, and the text of the adopted procedure."""
    entries = library.facts(id_)
    if not entries:
        raise Refused("The log of {tournament} is empty; there is nothing to keep.", tournament=id_)
    adopted = None
    for _, fact in entries:
        adopted = getattr(fact.event, "procedure", None) or adopted
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as parts:
        _put(parts, _LOG, file_text((entry.line, entry.digest) for entry, _ in entries))
        text = None if adopted is None else library.procedure_text(adopted)
        if text is not None:
            _put(parts, _PROCEDURE, text[0])
    return found.getvalue()


def restored(library: Library, id_: str, content: bytes) -> Imported:
    """What a backup brought back: the facts that are missing here, or the whole log where it is gone.

    A log that cannot be read any more is put aside first, under a name that says so. One that tells another
    story than the backup is refused, and nothing is changed.
    """
    log, rules = _parts(content)
    aside = None if _readable(library, id_) else _put_aside(library, id_)
    try:
        with TemporaryDirectory() as folder:
            file = Path(folder) / _LOG
            file.write_bytes(log)
            done = import_file(library, file, id_)
    except Refused:
        if aside is not None:
            os.replace(aside, library.path(id_))
        raise
    if rules is not None:
        _keep(library, rules)
    return done


def _put(parts: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _STILL)
    info.compress_type = zipfile.ZIP_DEFLATED
    parts.writestr(info, text.encode())


def _parts(content: bytes) -> tuple[bytes, str | None]:
    unknown = Refused("This is no backup: it has to be a .zip file that was made at the desk.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = {one.filename: one for one in parts.infolist()}
            sizes = {name: one.file_size for name, one in found.items()}
            if _LOG not in sizes:
                raise unknown
            if sum(sizes.values()) > LARGEST:
                raise Refused(
                    "This backup is larger than {most} MB, which none is.", most=LARGEST // 1_000_000
                )
            rules = _read(parts, found[_PROCEDURE]).decode() if _PROCEDURE in found else None
            return _read(parts, found[_LOG]), rules
    except (zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        raise unknown from None


def _read(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part, never more of it than its head says: read whole, it would be unpacked before it is measured."""
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    with parts.open(part) as opened:
        return opened.read(part.file_size + 1)


def _readable(library: Library, id_: str) -> bool:
    if not os.path.lexists(library.path(id_)):
        return True
    try:
        exported(library, id_)
    except Refused:
        return False
    return True


def _put_aside(library: Library, id_: str) -> Path:
    """Where a log that cannot be read lies from now on; its name is no log's, so nobody takes it for one."""
    path = library.path(id_)
    moment = library.now().strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{id_}.unreadable-{moment}")
    os.replace(path, aside)
    for end in ("-wal", "-shm"):
        beside = path.with_name(path.name + end)
        if beside.exists():
            os.replace(beside, aside.with_name(aside.name + end))
    return aside


def _keep(library: Library, text: str) -> None:
    """Puts the procedure where tournaments look for it, if none of its name is at hand."""
    name = procedure(text, _PROCEDURE).id
    if _NAME.fullmatch(name) and library.procedure_text(name) is None:
        folder = library.folder / "procedures"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_bytes(text.encode())
