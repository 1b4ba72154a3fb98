"""From a passage to an entry in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.faces.live.browser.browsing import READY, tab_to, until
from tests.faces.live.conftest import CASE
from tests.faces.live.running import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_passage_becomes_an_entry(page: "Page", server: Running, town: Path) -> None:
    page.goto(f"{server.address}/case/town/sources/minutes.html")
    until(page, "document.querySelector('.make-entry') !== null")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.text')[1])")
    page.keyboard.press("e")
    until(
        page,
        "document.querySelector('.passage .chips') !== null || document.querySelector('#of-verb option')",
    )
    page.locator("input[name=date]").fill("1848-03-05")
    page.locator("input[name=verb]").fill("refuse")
    page.locator("input[name=target]").fill("march")
    page.locator("input[name=by]").fill("council")
    page.locator("input[name=name]").fill("^refused")
    until(page, "document.querySelector('.passage .written')?.textContent.includes('^refused')")
    shown = page.locator(".passage .written").inner_text()
    page.locator("input[name=name]").press("Enter")
    until(page, READY)
    text = (town / "case.regesta").read_text("utf-8")
    assert text == f"{CASE}\n{shown.rstrip()}\n"
    assert (
        '1848-03-05 refuse march ^refused\n  by        council\n  cites     minutes 2 "It was refused."'
        in text
    )


def _selected(page: "Page") -> str:
    return str(page.evaluate("getSelection().toString()"))


def test_words_are_selected_and_entered_without_a_pointer(page: "Page", server: Running, town: Path) -> None:
    page.goto(f"{server.address}/case/town/sources/minutes.html")
    until(page, "document.querySelector('.word-cursor') !== null")
    tab_to(page, ".word-cursor")
    assert _selected(page) == "On"
    for key in ("ArrowDown", "ArrowRight", "Shift+End"):
        page.keyboard.press(key)
    assert _selected(page) == "was refused."
    assert page.locator(".word-cursor-said").inner_text() == "2: was refused. (2 words)"
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("e")
    until(page, "document.querySelector('#of-verb option') !== null")
    for field, typed in (("date", "1848-03-05"), ("verb", "refuse"), ("target", "march"), ("by", "council")):
        tab_to(page, f"input[name={field}]")
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
    until(page, "document.querySelector('.passage .written')?.textContent.includes('by        council')")
    page.keyboard.press("Enter")
    until(page, READY)
    entered = '1848-03-05 refuse march\n  by        council\n  cites     minutes 2 "It was refused."\n'
    assert (town / "case.regesta").read_text("utf-8") == f"{CASE}\n{entered}"


def test_the_cursor_goes_on_from_what_is_selected_and_back_to_it(
    page: "Page", server: Running, town: Path
) -> None:
    page.goto(f"{server.address}/case/town/sources/minutes.html")
    until(page, "document.querySelector('.word-cursor') !== null")
    page.locator(".leaf .text").first.dblclick(position={"x": 30, "y": 10})
    clicked = _selected(page).strip()
    assert clicked
    page.locator(".word-cursor").focus()
    assert _selected(page) == clicked
    page.keyboard.press("Shift+ArrowRight")
    assert _selected(page).startswith(f"{clicked} ")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('dialog.passage') !== null")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('dialog.passage') === null")
    page.keyboard.press("ArrowLeft")
    assert _selected(page) == clicked
    page.keyboard.press("Control+End")
    assert _selected(page) == "refused."
    page.keyboard.press("Control+Shift+Home")
    assert _selected(page).startswith("On 4 March") and _selected(page).endswith("refused.")


def test_a_date_that_no_month_has_is_told_at_its_field_and_mended_there(
    page: "Page", server: Running, town: Path
) -> None:
    page.goto(f"{server.address}/case/town/sources/minutes.html")
    until(page, "document.querySelector('.word-cursor') !== null")
    tab_to(page, ".word-cursor")
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("e")
    until(page, "document.querySelector('#of-verb option') !== null")
    page.locator("input[name=verb]").fill("refuse")
    page.locator("input[name=date]").fill("31 Feb")
    until(page, "document.querySelector('#date-wrong').textContent.includes('February has 29 days, not 31')")
    assert page.locator("input[name=date]").get_attribute("aria-invalid") == "true"
    assert page.get_by_role("button", name="Write it").is_disabled()
    page.get_by_role("button", name="Take 1848-02").click()
    until(page, "document.querySelector('.passage .written')?.textContent.includes('1848-02 refuse')")
    assert page.locator("#date-wrong").inner_text() == ""


def test_whoever_the_case_does_not_have_is_added_with_the_entry(
    page: "Page", server: Running, town: Path
) -> None:
    page.goto(f"{server.address}/case/town/sources/minutes.html")
    until(page, "document.querySelector('.make-entry') !== null")
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.text')[1])")
    page.keyboard.press("e")
    until(page, "document.querySelector('#of-verb option') !== null")
    for field, typed in (
        ("date", "1848-03-05"),
        ("verb", "refuse"),
        ("target", "march"),
        ("by", "Anna Weber"),
    ):
        page.locator(f"input[name={field}]").fill(typed)
    until(page, "document.querySelector('.passage .unknown') !== null")
    page.get_by_role("button", name="Add it with the entry").click()
    until(page, "document.querySelector('.passage .written')?.textContent.includes('person weber')")
    assert page.locator(".passage .unknown").count() == 0
    page.locator("input[name=name]").press("Enter")
    until(page, READY)
    entered = '1848-03-05 refuse march\n  by        weber\n  cites     minutes 2 "It was refused."\n'
    text = (town / "case.regesta").read_text("utf-8")
    assert text == f'{CASE}\nperson weber "Anna Weber"\n{entered}'
