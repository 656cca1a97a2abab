"""What a person types at a screen: single keys where the terminal gives them, else whole lines."""

from __future__ import annotations

import codecs
import os
import select
from collections.abc import Callable, Collection
from types import TracebackType
from typing import TextIO

_END, _BACK, _ESCAPE = "\x04", ("\x7f", "\b"), "\x1b"


class Keyboard:
    """Answers from a stream. On a terminal some keys answer at once; everything else waits for Enter."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in, self._out = stdin, stdout
        self._settings: list[object] | None = None
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def __enter__(self) -> Keyboard:
        if self._in.isatty():
            try:
                import termios
                import tty
            except ImportError:  # a system without such terminals is read by lines
                return self
            self._settings = termios.tcgetattr(self._in.fileno())
            tty.setcbreak(self._in.fileno(), termios.TCSADRAIN)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._settings is not None:
            import termios

            termios.tcsetattr(self._in.fileno(), termios.TCSADRAIN, self._settings)  # type: ignore[arg-type]

    @property
    def by_key(self) -> bool:
        """Whether single keys answer."""
        return self._settings is not None

    def answer(self, prompt: str, instant: Collection[str] = ()) -> str | None:
        """What was typed, without blanks around it; None at the end of the stream.

        A key that is `instant` answers alone, where nothing was typed before it.
        """
        self._say(prompt)
        if not self.by_key:
            line = self._in.readline()
            return line.strip() if line else None
        typed = ""
        while True:
            key = self._key()
            if key in ("\n", "\r"):
                self._say("\n")
                return typed.strip()
            if key == "" or (key == _END and not typed):
                self._say("\n")
                return None
            if key in _BACK:
                if typed:
                    typed = typed[:-1]
                    self._say("\b \b")
            elif key == _ESCAPE:
                self._swallow()
            elif not typed.strip() and key.lower() in instant:
                self._say(f"{key}\n")
                return key.lower()
            elif key.isprintable():
                typed += key
                self._say(key)

    def chosen(self, prompt: str, choices: Collection[str]) -> str | None:
        """One of several keys, with or without blanks before it; None for any other, or at the end."""
        if not self.by_key:
            found = (self.answer(prompt) or "")[:1].lower()
            return found if found in choices else None
        self._say(prompt)
        while (key := self._key().lower()) == " ":
            pass
        if key == _ESCAPE:
            self._swallow()
        self._say(f"{key if key.isprintable() else ''}\n")
        return key if key and key in choices else None

    def _key(self) -> str:
        """The next character; nothing once the terminal is gone."""
        while True:
            try:
                read = os.read(self._in.fileno(), 1)
            except OSError:
                return ""
            if not read:
                return ""
            key = self._decoder.decode(read)
            if key:
                return key

    def _swallow(self) -> None:
        """Take in what an arrow or function key sends behind its first character."""
        waits: Callable[[], bool] = lambda: bool(select.select([self._in.fileno()], [], [], 0.02)[0])  # noqa: E731
        while waits():
            key = self._key()
            if key == "" or (key not in "[O" and (key.isalpha() or key == "~")):
                return

    def _say(self, said: str) -> None:
        if said and (self.by_key or self._in.isatty()):
            self._out.write(said)
            self._out.flush()
