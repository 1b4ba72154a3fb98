"""Beginnings in a browser."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from regesta.faces.site.site import has_scripts
from tests.faces.live.browser.browsing import tab_to, until
from tests.faces.live.running import Running
from tests.faces.site.browser import CHROMIUM

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
    taken = "notes.txt: 1 source into case.regesta"
    until(page, "taken => document.querySelector('[data-taken]').innerText.includes(taken)", taken)
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


def test_a_newcomer_has_a_first_entry_in_the_chronology_within_two_minutes() -> None:
    if not CHROMIUM.exists() or not has_scripts():
        pytest.skip("there is no browser, or the scripts were not made")
    bench = Path(__file__).parents[4] / "bench" / "first_entry.py"
    run = subprocess.run([sys.executable, str(bench)], capture_output=True, text=True, check=False)
    assert run.stderr == "" and run.returncode == 0, run.stdout + run.stderr
    assert "goal: 120 s" in run.stdout.splitlines()[-1]
