"""Beginnings in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.faces.live.browser.browsing import tab_to, until
from tests.faces.live.running import Running

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page


def test_a_first_entry_is_made_from_nothing_by_keyboard(
    page: "Page", server: Running, cases: Path, town: Path
) -> None:
    page.goto(server.address)
    page.get_by_label("What is it about?").focus()
    page.keyboard.type("The great march")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[data-documents]') !== null")
    notes: FilePayload = {
        "name": "notes.txt",
        "mimeType": "text/plain",
        "buffer": b"On 4 March 1848 the council met.\n",
    }
    page.get_by_label("Drop documents here, or choose them:").set_input_files(notes)
    until(page, "document.querySelector('[data-sources] td')?.textContent === 'held here'")
    assert "There is no source yet" not in page.locator("main").inner_text()
    assert "notes.txt: 1 source into case.regesta" in page.locator("[data-taken]").inner_text()
    page.get_by_role("link", name="Read it").press("Enter")
    until(page, "document.querySelector('.make-entry') !== null")
    tab_to(page, ".word-cursor")
    page.keyboard.press("Shift+End")
    page.keyboard.press("e")
    until(page, "document.querySelector('#of-verb option') !== null")
    page.locator("input[name=verb]").fill("event")
    page.locator("input[name=title]").fill("The council meets")
    until(page, "document.querySelector('.passage .written')?.textContent.includes('The council meets')")
    page.locator("input[name=title]").press("Enter")
    until(page, "document.querySelectorAll('.cm-line').length > 3")
    text = (cases / "the-great-march" / "case.regesta").read_text("utf-8")
    assert '1848-03-04 event "The council meets"' in text and "  text      notes.txt" in text
