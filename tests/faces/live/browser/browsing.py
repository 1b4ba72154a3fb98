"""What tests in a browser do time and again."""

from typing import TYPE_CHECKING

from tests.faces.live.running import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

READY = "document.querySelectorAll('.cm-line').length > 3"


def until(page: "Page", condition: str, arg: object = None) -> None:
    """Waits until a condition holds, also where the page is shown anew meanwhile."""
    from playwright.sync_api import Error

    for _ in range(300):
        try:
            if page.evaluate(condition, arg):
                return
        except Error as fault:
            if "navigation" not in fault.message:
                raise
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came about that {condition}")


def open_editor(page: "Page", server: Running, query: str = "file=case.regesta&line=9") -> None:
    page.goto(f"{server.address}/case/town/edit.html?{query}")
    until(page, READY)


def said(page: "Page") -> str:
    return page.locator(".editing-said").inner_text()


def heard(page: "Page", words: str) -> None:
    until(page, "words => document.querySelector('.editing-said').textContent.includes(words)", words)


def tab_to(page: "Page", selector: str, key: str = "Tab") -> None:
    """Presses Tab until what has the focus is of that kind, as who has no pointer does."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"Tab never led to {selector}")
