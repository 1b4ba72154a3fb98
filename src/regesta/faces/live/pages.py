"""The app's own pages within a case: the editor, the drafts, the documents, the history of an entry."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from regesta.faces.live import files, moving, shapes
from regesta.faces.live.desk import Desk
from regesta.faces.live.guard import Refused
from regesta.faces.live.serving import cases_of, desk_of
from regesta.faces.live.starting import start_page
from regesta.faces.site.addresses import url
from regesta.faces.site.languages import translator
from regesta.faces.site.page import Page
from regesta.faces.site.pages.drafts import own_drafts
from regesta.wording import said

_PLACE = re.compile(r"(.+\.regesta):(\d+)(?::\d+)?")
LONGEST_TOLD = 100  # characters of an address that is not there


async def edit(request: Request) -> Response:
    """The editor of the case's files; `file` and `line` in the address say where it opens."""
    desk = await desk_of(request)
    known = await run_in_threadpool(files.files, desk, shapes.Nothing())
    names = [one.path for one in known.files]
    wanted = request.query_params.get("file", "")
    if wanted and wanted not in (*names, desk.state.case.main):
        near = get_close_matches(wanted, names, n=1)
        told: dict[str, object] = {"wanted": wanted[:LONGEST_TOLD], "names": names, "near": near}
        return await _shown(desk, Page("edit", "edit", "No such file", "live/no_file.html", told, None), 404)
    line = request.query_params.get("line", "")
    shown: dict[str, object] = {
        "file": wanted or desk.state.case.main,
        "line": int(line) if line.isascii() and line.isdigit() and len(line) < 9 else 1,
        "nonce": request.scope["nonce"],
    }
    return await _shown(desk, Page("edit", "edit", said("Edit"), "live/edit.html", shown, None))


async def drafts(request: Request) -> Response:
    """The drafts of the case: those to be decided, and the entries that are drafts."""
    desk = await desk_of(request)
    own = await run_in_threadpool(lambda: own_drafts(desk.state.site.dossier))
    return await _shown(
        desk, Page("drafts", "drafts", said("Drafts"), "live/drafts.html", {"own": own}, None)
    )


async def intake(request: Request) -> Response:
    """The documents of the case, and a place to drop others."""
    desk = await desk_of(request)
    dossier = (await run_in_threadpool(lambda: desk.state)).site.dossier
    sources = [
        {
            "name": one.name,
            "title": one.text,
            "is_held": one.name in dossier.texts,
            "count": len(dossier.cited_of.get(one.name, ())),
        }
        for one in dossier.case.of_kind("source")
    ]
    return await _shown(
        desk, Page("intake", "sources", said("Documents"), "live/intake.html", {"sources": sources}, None)
    )


async def history(request: Request) -> Response:
    """The commits that changed what has the `name` in the address."""
    desk = await desk_of(request)
    name = request.query_params.get("name", "")[: shapes.LONGEST_NAME]
    shown: dict[str, object] = {"name": name, "revisions": [], "fault": None}
    try:
        if not name:
            raise Refused(400, "No entry is named", "open the history of one from its page")
        shown["revisions"] = (await run_in_threadpool(files.past, desk, shapes.Named(name))).revisions
    except Refused as fault:
        shown["fault"] = fault
    return await _shown(
        desk,
        Page("history", "chronology", said("History of {name}", name=name), "live/history.html", shown, None),
    )


async def changed(request: Request) -> Response:
    """What moved since an earlier state of the case: the one that `since` in the address names, or the usual one."""
    desk = await desk_of(request)
    known = await run_in_threadpool(moving.states, desk)
    asked = request.query_params.get("since", "")
    since = next((one for one in known if one.key == asked), None) if asked else moving.usual(known)
    shown: dict[str, object] = {"states": known, "since": since, "summary": "", "sections": [], "fault": None}
    try:
        if asked or since is not None:
            key = since.key if since is not None else asked
            shown["summary"], found = await run_in_threadpool(moving.moved_since, desk, key)
            t = translator(desk.state.site.language)
            shown["sections"] = [one._replace(title=t(one.title)) for one in found]
    except Refused as fault:
        shown["fault"] = fault
    shown["address_of"] = partial(_address, desk.state.site.dossier.paths)
    return await _shown(desk, Page("changed", "changed", "What changed", "live/changed.html", shown, None))


def _address(paths: Mapping[str, str], name: str) -> str:
    """Where something is shown: the page of what has a name, the line of a file in the editor; empty where nowhere."""
    if name in paths:
        return f"{url(paths[name])}.html"
    place = _PLACE.fullmatch(name)
    return f"edit.html?{urlencode({'file': place[1], 'line': place[2]})}" if place is not None else ""


async def missing(request: Request) -> Response:
    """What a person sees at the address of a page that is not there; where the case is not, the first page."""
    name = request.path_params["case"]
    cases = cases_of(request)
    desk = await run_in_threadpool(cases.desk, name)
    if desk is None:
        text = await run_in_threadpool(start_page, cases, name[:LONGEST_TOLD])
        return HTMLResponse(text, 404, headers={"Cache-Control": "no-store"})
    path = request.path_params["path"].removesuffix(".html")
    shown: dict[str, object] = {"address": f"{path[:LONGEST_TOLD]}.html"}
    page = Page(path, "", said("There is no such page"), "live/missing.html", shown, None)
    return await _shown(desk, page, 404)


async def _shown(desk: Desk, page: Page, status: int = 200) -> Response:
    made = await run_in_threadpool(desk.shown, page)
    return HTMLResponse(made.body, status, headers={"Cache-Control": "no-store"})
