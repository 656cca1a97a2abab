"""What can go wrong, told apart: a person's mistake (`Refused`) and our own (`Broken`)."""

from __future__ import annotations


class Refused(Exception):
    """Something a person asked for that cannot be done as asked, in one sentence that says how to mend it.

    The sentence is an English template (the gettext message) with named fields, so that every face can
    say it in its reader's language. Every field is a plain value that prints as it should be read.

    >>> str(Refused("{what} is not a time; write it like 36.87 or 12:36.35.", what="36,8,7"))
    '36,8,7 is not a time; write it like 36.87 or 12:36.35.'

    A remedy that is a command of the terminal is none at the desk; a second sentence, `desk`, is said there.
    """

    def __init__(self, template: str, desk: str | None = None, /, **fields: object) -> None:
        super().__init__(template)
        self.template = template
        self.desk = desk
        self.fields = fields

    def __str__(self) -> str:
        return self.template.format(**self.fields)


class Broken(Exception):
    """A defect of ours: something that no input can cause. It is never shown to a user as their mistake."""


def reason(problem: OSError | ValueError) -> str:
    """Why the system could not do something with a file or folder, in its own words without the name.

    >>> reason(FileNotFoundError(2, "No such file or directory", "/nowhere"))
    'No such file or directory'
    """
    said = problem.strerror if isinstance(problem, OSError) else None
    return (said or str(problem) or type(problem).__name__).rstrip(".")
