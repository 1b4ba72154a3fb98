"""The app in a real browser: what is written reaches the files, what anybody writes is shown, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from regesta.faces.cli.app import app
from regesta.faces.site.site import has_scripts
from tests.faces.live.conftest import CASE, MINUTES
from tests.faces.live.running import Running, running
from tests.faces.live.test_drafts import PROSE
from tests.faces.site.browser import CHROMIUM, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Page

AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is not there"),
    pytest.mark.skipif(not has_scripts(), reason="the scripts were not made: python hatch_build.py"),
]
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


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One browser for all tests of the app."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the small case, as it was, before each test."""
    return tmp_path_factory.mktemp("cases")


@pytest.fixture(scope="module")
def server(cases: Path) -> Iterator[Running]:
    """One server for all tests of the app."""
    _write(cases / "town")
    with running(cases) as one:
        yield one


@pytest.fixture
def town(cases: Path, server: Running) -> Path:
    """The folder of the small case, which is served."""
    for file in (cases / "town").glob("[!.]*.regesta"):
        file.unlink()
    _write(cases / "town")
    return cases / "town"


def _write(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")


@pytest.fixture
def page(browser: "Browser", server: Running) -> Iterator["Page"]:
    """A page that complains of nothing and asks nobody but the server."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("console", lambda message: said.append(message.text))
    context.on("request", lambda wanted: asked.append(wanted.url))
    opened = context.new_page()
    yield opened
    context.close()
    assert [text for text in said if "409" not in text] == []  # a refusal to overwrite is told as one
    assert {url.rpartition("//")[0] for url in asked if not url.startswith(server.address)} <= {"blob:http:"}


def _open_editor(page: "Page", server: Running, query: str = "file=case.regesta&line=9") -> None:
    page.goto(f"{server.address}/case/town/edit.html?{query}")
    until(page, READY)


def _text(page: "Page") -> str:
    return page.locator(".editing-said").inner_text()


def _heard(page: "Page", words: str) -> None:
    until(page, "words => document.querySelector('.editing-said').textContent.includes(words)", words)


def test_an_edit_by_keyboard_reaches_the_file_and_every_open_page(
    page: "Page", server: Running, town: Path
) -> None:
    other = page.context.new_page()
    other.goto(f"{server.address}/case/town/entries/asked.html")
    other.get_by_role("link", name="Edit", exact=True).last.focus()
    other.keyboard.press("Enter")
    until(other, READY)
    other.go_back()
    _open_editor(page, server)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+f")
    page.keyboard.type("asks for leave")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.type("begs for leave")
    _heard(page, "Not saved.")
    page.keyboard.press("Control+s")
    _heard(page, "Saved case.regesta.")
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
    _open_editor(page, server)
    page.keyboard.type("# from the first tab\n")
    other = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    _open_editor(other, server)
    other.keyboard.type("# from the second tab\n")
    other.keyboard.press("Control+s")
    _heard(other, "Saved")
    outside = (town / "case.regesta").read_text("utf-8") + "# from another editor\n"
    (town / "case.regesta").write_text(outside, encoding="utf-8")
    page.bring_to_front()
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+s")
    until(page, "document.querySelector('.sides') !== null")
    assert (town / "case.regesta").read_text("utf-8") == outside
    sides = page.locator(".sides").inner_text()
    assert "# from the first tab" in sides and "# from the second tab" in sides
    page.get_by_role("button", name="Save mine over it").click()
    _heard(page, "Saved")
    assert "# from the first tab" in (town / "case.regesta").read_text("utf-8")
    page.get_by_role("button", name="Undo last save").click()
    _heard(page, "Undone")
    assert (town / "case.regesta").read_text("utf-8") == outside
    other.context.close()


def test_what_is_undone_leaves_the_editor_too(page: "Page", server: Running, town: Path) -> None:
    _open_editor(page, server)
    page.keyboard.type("# a thought\n")
    page.keyboard.press("Control+s")
    _heard(page, "Saved")
    page.get_by_role("button", name="Undo last save").click()
    _heard(page, "Undone")
    assert (town / "case.regesta").read_text("utf-8") == CASE
    until(page, "!document.querySelector('.cm-content').textContent.includes('# a thought')")
    page.wait_for_timeout(500)  # the news of the change come by themselves
    assert "# a thought" not in page.locator(".cm-content").inner_text()
    assert "on the disk" not in _text(page) and "Not saved" not in _text(page)
    page.locator(".cm-content").focus()
    page.keyboard.type("# another\n")
    page.keyboard.press("Control+s")
    _heard(page, "Saved")
    text = (town / "case.regesta").read_text("utf-8")
    assert "# another" in text and "# a thought" not in text


def test_what_was_not_saved_is_there_again_when_the_page_is_loaded_again(
    page: "Page", server: Running, town: Path
) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    _open_editor(page, server)
    page.keyboard.type("# a thought\n")
    _heard(page, "Not saved.")
    page.reload()
    until(page, READY)
    _heard(page, "in the editor again")
    assert "# a thought" in page.locator(".cm-content").inner_text()
    assert (town / "case.regesta").read_text("utf-8") == CASE
    page.evaluate("localStorage.clear()")


def test_problems_completion_and_help_come_as_one_types(page: "Page", server: Running, town: Path) -> None:
    with page.expect_response(
        lambda answer: "ask/problems" in answer.url
    ):  # which reads the names of the case
        _open_editor(page, server, "file=case.regesta&line=10")
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
    _heard(page, "Not accepted yet")
    told = page.locator(".draft.is-at").inner_text()
    assert "nothing is named kin" in told and "cites" in told
    assert not (town / "accepted.regesta").exists()
    assert page.get_by_role("button", name="Accept all the same").is_visible()
    area.fill('1849-03-04 request march "Kim asks"\n  by kim\n  cites minutes 1\n')
    page.get_by_role("button", name="Accept as changed").click()
    until(page, "count => document.querySelectorAll('.draft').length === count - 1", count)
    assert "Kim asks" in (town / "accepted.regesta").read_text("utf-8")


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
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.leaf .text'))")
    page.keyboard.press("e")
    until(page, "document.querySelector('#of-verb option') !== null")
    page.locator("input[name=verb]").fill("event")
    page.locator("input[name=title]").fill("The council meets")
    until(page, "document.querySelector('.passage .written')?.textContent.includes('The council meets')")
    page.locator("input[name=title]").press("Enter")
    until(page, "document.querySelectorAll('.cm-line').length > 3")
    text = (cases / "the-great-march" / "case.regesta").read_text("utf-8")
    assert '1848-03-04 event "The council meets"' in text and "  text      notes.txt" in text


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: make browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, browser: "Browser", server: Running, town: Path) -> None:
    (town / "minutes.txt").write_text(PROSE, encoding="utf-8")
    (town / "case.regesta").write_text(CASE.replace("by        kim", "by        kin"), encoding="utf-8")
    CliRunner().invoke(app, ["read", "minutes", "--into", str(town)])
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    script = AXE.read_text(encoding="utf-8")
    found = []
    for path, condition in (
        ("/", "document.querySelector('[data-begin]') !== null"),
        ("/case/town/edit.html", "document.querySelector('.problem-list') !== null"),
        ("/case/town/drafts.html", "document.querySelector('.draft') !== null"),
        ("/case/town/intake.html", "document.querySelector('[data-documents]') !== null"),
        ("/case/town/history.html?name=^asked", "document.querySelector('h1') !== null"),
        ("/case/town/sources/minutes.html", "document.querySelector('.make-entry') !== null"),
    ):
        page.goto(server.address + path)
        until(page, condition)
        if "sources" in path:
            page.evaluate("getSelection().selectAllChildren(document.querySelector('.text'))")
            page.keyboard.press("e")
            until(page, "document.querySelector('.passage .written') !== null")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(script)
        told = page.evaluate("axe.run().then(found => found.violations)")
        found += [(path, one["id"], one["nodes"][0]["html"]) for one in told]
    context.close()
    assert found == []
