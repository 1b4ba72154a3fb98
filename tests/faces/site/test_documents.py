"""What a collection offers a case, on its site: found by the search, and copied as a citation."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app
from tests.faces.site.browser import CHROMIUM, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CASE = """case works "The waterworks" format 1
person weber "Anna Weber"
matter culvert "The brick culvert below the tannery"

1848-03-01 request culvert ^asked "Weber asks for a new culvert"
  by        weber
"""
SURVEY = (
    "The surveyor told <Anna Weber> that the old culvert near the tannery had fallen in during the winter."
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of a case with a collection of one document."""
    papers, folder = tmp_path / "papers", tmp_path / "works"
    papers.mkdir()
    folder.mkdir()
    (papers / "survey.txt").write_text(SURVEY, encoding="utf-8")
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    archive = str(tmp_path / "a.sqlite")
    for command in (
        ("collection", "add", archive, str(papers), "--jobs", "1"),
        ("build", str(folder), "-o", str(tmp_path / "site"), "--collection", archive),
    ):
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 0, done.output
    return tmp_path / "site"


def test_a_passage_stands_on_a_page_with_the_lines_that_cite_it(site: Path) -> None:
    for page in ("documents.html", "documents/1.html"):
        shown = (site / page).read_text(encoding="utf-8")
        assert "<blockquote" in shown and "&lt;Anna Weber&gt;" in shown and "<Anna" not in shown
        assert "words: <bdi>" in shown and "names: <bdi>anna weber</bdi>" in shown
        (lines,) = shown.split('data-citation="regesta">')[1:]
        assert lines.startswith("source survey &#34;")
        assert "cites     survey 1 &#34;The surveyor told" in lines
    told = json.loads((site / "documents.json").read_text(encoding="utf-8"))
    assert [one["document"] for one in told] == ["papers/survey.txt"]
    assert told[0] == json.loads((site / "documents" / "1.json").read_text(encoding="utf-8"))
    assert 'aria-current="page">Documents' in (site / "documents.html").read_text(encoding="utf-8")


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed")
def test_one_click_copies_the_lines_and_the_search_finds_the_passage(site: Path, browser: "Browser") -> None:
    page = browser.new_page()
    page.goto((site / "documents" / "1.html").as_uri())
    until(page, "document.querySelector('.cite button') !== null")
    page.click(".cite button")
    until(page, "document.querySelector('.cite button').textContent !== 'Copy'")
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    until(page, "document.querySelector('.finder input') !== null")
    page.keyboard.type("surveyor winter")
    until(page, "document.querySelector('#found li') !== null")
    assert "document" in page.locator("#found li").first.inner_text()
    page.close()


def test_a_site_without_a_collection_has_no_such_page(site: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    done = CliRunner().invoke(app, ["build", str(tmp_path / "works"), "-o", str(plain)])
    assert done.exit_code == 0 and not (plain / "documents.html").exists()
    assert "documents.html" not in (plain / "index.html").read_text(encoding="utf-8")


def test_a_collection_that_is_not_there_is_told(site: Path, tmp_path: Path) -> None:
    words = ["build", str(tmp_path / "works"), "-o", str(site), "--collection", str(tmp_path / "none.sqlite")]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2 and "there is no collection" in done.output
