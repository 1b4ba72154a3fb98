"""The JSON API as OpenAPI 3.1 describes it, made of the same table that the app answers by."""

from collections.abc import Sequence

import msgspec

from regesta import __version__
from regesta.faces.live import shapes
from regesta.faces.live.endpoints import Endpoint
from regesta.faces.live.guard import TOKEN_HEADER

_PLACE = "#/components/schemas/{name}"
_REFUSALS = {
    "400": "what is asked is not what is taken",
    "401": "a password is needed",
    "403": "the request may not do this",
    "404": "there is no such thing",
    "413": "the request is too large",
    "415": "the document cannot be read",
    "421": "the request is for another host",
}


def openapi(endpoints: Sequence[Endpoint]) -> dict[str, object]:
    """The description of the API."""
    types = {kind for one in endpoints for kind in (one.takes, one.gives)} | {shapes.Refusal, shapes.Conflict}
    ordered = sorted(types, key=lambda kind: kind.__name__)
    _, schemas = msgspec.json.schema_components(ordered, ref_template=_PLACE)
    paths: dict[str, dict[str, object]] = {}
    for one in endpoints:
        paths.setdefault(one.address, {})[one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Regesta", "version": __version__, "description": "A case in the live app."},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "apiKey", "in": "header", "name": TOKEN_HEADER}},
        },
    }


def _operation(one: Endpoint, schemas: dict[str, dict[str, object]]) -> dict[str, object]:
    told: dict[str, object] = {
        "operationId": f"{one.answer.__module__.rpartition('.')[2]}_{one.answer.__name__}",
        "summary": one.says,
        "parameters": [*_of_case(one), *(_in_query(one, schemas) if one.has_query else ())],
        "responses": {
            "200": _answer("what was asked for", one.gives),
            **{status: _answer(says, shapes.Refusal) for status, says in _REFUSALS.items()},
            "409": _answer("something is in the way", shapes.Refusal, shapes.Conflict),
        },
    }
    if one.is_document:
        content: dict[str, object] = {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
        }
        told["requestBody"] = {"required": True, "content": content}
    elif not one.has_query:
        told["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _schema(one.takes)}},
        }
    if one.method != "GET":
        told["security"] = [{"token": []}]
    return told


def _of_case(one: Endpoint) -> list[object]:
    if not one.is_of_case:
        return []
    return [{"name": "case", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}]


def _in_query(one: Endpoint, schemas: dict[str, dict[str, object]]) -> list[object]:
    """What is asked, as parameters of the address."""
    schema = schemas[one.takes.__name__]
    properties, required = schema.get("properties", {}), schema.get("required", [])
    assert isinstance(properties, dict) and isinstance(required, list)
    return [
        {"name": name, "in": "query", "required": name in required, "schema": kind}
        for name, kind in properties.items()
    ]


def _schema(*kinds: type[msgspec.Struct]) -> dict[str, object]:
    places = [{"$ref": _PLACE.format(name=kind.__name__)} for kind in kinds]
    return dict(places[0]) if len(places) == 1 else {"anyOf": places}


def _answer(says: str, *kinds: type[msgspec.Struct]) -> dict[str, object]:
    return {"description": says, "content": {"application/json": {"schema": _schema(*kinds)}}}
