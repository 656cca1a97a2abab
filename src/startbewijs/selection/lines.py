"""On which line of a TOML file everything stands, so that a mistake in it can be shown where it is."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_SKIPPED = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_KEY = re.compile(r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')(?:[ \t]*\.[ \t]*|(?=[ \t]*[=\]]))""")
_BARE = re.compile(r"[^,\]}#\n]+")


def lines(text: str) -> dict[Path, int]:
    """The line of every key and every element of a TOML text, by its path from the root.

    The text has been read by `tomllib` before and is valid, which keeps this reader small. Tables and
    arrays stand where their name does, elements of an array where their value begins; what a dotted name
    creates on its way stands where it is first mentioned.

    >>> lines('a = 1\\n[b]\\nc = [\\n  "x", # one\\n  { d = 2 },\\n]\\n')[("b", "c", 1, "d")]
    5
    """
    return _Reader(text).read()


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0
    newlines: list[int] = field(default_factory=list)
    found: dict[Path, int] = field(default_factory=dict)
    last: dict[Path, int] = field(default_factory=dict)

    def read(self) -> dict[Path, int]:
        self.newlines = [n for n, letter in enumerate(self.text) if letter == "\n"]
        table: Path = ()
        self._pass(_SKIPPED)
        while self.at < len(self.text):
            if self._take("["):
                table = self._header()
            else:
                self._pair(table)
            self._pass(_SKIPPED)
        return self.found

    def _header(self) -> Path:
        """The table that a header opens; of an array of tables, its newest element."""
        line, several = self._line(), self._take("[")
        *parents, name = self._key()
        path: Path = ()
        for part in parents:
            path = self._newest((*path, part), line)
        path = (*path, name)
        self.found.setdefault(path, line)
        if not several:
            return self._newest(path, line)
        self.last[path] = self.last.get(path, -1) + 1
        return self._newest(path, line)

    def _newest(self, path: Path, line: int) -> Path:
        self.found.setdefault(path, line)
        if path in self.last:
            path = (*path, self.last[path])
            self.found.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self.found.setdefault(path, line)
        self._pass(_BLANK)
        self._value(path)

    def _key(self) -> list[str]:
        """The parts of the dotted name that stands here; `tomllib` undoes its quotes."""
        self._pass(_BLANK)
        start = self.at
        while match := _KEY.match(self.text, self.at):
            self.at = match.end()
        inner = tomllib.loads(f"{self.text[start : self.at]} = 0")
        parts = []
        while isinstance(inner, dict):
            ((part, inner),) = inner.items()
            parts.append(part)
        self._pass(_BLANK)
        while self._take("=") or self._take("]"):
            pass
        return parts

    def _value(self, path: Path) -> None:
        if self._take("["):
            self._pass(_SKIPPED)
            number = 0
            while not self._take("]"):
                self.found[*path, number] = self._line()
                self._value((*path, number))
                number += 1
                self._separator()
        elif self._take("{"):
            self._pass(_SKIPPED)
            while not self._take("}"):
                self._pair(path)
                self._separator()
        elif not self._pass(_STRING):
            self._pass(_BARE)

    def _separator(self) -> None:
        self._pass(_SKIPPED)
        self._take(",")
        self._pass(_SKIPPED)

    def _take(self, letter: str) -> bool:
        taken = self.text.startswith(letter, self.at)
        self.at += taken
        return taken

    def _pass(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        if match is None:
            return False
        self.at = match.end()
        return True

    def _line(self) -> int:
        return bisect_left(self.newlines, self.at) + 1
