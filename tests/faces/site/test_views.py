"""What the scripts add to the pages, used as a reader uses it: filters filter, and what is drawn opens its grounds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faces.site.browser import CHROMIUM, settled, until

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
    until(page, "document.querySelectorAll('li.row[hidden]').length > 0")
    shown = rows.locator("visible=true")
    assert 0 < shown.count() < every
    assert f"{shown.count()} entries of {every}" in page.locator(".tally").inner_text()
    page.get_by_label("Filter").fill("no such word anywhere")
    until(page, "!document.querySelector('li.row:not([hidden])')")
    page.get_by_label("Filter").fill("")
    page.get_by_label("Kind").select_option("refuse")
    until(page, "document.querySelectorAll('li.row:not([hidden])').length < 20")
    assert shown.count() > 0


def test_the_keyboard_chooses_an_entry_and_opens_what_it_rests_on(page: "Page", korea: Path) -> None:
    _open(page, korea / "chronology.html")
    timeline = page.get_by_role("application", name="Timeline")
    timeline.focus()
    before = page.locator(".tally").inner_text()
    page.keyboard.press("+")
    until(page, "was => document.querySelector('.tally').innerText !== was", before)
    page.keyboard.press("0")
    until(page, "was => document.querySelector('.tally').innerText === was", before)
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


def test_the_grounds_show_the_readings(page: "Page", built: Path) -> None:
    _open(page, built / "chronology.html")
    page.locator("li.row[data-id='^asks'] .drawn").click()
    panel = page.get_by_role("dialog")
    panel.wait_for()
    assert "The clerk was told to wait until the council had met" in panel.locator("q").all_inner_texts()
    assert panel.locator(".reads div", has_text="mode").first.inner_text().split() == ["mode", "asserts"]


def test_lanes_and_the_brush(page: "Page", korea: Path) -> None:
    _open(page, korea / "chronology.html")
    page.get_by_label("Lanes").select_option("actors")
    before = page.locator(".tally").inner_text()
    page.locator("svg.strip").scroll_into_view_if_needed()
    strip = page.locator("svg.strip").bounding_box()
    assert strip is not None
    page.mouse.move(strip["x"] + strip["width"] * 0.7, strip["y"] + 20)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.8, strip["y"] + 20, steps=4)
    page.mouse.up()
    until(page, "was => document.querySelector('.tally').innerText !== was", before)


def test_search_finds_by_beginnings_and_slips_and_goes_there(page: "Page", korea: Path) -> None:
    _open(page, korea / "entries" / "veto.html")
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search the case").fill("invasoin sou")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert "The invasion of the South" in options.all_inner_texts()[0]
    page.get_by_role("combobox").fill("kim song")
    until(page, "document.querySelector('[role=option]').innerText.includes('Kim Il-sung')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/kim.html")


def test_a_matter_its_letters_and_its_network_open_what_they_rest_on(page: "Page", korea: Path) -> None:
    panel = page.get_by_role("dialog")
    for path, figure in (
        ("matters/invasion.html", ".lanes .act circle"),
        ("letters.html", ".months .month"),
        ("authority.html", ".network .grip"),
        ("authority.html", "td [data-grounds]"),
        ("places.html", ".map .dot circle"),
        ("explanations.html", "td [data-grounds]"),
        ("index.html", ".histogram rect"),
        ("chronology.html", ".row .drawn"),
    ):
        _open(page, korea / path)
        page.locator(figure).first.dispatch_event("click")
        panel.locator(".says a").first.wait_for()
        assert panel.locator(".says a").count() > 0, path


def test_the_days_of_the_network_narrow_it(page: "Page", korea: Path) -> None:
    _open(page, korea / "authority.html")
    ties = page.locator(".network .tie")
    before = ties.count()
    page.get_by_label("To", exact=True).fill(str(712000))
    until(page, "was => document.querySelectorAll('.network .tie').length < was", before)


def test_a_slider_evaluates_the_closed_form(page: "Page", korea: Path) -> None:
    _open(page, korea / "explanations.html")
    sliders = page.locator(".sliders").first
    before = sliders.locator(".answer strong").inner_text()
    assert before == "28.6 %"
    sliders.locator("input[type=range]").nth(1).fill("0.3")
    until(page, "was => document.querySelector('.sliders strong').innerText !== was", before)
    after = float(sliders.locator(".answer strong").inner_text().rstrip(" %"))
    share = (1 - 0.3) / 2
    above, below = 0.3 / 24, share * 0.10416666666 + 0.3 * 0.10416666666 + share * 0.0625
    assert abs(after - 100 * above / below) < 0.06
    sliders.get_by_role("button", name="As recorded").click()
    until(page, "was => document.querySelector('.sliders strong').innerText === was", before)


def test_the_reader_goes_to_the_passage(page: "Page", built: Path) -> None:
    _open(page, built / "entries" / "asks.html")
    page.locator(".readings .source a").first.click()
    page.wait_for_url("**/sources/diary.html#at-0")
    passage = page.locator("mark#at-0")
    until(page, "document.querySelector('mark#at-0').classList.contains('is-chosen')")
    assert passage.inner_text() == "The clerk was told to wait until the council had met"
    assert page.locator(".margin.is-chosen a").first.get_attribute("href") == "../entries/asks.html"


def test_a_hostile_case_stays_text(page: "Page", tmp_path: Path) -> None:
    from regesta.case import load
    from regesta.faces.site.build import build
    from tests.faces.site.test_hostile import CASE, TEXT

    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    (tmp_path / "s.txt").write_text(TEXT, encoding="utf-8")
    build(load(tmp_path), tmp_path / "site")
    for path in ("chronology", "authority", "matters/m", "sources/s", "explanations", "index"):
        _open(page, tmp_path / "site" / f"{path}.html")
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search the case").fill("alert")
    page.get_by_role("option").first.wait_for()
    assert page.evaluate("document.querySelectorAll('[onload], [onerror], img, svg svg[onload]').length") == 0
