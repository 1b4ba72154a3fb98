"""How a function becomes an address of the JSON API: what is asked is checked, and refusals are told alike."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from regesta.editing import NotWritten
from regesta.faces.live.desk import Desk
from regesta.faces.live.guard import Refused
from regesta.faces.live.receiving import received
from regesta.faces.live.serving import cases_of, desk_of


class Endpoint(NamedTuple):
    """An address of the API, below that of a case unless it is about none.

    `answer` is given the case (or all of them) and what was asked, and answers or raises Refused or NotWritten. What
    writes stands under `api`, what only asks under `ask`, which a server that only shows answers too. Of a document,
    the body is its bytes; a file that holds them is given last, and what is asked stands in the address.
    """

    method: str
    path: str
    says: str
    answer: Callable[..., msgspec.Struct]
    takes: type[msgspec.Struct]
    gives: type[msgspec.Struct]
    is_of_case: bool = True
    is_document: bool = False

    @property
    def address(self) -> str:
        """The whole address, as a route has it."""
        return f"/case/{{case}}/{self.path}" if self.is_of_case else f"/{self.path}"

    @property
    def has_query(self) -> bool:
        """Whether what is asked stands in the address."""
        return self.method == "GET" or self.is_document


class Conflicting(Refused):
    """A file that is not saved since it has changed meanwhile; `answer` has what it holds now."""

    def __init__(self, answer: msgspec.Struct, what: str, remedy: str) -> None:
        super().__init__(409, what, remedy)
        self.answer = answer


def route(endpoint: Endpoint) -> Route:
    """The route that leads to an endpoint."""

    async def answered(request: Request) -> Response:
        about = await desk_of(request) if endpoint.is_of_case else cases_of(request)
        if endpoint.has_query:
            given = _read(endpoint, request.query_params, b"")
        else:
            given = _read(endpoint, {}, await request.body())
        try:
            if endpoint.is_document and isinstance(about, Desk):
                async with received(request, about.folder) as document:
                    answer = await run_in_threadpool(endpoint.answer, about, given, document)
            else:
                answer = await run_in_threadpool(endpoint.answer, about, given)
        except NotWritten as fault:
            raise Refused(409, fault.what, fault.remedy) from None
        except Conflicting as fault:
            return _json(fault.answer, fault.status)
        after = None
        if isinstance(about, Desk) and endpoint.path.startswith("api/") and endpoint.method != "GET":
            after = BackgroundTask(about.refresh)
        return _json(answer, 200, after)

    return Route(endpoint.address, answered, methods=[endpoint.method])


def _read(endpoint: Endpoint, query: Mapping[str, str], body: bytes) -> msgspec.Struct:
    """What is asked; raises Refused where it is not what the endpoint takes."""
    try:
        if endpoint.has_query:
            return msgspec.convert(dict(query), endpoint.takes, strict=False)
        return msgspec.json.decode(body or b"{}", type=endpoint.takes)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise Refused(400, f"this is not what is asked for: {fault}", "/openapi.json tells what is") from None


def _json(answer: msgspec.Struct, status: int, after: BackgroundTask | None = None) -> Response:
    try:
        body = msgspec.json.encode(answer, enc_hook=_plain)
    except UnicodeEncodeError:  # halves of pairs, out of a file that is not UTF-8
        body = msgspec.json.encode(_without_halves(msgspec.to_builtins(answer, enc_hook=_plain)))
    return Response(
        body, status, {"Cache-Control": "no-store"}, media_type="application/json", background=after
    )


def _plain(value: object) -> str:
    """A sentence that the program has composed, as a plain text."""
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(f"{type(value)} is no part of an answer")


def _without_halves(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {str(_without_halves(key)): _without_halves(item) for key, item in value.items()}
    return [_without_halves(item) for item in value] if isinstance(value, list) else value
