"""The editor in a browser: what is written reaches the files, what anybody writes is shown, and nothing is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faces.live.browser.browsing import READY, heard, open_editor, said, until
from tests.faces.live.conftest import CASE
from tests.faces.live.running import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_an_edit_by_keyboard_reaches_the_file_and_every_open_page(
    page: "Page", server: Running, town: Path
) -> None:
    other = page.context.new_page()
    other.goto(f"{server.address}/case/town/entries/asked.html")
    other.get_by_role("link", name="Edit", exact=True).last.focus()
    other.keyboard.press("Enter")
    until(other, READY)
    other.go_back()
    open_editor(page, server)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+f")
    page.keyboard.type("asks for leave")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.type("begs for leave")
    heard(page, "Not saved.")
    page.keyboard.press("Control+s")
    heard(page, "Saved case.regesta.")
    assert (town / "case.regesta").read_text("utf-8") == CASE.replace("asks for leave", "begs for leave")
    other.bring_to_front()
    until(other, "document.querySelector('h1')?.textContent.includes('begs for leave')")
    (town / "case.regesta").write_text(CASE.replace("asks for leave", "cries for leave"), encoding="utf-8")
    until(other, "document.querySelector('h1')?.textContent.includes('cries for leave')")
    page.bring_to_front()
    until(page, "document.querySelector('.cm-content').textContent.includes('cries for leave')")


def test_two_tabs_and_another_editor_conflict_and_nothing_is_lost(
    page: "Page", server: Running, town: Path
) -> None:
    open_editor(page, server)
    page.keyboard.type("# from the first tab\n")
    other = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    open_editor(other, server)
    other.keyboard.type("# from the second tab\n")
    other.keyboard.press("Control+s")
    heard(other, "Saved")
    outside = (town / "case.regesta").read_text("utf-8") + "# from another editor\n"
    (town / "case.regesta").write_text(outside, encoding="utf-8")
    page.bring_to_front()
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('.sides') !== null")
    assert (town / "case.regesta").read_text("utf-8") == outside
    sides = page.locator(".sides").inner_text()
    assert "# from the first tab" in sides and "# from the second tab" in sides
    page.get_by_role("button", name="Take this into mine").last.click()
    until(page, "document.querySelectorAll('.sides .two').length === 1")
    page.get_by_role("button", name="Save mine over it").click()
    heard(page, "Saved")
    saved = (town / "case.regesta").read_text("utf-8")
    assert "# from the first tab" in saved and saved.endswith("# from another editor\n")
    page.get_by_role("button", name="Undo last save").click()
    heard(page, "Undone")
    assert (town / "case.regesta").read_text("utf-8") == outside
    other.context.close()


def test_what_is_undone_leaves_the_editor_too(page: "Page", server: Running, town: Path) -> None:
    open_editor(page, server)
    page.keyboard.type("# a thought\n")
    page.keyboard.press("Control+s")
    heard(page, "Saved")
    page.get_by_role("button", name="Undo last save").click()
    heard(page, "Undone")
    assert (town / "case.regesta").read_text("utf-8") == CASE
    until(page, "!document.querySelector('.cm-content').textContent.includes('# a thought')")
    page.wait_for_timeout(500)  # the news of the change come by themselves
    assert "# a thought" not in page.locator(".cm-content").inner_text()
    assert "on the disk" not in said(page) and "Not saved" not in said(page)
    page.locator(".cm-content").focus()
    page.keyboard.type("# another\n")
    page.keyboard.press("Control+s")
    heard(page, "Saved")
    text = (town / "case.regesta").read_text("utf-8")
    assert "# another" in text and "# a thought" not in text


def test_what_was_not_saved_is_there_again_when_the_page_is_loaded_again(
    page: "Page", server: Running, town: Path
) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    open_editor(page, server)
    page.keyboard.type("# a thought\n")
    heard(page, "Not saved.")
    page.reload()
    until(page, READY)
    heard(page, "in the editor again")
    assert "# a thought" in page.locator(".cm-content").inner_text()
    assert (town / "case.regesta").read_text("utf-8") == CASE
    page.evaluate("localStorage.clear()")


def test_problems_completion_and_help_come_as_one_types(page: "Page", server: Running, town: Path) -> None:
    with page.expect_response(
        lambda answer: "ask/problems" in answer.url
    ):  # which reads the names of the case
        open_editor(page, server, "file=case.regesta&line=10")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("ki")
    until(page, "document.querySelector('.cm-tooltip-autocomplete')?.textContent.includes('kim')")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.problem-list')?.textContent.includes('nothing is named ki')")
    until(page, "document.querySelector('.cm-lintRange-error')?.textContent === 'ki'")
    page.keyboard.type("m")
    until(page, "document.querySelector('.cm-tooltip-autocomplete') !== null")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.problem-list') === null")
    page.locator(".cm-line", has_text="council").last.hover(position={"x": 140, "y": 8})
    until(page, "document.querySelector('.cm-help')?.textContent.length > 0")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1920, 1080), (390, 844)])
def test_problems_are_seen_without_scrolling(
    page: "Page", server: Running, town: Path, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    (town / "case.regesta").write_text(CASE.replace("kim", "kin", 1) + "# more\n" * 200, encoding="utf-8")
    page.goto(f"{server.address}/case/town/edit.html?file=case.regesta")
    until(page, "document.querySelector('.problem-list') !== null")
    seen = ".problem-list li" if width > 1000 else ".to-problems"
    box = page.locator(seen).first.bounding_box()
    assert box is not None and box["y"] + box["height"] < height
    if width < 1000:
        page.locator(".to-problems").click()
        until(page, "document.querySelector('.problem-list').getBoundingClientRect().top < innerHeight")


def test_names_and_files_just_typed_are_offered(page: "Page", server: Running, town: Path) -> None:
    open_editor(page, server, "file=case.regesta&line=99")
    page.keyboard.press("Control+End")
    page.keyboard.type('person zhou "Zhou"\nsource notes "Notes"\n  text minu')
    until(page, "document.querySelector('.cm-tooltip-autocomplete')?.textContent.includes('minutes.txt')")
    page.wait_for_timeout(200)  # the editor takes no key for a choice that has just appeared
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.cm-content').textContent.includes('text minutes.txt')")
    page.keyboard.type("\nperson zeng\n")
    page.keyboard.press("Home")
    page.keyboard.type("1850 meet\n  by zh")
    until(page, "document.querySelector('.cm-tooltip-autocomplete')?.textContent.includes('zhou')")
