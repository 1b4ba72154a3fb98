"""What is shown: the cases, the pages of each, what they share, and news of changes."""

from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response, StreamingResponse

from regesta.faces.live.cases import Cases
from regesta.faces.live.desk import Desk, Made
from regesta.faces.live.guard import Refused
from regesta.faces.live.starting import start_page
from regesta.faces.site.site import ASSETS, STYLES

SITE = Path(ASSETS).parent
SHARED = (".js", ".css", ".woff2", ".txt")
STYLE = Path(__file__).parent / "live.css"


def cases_of(request: Request) -> Cases:
    """The cases that the app serves."""
    found = request.app.state.cases
    assert isinstance(found, Cases)
    return found


async def desk_of(request: Request) -> Desk:
    """The case that an address is about; raises Refused where there is none."""
    name = request.path_params["case"]
    desk = await run_in_threadpool(cases_of(request).desk, name)
    if desk is None:
        raise Refused(404, f"there is no case {name[:100]!r}", "choose one from the first page")
    return desk


async def start(request: Request) -> Response:
    """The first page: the cases that are there, or the one that is."""
    cases = cases_of(request)
    if cases.is_single:
        return RedirectResponse(f"/case/{cases.found()[0].name}/index.html")
    return HTMLResponse(await run_in_threadpool(start_page, cases))


async def page(request: Request) -> Response:
    """A page of a case, or something that its pages share."""
    path = request.path_params["path"]
    shared = _shared(path)
    if shared is not None:
        return _file(shared)
    desk = await desk_of(request)
    if not path:
        return RedirectResponse(f"/case/{desk.name}/index.html")
    made = desk.kept(path) or await run_in_threadpool(desk.made, path)
    if made is None:
        raise Refused(404, f"the case has no page {path[:100]}", "look for it on the first page of the case")
    return answer(request, made)


def answer(request: Request, made: Made) -> Response:
    """What has been made, unless the browser has it already."""
    headers = {"ETag": f'"{made.digest}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match", "").removeprefix("W/") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(made.body, media_type=made.media, headers=headers)


def _shared(path: str) -> Path | None:
    """The file that all pages share at a path; None where there is none of that name."""
    if path in STYLES:
        return SITE / path
    if path == STYLE.name:
        return STYLE
    name = path.removeprefix("assets/")
    return ASSETS / name if path != name and name in _assets() else None


@cache
def _assets() -> frozenset[str]:
    """The names of the scripts, styles and fonts, those of the live app in a folder of their own."""
    return frozenset(
        file.relative_to(ASSETS).as_posix() for file in ASSETS.rglob("*") if file.suffix in SHARED
    )


def _file(path: Path) -> Response:
    return FileResponse(path, headers={"Cache-Control": "no-cache"})


async def static(request: Request) -> Response:
    """A stylesheet, script or font for the pages that belong to no case."""
    name = request.path_params["name"]
    found = _shared(name) or _shared(f"assets/{name}")
    if found is None:
        raise Refused(404, f"there is no {name[:100]}", "begin at the first page")
    return _file(found)


async def events(request: Request) -> Response:
    """News of a case, as they come."""
    desk = await desk_of(request)
    state = await run_in_threadpool(lambda: desk.state)
    return StreamingResponse(
        desk.changes.listen({"version": state.number}),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )
