"""What the scripts add to the pages, used as a reader uses it: filters filter, and what is drawn opens its grounds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faces.site.browser import CHROMIUM, settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is not there")


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page that must neither complain nor ask for anything but files."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: said.append(dialog.message))
    opened.on("request", lambda wanted: said.append(wanted.url) if wanted.url[:5] != "file:" else None)
    yield opened
    context.close()
    assert said == []


def _open(page: "Page", path: Path) -> None:
    page.goto(path.as_uri())
    settled(page)


def test_a_filter_of_the_timeline_filters_the_list_too(page: "Page", korea: Path) -> None:
    _open(page, korea / "chronology.html")
    rows = page.locator("li.row")
    every = rows.count()
    assert rows.locator("visible=true").count() == every
    page.get_by_label("Filter").fill("invasion")
    page.wait_for_function("document.querySelectorAll('li.row[hidden]').length > 0")
    shown = rows.locator("visible=true")
    assert 0 < shown.count() < every
    assert f"{shown.count()} entries of {every}" in page.locator(".tally").inner_text()
    page.get_by_label("Filter").fill("no such word anywhere")
    page.wait_for_function("!document.querySelector('li.row:not([hidden])')")
    page.get_by_label("Filter").fill("")
    page.get_by_label("Kind").select_option("refuse")
    page.wait_for_function("document.querySelectorAll('li.row:not([hidden])').length < 20")
    assert shown.count() > 0


def test_the_keyboard_chooses_an_entry_and_opens_what_it_rests_on(page: "Page", korea: Path) -> None:
    _open(page, korea / "chronology.html")
    timeline = page.get_by_role("application", name="Timeline")
    timeline.focus()
    before = page.locator(".tally").inner_text()
    page.keyboard.press("+")
    page.wait_for_function("was => document.querySelector('.tally').innerText !== was", arg=before)
    page.keyboard.press("0")
    page.wait_for_function("was => document.querySelector('.tally').innerText === was", arg=before)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    panel.wait_for()
    first = page.locator("li.row .says a").first.inner_text()
    assert panel.locator(".says a").inner_text() == first
    assert panel.locator(".cited li").count() > 0
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_a_click_on_a_bar_shows_its_grounds(page: "Page", built: Path) -> None:
    _open(page, built / "chronology.html")
    canvas = page.locator(".island canvas")
    box = canvas.bounding_box()
    assert box is not None
    for y in range(34, int(box["height"]), 22):
        for x in range(10, int(box["width"]), 12):
            page.mouse.move(box["x"] + x, box["y"] + y)
            if canvas.evaluate("one => one.style.cursor") == "pointer":
                hint = canvas.get_attribute("title") or ""
                page.mouse.click(box["x"] + x, box["y"] + y)
                says = page.get_by_role("dialog").locator(".says a")
                says.wait_for()
                assert hint.endswith(says.inner_text())
                return
    pytest.fail("no bar is drawn")


def test_lanes_and_the_brush(page: "Page", korea: Path) -> None:
    _open(page, korea / "chronology.html")
    page.get_by_label("Lanes").select_option("actors")
    before = page.locator(".tally").inner_text()
    strip = page.locator("svg.strip").bounding_box()
    assert strip is not None
    page.mouse.move(strip["x"] + strip["width"] * 0.7, strip["y"] + 20)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.8, strip["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_function("was => document.querySelector('.tally').innerText !== was", arg=before)
