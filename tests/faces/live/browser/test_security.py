"""What a case, a document, a draft or an address says is shown, and never runs."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app
from tests.faces.live.conftest import CASE
from tests.faces.live.running import Running
from tests.faces.live.test_drafts import PROSE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = "<img src=x onerror=document.evil=1><script>document.evil=1</script>"
PAGES = (
    "index.html",
    "sources/minutes.html",
    "entries/asked.html",
    "drafts.html",
    "intake.html",
    "edit.html",
    "changed.html",
    f"edit.html?file={quote(EVIL)}",
    f"history.html?name={quote(EVIL)}",
    f"changed.html?since={quote(EVIL)}",
    f"{quote(EVIL, safe='')}.html",
)


@pytest.fixture
def evil(town: Path) -> Path:
    """The case with HTML wherever somebody else may have written."""
    (town / "minutes.txt").write_text(PROSE.replace("through", EVIL), encoding="utf-8")
    text = CASE.replace("The town", f"The {EVIL} town").replace("asks for leave", EVIL)
    (town / "case.regesta").write_text(f"{text}\n1850 {EVIL}\n", encoding="utf-8")
    CliRunner().invoke(app, ["read", "minutes", "--into", str(town)])
    return town


@pytest.mark.parametrize("path", PAGES)
def test_no_text_runs(browser: "Browser", server: Running, evil: Path, path: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{server.address}/case/town/{path}")
    assert answer is not None and "text/html" in answer.headers["content-type"]
    page.wait_for_timeout(300)
    assert page.evaluate("document.evil") is None
    assert page.locator("img[src=x]").count() == 0 and page.locator("script:not([src])").count() == 0
    page.close()


def test_a_script_in_the_page_itself_would_not_run(browser: "Browser", server: Running, town: Path) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}/case/town/index.html")
    page.evaluate(
        """() => {
          const script = document.body.appendChild(document.createElement('script'));
          script.textContent = 'document.evil = 1';
          document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="document.evil = 1">');
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("document.evil") is None
    page.close()
