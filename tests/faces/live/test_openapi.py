"""The JSON API as it is described: what it describes is there, and no request that fits it, or does not, breaks it."""

import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.applications import Starlette

from regesta.faces.live.api import ENDPOINTS
from regesta.faces.live.application import create_app
from regesta.faces.live.endpoints import Endpoint
from regesta.faces.live.settings import Settings
from regesta.faces.live.shapes import Nothing
from tests.faces.live.conftest import CASE, HERE, MINUTES, TOKEN, Served

CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
REQUESTS = int(
    os.environ.get("REGESTA_REQUESTS", "8")
)  # of each kind: few take seconds, `make fuzz` makes more


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """An app with one case, for all requests."""
    root: Path = tmp_path_factory.mktemp("fuzzed")
    (root / "town").mkdir()
    (root / "town" / "case.regesta").write_text(CASE, encoding="utf-8")
    (root / "town" / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    return create_app(Settings(root, token=TOKEN))


@pytest.fixture(scope="module")
def described(app: Starlette) -> schemathesis.BaseSchema:
    """What the app says of itself."""
    return schemathesis.openapi.from_asgi("/openapi.json", app, headers=HERE)


ASKED = [(one, GenerationMode.POSITIVE) for one in ENDPOINTS]
ASKED += [
    (one, GenerationMode.NEGATIVE) for one in ENDPOINTS if one.takes is not Nothing
]  # what takes nothing has none


@pytest.mark.parametrize(
    ("one", "mode"), ASKED, ids=lambda given: getattr(given, "path", None) or given.value
)
def test_no_request_is_answered_with_a_fault_of_the_server(
    described: schemathesis.BaseSchema, one: Endpoint, mode: GenerationMode
) -> None:
    @given(case=described[one.address][one.method].as_strategy(generation_mode=mode))
    @settings(max_examples=REQUESTS, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def ask(case: schemathesis.Case[Any]) -> None:
        if "case" in case.path_parameters:
            case.path_parameters["case"] = "town"
        case.validate_response(case.call(headers=HERE), checks=CHECKS)

    ask()


def test_every_endpoint_is_described_and_answers(served: Served) -> None:
    told = served.client.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    for one in ENDPOINTS:
        operation = told["paths"][one.address][one.method.lower()]
        assert operation["summary"] and operation["responses"]["200"]
        assert ("security" in operation) == (one.method != "GET")
        answer = served.client.request(one.method, one.address.replace("{case}", "nowhere"), json={})
        assert answer.status_code in (400, 404, 409, 200), one.address
