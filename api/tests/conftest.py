"""A way to ask the API that checks every answer against the schema that others read."""

import json
import re

import pytest
from openapi_schema_validator import OAS31Validator, oas31_format_checker

from api import views


@pytest.fixture(scope="session")
def schema() -> dict:
    """Return the schema as it goes over the wire."""
    return json.loads(json.dumps(views.schema()))


@pytest.fixture
def ask(client, schema):
    """Return a function that gets an address below /api/v1/ and returns the answer, checked against the schema."""

    def get(address: str, status: int = 200):
        full = address if address.startswith("http") else f"/api/v1/{address}"
        response = client.get(full)
        assert response.status_code == status, response.content.decode()
        answer = response.json()
        path = re.sub(r"^https?://[^/]+", "", full).split("?")[0]
        declared = _declared(schema, path)["responses"][str(status)]["content"]["application/json"]["schema"]
        rules = {**declared, "components": schema["components"]}
        OAS31Validator(rules, format_checker=oas31_format_checker).validate(answer)
        return answer

    return get


def _declared(schema: dict, path: str) -> dict:
    for template, methods in schema["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            return methods["get"]
    raise AssertionError(f"{path} is not in the schema")
