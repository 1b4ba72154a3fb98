"""Drafts decided in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from regesta.faces.cli.app import app
from tests.faces.live.browser.browsing import heard, until
from tests.faces.live.conftest import CASE
from tests.faces.live.running import Running
from tests.faces.live.test_drafts import PROSE

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_drafts_are_decided_by_keyboard(page: "Page", server: Running, town: Path) -> None:
    (town / "minutes.txt").write_text(PROSE, encoding="utf-8")
    assert CliRunner().invoke(app, ["read", "minutes", "--into", str(town)]).exit_code == 0
    page.goto(f"{server.address}/case/town/drafts.html")
    until(page, "document.querySelectorAll('.draft').length > 2")
    count = page.locator(".draft").count()
    page.keyboard.press("j")
    second = page.locator(".draft.is-at .written").inner_text()
    page.keyboard.press("r")
    until(page, "count => document.querySelectorAll('.draft').length === count - 1", count)
    page.keyboard.press("k")
    page.keyboard.press("c")
    page.locator(".draft textarea").fill(
        '1848-03-04 request march ^again "Kim asks again"\n  by kim\n  cites minutes 1\n'
    )
    page.get_by_role("button", name="Accept as changed").press("Enter")
    until(page, "count => document.querySelectorAll('.draft').length === count - 2", count)
    entered = (town / "accepted.regesta").read_text("utf-8")
    assert "Kim asks again" in entered and second.splitlines()[0] not in entered
    page.keyboard.press("x")
    page.get_by_role("button", name="Reject chosen").press("Enter")
    until(page, "count => document.querySelectorAll('.draft').length === count - 3", count)
    assert CliRunner().invoke(app, ["read", "minutes", "--into", str(town)]).exit_code == 0
    page.reload()
    until(page, "document.querySelector('[data-drafts] .empty, .draft') !== null")
    assert page.locator(".draft").count() == count - 3


def test_a_changed_draft_that_has_a_mistake_can_be_mended(page: "Page", server: Running, town: Path) -> None:
    (town / "minutes.txt").write_text(PROSE.replace("1848", "1849"), encoding="utf-8")
    assert CliRunner().invoke(app, ["read", "minutes", "--into", str(town)]).exit_code == 0
    page.goto(f"{server.address}/case/town/drafts.html")
    until(page, "document.querySelector('.draft') !== null")
    count = page.locator(".draft").count()
    page.get_by_role("button", name="Change", exact=True).first.click()
    area = page.locator(".draft textarea")
    area.fill('1849-03-04 request march "Kin asks"\n  by kin\n')
    page.get_by_role("button", name="Accept as changed").click()
    heard(page, "Not accepted yet")
    told = page.locator(".draft.is-at").inner_text()
    assert "nothing is named kin" in told and "cites" in told
    assert not (town / "accepted.regesta").exists()
    assert page.get_by_role("button", name="Accept all the same").is_visible()
    area.fill('1849-03-04 request march "Kim asks"\n  by kim\n  cites minutes 1\n')
    page.get_by_role("button", name="Accept as changed").click()
    until(page, "count => document.querySelectorAll('.draft').length === count - 1", count)
    assert "Kim asks" in (town / "accepted.regesta").read_text("utf-8")


def test_what_several_drafts_would_bring_is_shown_before_and_those_without_it_are_accepted(
    page: "Page", server: Running, town: Path
) -> None:
    (town / "minutes.txt").write_text(PROSE.replace("1848", "1851"), encoding="utf-8")
    assert CliRunner().invoke(app, ["read", "minutes", "--into", str(town)]).exit_code == 0
    (town / "case.regesta").write_text(CASE.replace("kim", "kin"), encoding="utf-8")
    page.goto(f"{server.address}/case/town/drafts.html")
    until(page, "document.querySelectorAll('.draft').length > 3")
    count = page.locator(".draft").count()
    page.keyboard.press("a")
    heard(page, "Not accepted yet")
    assert "nothing is named kim" in page.locator(".draft.is-at").inner_text()
    page.get_by_role("button", name="Choose all").click()
    page.get_by_role("button", name="Accept chosen").click()
    until(page, "document.querySelectorAll('.draft .wrong').length > 2")
    wrong = page.locator(".draft", has=page.locator(".wrong")).count()
    assert 0 < wrong < count and not (town / "accepted.regesta").exists()
    page.get_by_role("button", name="Accept those without problems").click()
    until(page, "wrong => document.querySelectorAll('.draft').length === wrong", wrong)
    assert "kim" not in (town / "accepted.regesta").read_text("utf-8")
    page.get_by_role("button", name="Accept chosen").click()
    heard(page, "Not accepted yet")
    page.get_by_role("group", name="Several drafts").get_by_role("button", name="Accept all the same").click()
    until(page, "document.querySelectorAll('.draft').length === 0")
    assert "kim" in (town / "accepted.regesta").read_text("utf-8")


def test_a_source_is_read_for_drafts(page: "Page", server: Running, town: Path) -> None:
    (town / "minutes.txt").write_text(
        PROSE.replace("1848", "1847"), encoding="utf-8"
    )  # nothing of it is decided
    page.goto(f"{server.address}/case/town/drafts.html")
    until(page, "document.querySelector('.empty') !== null && document.querySelector('select') !== null")
    page.get_by_label("Draft statements from").select_option("minutes")
    page.get_by_role("button", name="Read it").click()
    until(page, "document.querySelectorAll('.draft').length > 2")
