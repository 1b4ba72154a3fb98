"""The site in a real browser, from the disk: nothing is asked for, nothing overflows, and everybody can read it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faces.site.browser import CHROMIUM, settled
from tests.faces.site.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is not there")


def _one_of_each(site: Path) -> list[Path]:
    """Every page of the site's own folder, and the largest of each folder in it."""
    folders = sorted(path for path in site.iterdir() if path.is_dir() and any(path.glob("*.html")))
    largest = [max(folder.glob("*.html"), key=lambda page: page.stat().st_size) for folder in folders]
    return [*sorted(site.glob("*.html")), *largest]


def _opened(browser: "Browser", site: Path, *, scheme: str = "light", has_scripts: bool = True) -> "Page":
    """A page that remembers what it says and what it asks for."""
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=has_scripts
    )
    return context.new_page()


@pytest.mark.parametrize("site", ["built", "korea"])
def test_no_page_complains_or_asks_for_anything(
    site: str, browser: "Browser", request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    page = _opened(browser, folder)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda wanted: asked.append(wanted.url))
    for path in _one_of_each(folder):
        page.goto(path.as_uri())
        settled(page)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            widest = page.evaluate("document.documentElement.scrollWidth")
            assert widest <= width, f"{path.name} is {widest} wide at {width}"
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the stylesheet is read"
    page.context.close()
    assert said == []
    assert {url.partition(":")[0] for url in asked} == {"file"}


def test_pages_are_readable_without_scripts(browser: "Browser", built: Path) -> None:
    page = _opened(browser, built, has_scripts=False)
    page.goto((built / "index.html").as_uri())
    page.get_by_role("link", name="Chronology", exact=True).first.click()
    page.get_by_role("link", name="Twice").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Twice"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content"), "the first stop of the keyboard skips to the content"
    page.context.close()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: make browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("site", ["built", "korea"])
def test_axe_finds_nothing(
    site: str, scheme: str, browser: "Browser", request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    page = _opened(browser, folder, scheme=scheme)
    script = AXE.read_text(encoding="utf-8")
    found = []
    for path in _one_of_each(folder):
        page.goto(path.as_uri())
        settled(page)
        page.evaluate(script)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        for one in result["violations"]:
            found.append(f"{path.name}: {one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}")
    page.context.close()
    assert found == []
