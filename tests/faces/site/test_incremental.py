"""Edits, one after another: a build over an earlier one leaves exactly what a build into an empty folder makes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from regesta.case import load
from regesta.faces.site.build import build

NAMES = ("a", "b", "c", "d")
PEOPLE = "".join(f'person {name} "Person {name.upper()}"\n' for name in NAMES)
FOOT = """matter m "A matter"
source s "A source"
  locators  lines
  text      s.txt
"""
TEXT = "The first line says one thing.\nThe second line says another thing altogether.\n"


@st.composite
def entries(draw: st.DrawFn) -> str:
    """One entry, named or nameless, citing, answering or neither."""
    number = draw(st.integers(0, 4))
    year = draw(st.integers(1900, 1903))
    verb = draw(st.sampled_from(("request", "refuse", "approve", "event")))
    lines = [f"{year} {verb} m{draw(st.sampled_from(('', f' ^e{number}')))}"]
    if verb != "event":
        lines.append(f"  by        {draw(st.sampled_from(NAMES))}")
    lines += draw(
        st.lists(
            st.sampled_from(
                (
                    '  cites     s 1 "The first line says one thing"',
                    '  cites     s 2 "The second line says a thing"',
                    "  cites     s 1",
                    "  draft     a rule",
                    "  cert      low",
                    "  after     ^e1",
                )
            ),
            unique=True,
            max_size=2,
        )
    )
    return "\n".join(lines)


CASES = st.builds(
    lambda title, people, written: f'case c "{title}" format 1\n{people}{FOOT}' + "\n".join(written) + "\n",
    st.sampled_from(("One", "Two")),
    st.sampled_from((PEOPLE, PEOPLE.replace("Person A", "Somebody"), PEOPLE + 'place p "P"\n')),
    st.lists(entries(), max_size=5),
)


@pytest.fixture(scope="module", autouse=True)
def few_assets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One script in the place of all scripts and fonts, which no edit changes."""
    folder = tmp_path_factory.mktemp("assets")
    (folder / "site.js").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("regesta.faces.site.site.ASSETS", folder)
        yield


@settings(max_examples=6, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(versions=st.lists(CASES, min_size=2, max_size=4))
def test_builds_after_edits_are_those_from_scratch(
    versions: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    (folder / "s.txt").write_text(TEXT, encoding="utf-8")
    for version in versions:
        (folder / "case.regesta").write_text(version, encoding="utf-8")
        before = _stamps(folder / "site")
        again = build(load(folder / "case.regesta"), folder / "site")
        whole = build(load(folder / "case.regesta"), folder / "whole")
        made = _tree(folder / "whole")
        assert _tree(folder / "site") == made
        assert again.files == whole.files == whole.written
        after = _stamps(folder / "site")
        kept = {path for path in after if before.get(path) == after[path]} - {"regesta-site.json"}
        assert again.written == whole.files - len(kept)
        shutil.rmtree(folder / "whole")


def _tree(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def _stamps(site: Path) -> dict[str, tuple[int, int]]:
    """When each file was last written, and which it is."""
    found = ((path, path.stat()) for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): (at.st_mtime_ns, at.st_ino) for path, at in found}
