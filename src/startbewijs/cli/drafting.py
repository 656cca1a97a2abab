"""Checking a selection procedure that somebody writes."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import FORM, Form
from startbewijs.errors import Refused
from startbewijs.publish.subjects.drafted import drafted
from startbewijs.publish.words import N_
from startbewijs.service.drafts import draft


def check_procedure(
    file: Annotated[
        str | None,
        Parameter(name="PROCEDURE", help=N_("the file of the procedure, or the id of one at hand")),
    ] = None,
    /,
    *,
    asked: Form = FORM,
) -> int:
    """Print what a procedure comes to, or what is wrong with it."""
    if not file:
        raise Refused("Say which file: startbewijs check-procedure FILE; knsb-2026 is one to compare with.")
    found = draft(asked.library, file)
    return asked.show(drafted(found.procedure, found.file, str(found.folder)))
