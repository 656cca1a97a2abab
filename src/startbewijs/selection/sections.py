"""A TOML file read field by field; whatever is wrong is refused with file, line, field and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from startbewijs.errors import Refused
from startbewijs.selection.lines import Path, lines

Word = TypeVar("Word", bound=StrEnum)

_WHERE = re.compile(r"^(?P<problem>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the file, the root being the first."""

    file: str
    values: Mapping[str, object]
    lines: Mapping[Path, int]
    path: Path = ()

    @classmethod
    def root(cls, text: str, file: str) -> Section:
        """The whole of a TOML text; one that is no TOML is refused with its line."""
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _WHERE.match(str(error))
            line = found["line"] if found and found["line"] else text.count("\n") + 1
            problem = found["problem"] if found else str(error)
            raise Refused(
                "{file}, line {line}: {problem}",
                file=file,
                line=int(line),
                problem=Refused(
                    "this is not TOML ({problem}); mend the line or compare it with a packaged procedure.",
                    problem=problem,
                ),
            ) from None
        except RecursionError:
            raise Refused(
                "{file}: its brackets are nested too deeply; compare it with a packaged procedure.", file=file
            ) from None
        except ValueError as error:  # a number of thousands of digits
            raise Refused(
                "{file}: this is not TOML ({problem}); compare it with a packaged procedure.",
                file=file,
                problem=str(error).partition(";")[0],
            ) from None
        return cls(file, values, lines(text))

    def at(self, inner: Path, problem: Refused) -> Refused:
        """A problem with what stands at `inner`, seen from here: with its file, its line and its field."""
        path = self.path + inner
        while path and path not in self.lines:
            path = path[:-1]
        name = ".".join(str(part) for part in self.path + inner if isinstance(part, str))
        return Refused(
            "{file}, line {line}: {problem}",
            file=self.file,
            line=self.lines.get(path, 1),
            problem=Refused(problem.template, **{"field": name, **problem.fields}),
        )

    def only(self, needed: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Refuse a key that is neither `needed` nor `optional`, and one that is needed and missing."""
        needed = tuple(needed)
        for key in self.values:
            self.known((key,), key, (*needed, *optional))
        for key in needed:
            if key not in self.values:
                raise self.at((key,), Refused("{field} is missing; add it here."))

    def known(self, inner: Path, word: str, words: Iterable[str]) -> None:
        """Refuse a word that is not one of `words`, naming the nearest where there is one."""
        words = tuple(words)
        if word in words:
            return
        near = get_close_matches(word, words, 1)
        if near:
            raise self.at(
                inner, Refused("“{word}” is not known here; did you mean “{near}”?", word=word, near=near[0])
            )
        raise self.at(
            inner,
            Refused(
                "“{word}” is not known here; write one of these: {known}.", word=word, known=", ".join(words)
            ),
        )

    def text(self, key: str, *inner: int) -> str:
        """The words under a key or, with `inner`, at that place of the list under it."""
        found = self._found(key, inner)
        if not isinstance(found, str) or not found.strip():
            raise self.at((key, *inner), Refused("{field} must be words between quotation marks."))
        return found

    def number(self, key: str, least: int) -> int:
        """The whole number under a key; one below `least` is refused."""
        found = self._found(key, ())
        if type(found) is not int or found < least:
            raise self.at((key,), Refused("{field} must be a whole number, {least} or more.", least=least))
        return found

    def number_or(self, key: str, least: int, word: str) -> int | None:
        """The whole number under a key, or None where that word stands there instead."""
        found = self._found(key, ())
        if found == word:
            return None
        if type(found) is not int or found < least:
            raise self.at(
                (key,),
                Refused(
                    "{field} must be a whole number, {least} or more, or “{word}” between quotation marks.",
                    least=least,
                    word=word,
                ),
            )
        return found

    def flag(self, key: str) -> bool:
        """True or false under a key."""
        found = self._found(key, ())
        if not isinstance(found, bool):
            raise self.at((key,), Refused("{field} must be true or false, without quotation marks."))
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """The words in the list under a key, no two alike."""
        words = tuple(self.text(key, n) for n in range(len(self._list(key))))
        for n, word in enumerate(words):
            if word in words[:n]:
                raise self.at(
                    (key, n), Refused("“{word}” stands twice in {field}; leave one out.", word=word)
                )
        return words

    def choice(self, key: str, words: type[Word], *inner: int) -> Word:
        """The one of `words` that stands under a key or, with `inner`, in the list under it."""
        found = self.text(key, *inner)
        self.known((key, *inner), found, words)
        return words(found)

    def choices(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Those of `words` that stand in the list under a key, no two alike."""
        return tuple(self.choice(key, words, n) for n in range(len(self.texts(key))))

    def section(self, key: str) -> Section:
        """The table under a key."""
        found = self._found(key, ())
        if not isinstance(found, dict):
            raise self.at((key,), Refused("{field} must be a table: write [{field}] and its lines under it."))
        return Section(self.file, found, self.lines, (*self.path, key))

    def sections(self, key: str) -> tuple[Section, ...]:
        """The tables in the list under a key."""
        tables = []
        for n, element in enumerate(self._list(key)):
            if not isinstance(element, dict):
                raise self.at((key, n), Refused("every line of {field} must stand between {{ and }}."))
            tables.append(Section(self.file, element, self.lines, (*self.path, key, n)))
        return tuple(tables)

    def _list(self, key: str) -> list[object]:
        found = self._found(key, ())
        if not isinstance(found, list):
            raise self.at((key,), Refused("{field} must be a list between [ and ]."))
        return found

    def _found(self, key: str, inner: tuple[int, ...]) -> object:
        found: object = self.values.get(key)
        for n in inner:
            assert isinstance(found, list)
            found = found[n]
        return found
