"""Debian's headless Chromium, driven over pages on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator["Browser"]:
    """A browser with a profile of its own, closed in the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def settled(page: "Page") -> None:
    """Waits until what the page's scripts draw is there."""
    until(
        page,
        "[...document.querySelectorAll('[data-island]')].every(one => one.classList.contains('is-alive'))",
    )


def until(page: "Page", condition: str, arg: object = None) -> None:
    """Waits until a condition holds; Playwright's own waiting evaluates texts in the page, which the pages forbid."""
    for _ in range(200):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came about that {condition}")
