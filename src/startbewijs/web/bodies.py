"""What is sent: bytes that are ready, compressed once for everyone, with their tag."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from hashlib import sha256

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json; charset=utf-8"
_SMALL = 860
"""Below this many bytes a body fits in one packet as it is, so that compressing it gains nothing."""
_DENSE = ("image/", "font/")
"""What is compressed in itself."""


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes ready to be sent: as they are, compressed, and their entity tag."""

    status: int
    media: str
    plain: bytes
    zipped: bytes | None
    etag: str
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def size(self) -> int:
        """How many bytes it takes to keep it."""
        return len(self.plain) + len(self.zipped or b"")


def body(media: str, content: str | bytes, status: int = 200) -> Body:
    """A body of a media type; what is worth it is compressed, once."""
    plain = content.encode() if isinstance(content, str) else content
    worth = len(plain) > _SMALL and not media.startswith(_DENSE)
    zipped = gzip.compress(plain, 6, mtime=0) if worth else None
    return Body(status, media, plain, zipped, f'"{sha256(plain).hexdigest()[:20]}"')


def problem(status: int, sentence: str) -> Body:
    """A problem as a program reads it, with the one sentence that says what to do."""
    titles = {
        400: "Bad Request",
        404: "Not Found",
        405: "Method Not Allowed",
        414: "URI Too Long",
        503: "Service Unavailable",
    }
    data = {
        "type": "about:blank",
        "title": titles.get(status, "Internal Server Error"),
        "status": status,
        "detail": sentence,
    }
    return body(PROBLEM, json.dumps(data, ensure_ascii=False, indent=2) + "\n", status)
