"""One browser and one server for the tests of a module, and a page that complains of nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest

from regesta.faces.site.site import has_scripts
from tests.faces.live.conftest import CASE, MINUTES
from tests.faces.live.running import Running, running
from tests.faces.site.browser import CHROMIUM, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One browser for all tests of a module."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not there")
    if not has_scripts():
        pytest.skip("the scripts were not made: python hatch_build.py")
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the small case, as it was, before each test."""
    return tmp_path_factory.mktemp("cases")


@pytest.fixture(scope="module")
def server(cases: Path) -> Iterator[Running]:
    """One server for all tests of the app."""
    _write(cases / "town")
    with running(cases) as one:
        yield one


@pytest.fixture
def town(cases: Path, server: Running) -> Path:
    """The folder of the small case, which is served."""
    for file in (cases / "town").glob("[!.]*.regesta"):
        file.unlink()
    _write(cases / "town")
    _have_it_read(server)
    return cases / "town"


def _have_it_read(server: Running) -> None:
    """Has the server read the case anew, so that no page of it is shown again on account of this writing."""
    with urlopen(f"{server.address}/case/town/edit.html") as answer:
        token = re.search(r'data-token="([^"]+)"', answer.read().decode())
    assert token is not None
    asked = json.dumps({"source": "minutes", "words": "It was refused."}).encode()
    headers = {"X-Regesta-Token": token[1], "Content-Type": "application/json"}
    urlopen(Request(f"{server.address}/case/town/ask/passage", asked, headers)).close()


def _write(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")


@pytest.fixture
def page(browser: "Browser", server: Running) -> Iterator["Page"]:
    """A page that complains of nothing and asks nobody but the server."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("console", lambda message: said.append(message.text))
    context.on("request", lambda wanted: asked.append(wanted.url))
    opened = context.new_page()
    yield opened
    context.close()
    refusals = ("status of 400 ", "status of 409 ")  # the browser tells of them too
    assert [text for text in said if not any(one in text for one in refusals)] == []
    assert {url.rpartition("//")[0] for url in asked if not url.startswith(server.address)} <= {"blob:http:"}
