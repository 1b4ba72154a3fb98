"""The app: which address leads to what."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from regesta.faces.live import pages, serving
from regesta.faces.live.api import ENDPOINTS
from regesta.faces.live.cases import Cases
from regesta.faces.live.endpoints import route
from regesta.faces.live.guard import Guard, Refused, refusal
from regesta.faces.live.openapi import openapi
from regesta.faces.live.settings import Settings
from regesta.faces.live.watching import follow


def create_app(settings: Settings) -> Starlette:
    """The app that serves the cases of a folder."""
    cases = Cases(settings)

    @contextlib.asynccontextmanager
    async def following(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(follow(cases))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    app = Starlette(
        routes=[
            Route("/", serving.start),
            Route("/static/{name:path}", serving.static),
            Route("/openapi.json", _description),
            *map(route, ENDPOINTS),
            Route("/case/{case}/events", serving.events),
            Route("/case/{case}/edit.html", pages.edit),
            Route("/case/{case}/drafts.html", pages.drafts),
            Route("/case/{case}/intake.html", pages.intake),
            Route("/case/{case}/history.html", pages.history),
            Route("/case/{case}/changed.html", pages.changed),
            Route("/case/{case}/{path:path}", serving.page),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={Refused: _refused},
        lifespan=following,
    )
    app.state.cases = cases
    return app


async def _refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Refused)
    if fault.status == 404 and "case" in request.path_params and request.url.path.endswith(".html"):
        return await pages.missing(request)
    return refusal(fault)


async def _description(_: Request) -> Response:
    return JSONResponse(openapi(ENDPOINTS))
