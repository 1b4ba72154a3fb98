"""What axe finds in the pages of the app, light and dark, and whether they fit narrow windows."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app
from tests.faces.live.browser.browsing import until
from tests.faces.live.conftest import CASE
from tests.faces.live.running import Running
from tests.faces.live.test_drafts import PROSE

if TYPE_CHECKING:
    from playwright.sync_api import Browser


AXE = Path(__file__).parents[4] / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: make browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, browser: "Browser", server: Running, town: Path) -> None:
    (town / "minutes.txt").write_text(PROSE, encoding="utf-8")
    (town / "case.regesta").write_text(CASE.replace("by        kim", "by        kin"), encoding="utf-8")
    CliRunner().invoke(app, ["read", "minutes", "--into", str(town)])
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    script = AXE.read_text(encoding="utf-8")
    found = []
    for path, condition in (
        ("/", "document.querySelector('[data-begin]') !== null"),
        ("/case/town/edit.html", "document.querySelector('.problem-list') !== null"),
        ("/case/town/drafts.html", "document.querySelector('.draft') !== null"),
        ("/case/town/intake.html", "document.querySelector('[data-documents]') !== null"),
        ("/case/town/changed.html", "document.querySelector('h1') !== null"),
        ("/case/town/history.html?name=^asked", "document.querySelector('h1') !== null"),
        ("/case/town/sources/minutes.html", "document.querySelector('.make-entry') !== null"),
    ):
        page.goto(server.address + path)
        until(page, condition)
        if "sources" in path:
            page.evaluate("getSelection().selectAllChildren(document.querySelector('.text'))")
            page.keyboard.press("e")
            until(page, "document.querySelector('.passage .written') !== null")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(script)
        told = page.evaluate("axe.run().then(found => found.violations)")
        found += [(path, one["id"], one["nodes"][0]["html"]) for one in told]
    context.close()
    assert found == []
