"""Edits, one after another: a build over an earlier one leaves exactly what a build into an empty folder makes."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from regesta.case import load
from regesta.faces.site.build import build
from regesta.faces.site.folder import MANIFEST
from regesta.faces.site.kept import KEPT
from regesta.faces.site.page import Page
from regesta.faces.site.rendering import Renderer
from regesta.faces.site.site import Site
from tests.faces.site.conftest import KOREA

NAMES = ("a", "b", "c", "d")
PEOPLE = "".join(f'person {name} "Person {name.upper()}"\n' for name in NAMES)
FOOT = """matter m "A matter"
source s "A source"
  locators  lines
  text      s.txt
"""
TEXTS = (
    "The first line says one thing.\nThe second line says another thing altogether.\n",
    "A line before it.\nThe first line says one thing.\nThe second line says a thing.\n",
)
SEALED = '  cites     s 1 sealed v1 sha256:16 n1 "x"'  # a broken seal withholds the text as any other does
FIELDS = (
    '  cites     s 1 "The first line says one thing"',
    '  cites     s 2 "The second line says a thing"',
    "  cites     s 1",
    "  cites     t 5",
    "  draft     a rule",
    "  cert      low",
    "  after     ^e1",
    "  before    ^e2",
    "  answers   ^e0",
    "  place     p",
    SEALED,
)
DATES = ("1900", "1901-05", "[1899..1902]", "1900/1903~", "..1901", "undated", "1950-01-01")
DIRECTIVES = (
    'place p "P"\n',
    'source t "Another source"\n  kind      letter\n',
    'matter n "A part" part of m\n',
    'claim why "Because"\n  cause     ^e0\n  contributes to ^e1\n',
    'body council "The council"\n',
    'term ^wait of ^e1 condition "to wait"\n',
    "person a2\n",
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """One entry, named or nameless, citing, answering or neither."""
    verb = draw(st.sampled_from(("request", "refuse", "approve", "event")))
    name = draw(st.sampled_from(("", " ^e0", " ^e1", " ^e2", " ^e3")))
    words = draw(st.sampled_from(("", "", ' "What happened"')))
    lines = [f"{draw(st.sampled_from(DATES))} {verb} m{name}{words}"]
    if verb != "event":
        lines.append(f"  by        {draw(st.sampled_from(NAMES))}")
    lines += draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=3))
    return "\n".join(lines)


CASES = st.builds(
    lambda title, people, more, written: (
        f'case c "{title}" format 1\n{people}{FOOT}{"".join(more)}' + "\n".join(written) + "\n"
    ),
    st.sampled_from(("One", "Two")),
    st.sampled_from((PEOPLE, PEOPLE.replace("Person A", "Somebody"))),
    st.lists(st.sampled_from(DIRECTIVES), unique=True, max_size=3),
    st.lists(entries(), max_size=6),
)


def delete_a_page(site: Path) -> None:
    """Somebody takes a page away."""
    (site / "people" / "a.html").unlink()


def write_on_a_page(site: Path) -> None:
    """Somebody writes on pages, and leaves one as long as it was."""
    for page in (site / "index.html", site / "people" / "b.json"):
        page.write_bytes(page.read_bytes()[::-1])


def link_a_page(site: Path) -> None:
    """Somebody puts a link in the place of a page."""
    page = site / "people" / "c.html"
    shutil.copy(page, site.parent / "elsewhere")
    page.unlink()
    page.symlink_to(site.parent / "elsewhere")


def delete_the_cache(site: Path) -> None:
    """The cache is taken away."""
    (site / KEPT).unlink()


def cut_the_cache(site: Path) -> None:
    """Half of the cache is lost."""
    content = (site / KEPT).read_bytes()
    (site / KEPT).write_bytes(content[: len(content) // 2])


def spoil_the_cache(site: Path) -> None:
    """What was asked by every page is lost from the cache."""
    (site / KEPT).write_bytes((site / KEPT).read_bytes().replace(b"address ", b"adresse "))


def nothing(site: Path) -> None:
    """Nobody does anything."""


class Step(NamedTuple):
    """A case as it is built the next time, and what is done to the folder before."""

    case: str
    text: str
    language: str
    program: str
    before: Callable[[Path], None]


STEPS = st.builds(
    Step,
    CASES,
    st.sampled_from(TEXTS),
    st.sampled_from(("en", "en", "de")),
    st.sampled_from(("1", "1", "1", "2")),
    st.sampled_from(
        (
            nothing,
            nothing,
            delete_a_page,
            write_on_a_page,
            link_a_page,
            delete_the_cache,
            cut_the_cache,
            spoil_the_cache,
        )
    ),
)


@st.composite
def edits(draw: st.DrawFn) -> list[Step]:
    """Steps of which about half keep what the one before was in all but one thing."""
    steps = [draw(STEPS)]
    for _ in range(draw(st.integers(1, 3))):
        after = draw(STEPS)
        field = draw(st.sampled_from(("", *Step._fields)))
        kept = steps[-1]._replace(before=nothing)
        steps.append(kept._replace(**{field: getattr(after, field)}) if field else after)
    return steps


@pytest.fixture(scope="module", autouse=True)
def few_assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One script in the place of all scripts and fonts, which no edit changes."""
    folder = tmp_path_factory.mktemp("assets")
    (folder / "site.js").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("regesta.faces.site.site.ASSETS", folder)
        yield


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(steps=edits())
def test_builds_after_edits_are_those_from_scratch(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    site = folder / "site"
    for step in steps:
        (folder / "s.txt").write_text(step.text, encoding="utf-8")
        (folder / "case.regesta").write_text(step.case, encoding="utf-8")
        if site.is_dir():
            step.before(site)
        before = _stamps(site)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("regesta.faces.site.rendering.program", lambda step=step: step.program)
            patch.setattr("regesta.faces.site.rendering.__version__", step.program)
            again = build(load(folder / "case.regesta"), site, language=step.language)
            whole = build(load(folder / "case.regesta"), folder / "whole", language=step.language)
        assert _tree(site) == _tree(folder / "whole")
        assert again.files == whole.files == whole.written
        assert again.size == whole.size
        after = _stamps(site)
        kept = {path for path in after if before.get(path) == after[path]} - {MANIFEST}
        assert again.written == whole.files - len(kept)
        shutil.rmtree(folder / "whole")


def _tree(site: Path) -> dict[str, bytes]:
    """What every file holds; a link holds nothing."""
    return {
        path.relative_to(site).as_posix(): b"a link" if path.is_symlink() else path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def _stamps(site: Path) -> dict[str, tuple[int, int]]:
    """When each file was last written, and which it is."""
    found = ((path, path.lstat()) for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): (at.st_mtime_ns, at.st_ino) for path, at in found}


def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are rendered from now on."""
    found: list[str] = []
    real = Renderer.html

    def html(self: Renderer, page: Page) -> bytes:
        found.append(page.path)
        return real(self, page)

    monkeypatch.setattr(Renderer, "html", html)
    return found


def test_nothing_is_rendered_where_nothing_has_changed(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for case in (small, KOREA):
        build(load(case), tmp_path / case.name)
        found = rendered(monkeypatch)
        assert build(load(case), tmp_path / case.name).written == 0
        assert found == []
        monkeypatch.undo()


def test_an_edit_renders_what_it_changes_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = "".join(
        f"{1900 + n % 50} request m{n % 9} ^e{n}\n  by        {NAMES[n % 4]}\n  cites     s {n}\n"
        for n in range(300)
    )
    matters = "".join(f'matter m{n} "Matter {n}"\n' for n in range(9))
    text = f'case c format 1\n{PEOPLE}{matters}source s "S"\n  locators  pages\n{entries}'
    (tmp_path / "case.regesta").write_text(text, encoding="utf-8")
    built = build(load(tmp_path), tmp_path / "site")
    (tmp_path / "case.regesta").write_text(
        text.replace("m6 ^e150\n", 'm6 ^e150 "Edited"\n'), encoding="utf-8"
    )
    found = rendered(monkeypatch)
    build(load(tmp_path), tmp_path / "site")
    assert {"entries/e150", "matters/m6", "people/c", "sources/s", "chronology"} <= set(found)
    assert len(found) < 25 < built.files / 20
    assert not {"matters/m1", "people/a", "entries/e10", "problems", "places"} & set(found)


def test_what_every_page_is_given_can_be_told(small: Path) -> None:
    for case in (small, KOREA):
        for language in ("en", "de"):
            site = Site(load(case), language=language)
            assert [path for path in site.paths if not site.sameness.of(site.page(path))] == []
