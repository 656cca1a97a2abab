"""The API against its own description: schemathesis asks what that allows, and what it does not.

STARTBEWIJS_API_EXAMPLES is how often each question is asked; a small dose unless one says more.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks

from startbewijs.service import bootstrap
from startbewijs.web.app import app
from startbewijs.web.shown import Settings

_FOLDER = Path(tempfile.mkdtemp(prefix="startbewijs-"))
_SCHEMA = schemathesis.openapi.from_asgi(
    "/api/openapi.json", app(Settings(bootstrap.library(_FOLDER), "okt-2025"))
)
_CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@_SCHEMA.parametrize()
@settings(
    max_examples=int(os.environ.get("STARTBEWIJS_API_EXAMPLES", "4")),
    suppress_health_check=list(HealthCheck),
    deadline=None,
    derandomize=True,
)
@pytest.mark.filterwarnings("default")
def test_every_answer_is_one_that_the_description_promises(case: schemathesis.Case[Any]) -> None:
    if "tournament" in case.path_parameters:
        case.path_parameters["tournament"] = "okt-2025"
    case.call_and_validate(checks=_CHECKS)
