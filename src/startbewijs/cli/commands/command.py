"""What the table says of a command, and of a group of them.

Help comes from this table alone, so that it is there at once: no command's code is loaded for it.
"""

from __future__ import annotations

from dataclasses import dataclass

SEX = "[women|men]"


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `arguments` is how its words are shown in the usage line."""

    name: str
    arguments: str
    summary: str
    about: str
    examples: tuple[str, ...]
    function: str

    @property
    def words(self) -> str:
        """The command with its arguments, as one types it."""
        return f"{self.name} {self.arguments}".strip()


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that help shows under one title, in the order in which people meet them.

    Those of a group that `records` add facts to a tournament of one's own, and answer with these facts.
    """

    title: str
    commands: tuple[Command, ...]
    records: bool = False
