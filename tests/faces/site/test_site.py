"""One file of a site made by itself is what a build of the whole writes."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.faces.site.folder import MANIFEST
from regesta.faces.site.kept import KEPT
from regesta.faces.site.site import Site
from tests.faces.site.conftest import KOREA


@pytest.mark.parametrize("case", [KOREA, "small"])
def test_a_file_made_by_itself_is_that_of_the_build(
    case: Path | str, small: Path, request: pytest.FixtureRequest
) -> None:
    built: Path = request.getfixturevalue("built" if case == "small" else "korea")
    opened = load(small if case == "small" else KOREA)
    site = Site(opened)
    written = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file())
    for path in written:
        if path not in (MANIFEST, KEPT):
            assert site.file(path) == (built / path).read_bytes(), path
    for path in (
        ("entries/veto.html", "people.html", "data/things.js") if case == KOREA else ("sources/diary.html",)
    ):
        assert Site(opened).file(path) == (built / path).read_bytes(), path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nothing.html",
        "entries/nothing.json",
        "assets/../site.css",
        "likeness/a--b.html",
        "index",
        "chronology/x.html",
    ],
)
def test_where_there_is_no_file_none_is_made(path: str, small: Path) -> None:
    assert Site(load(small)).file(path) is None
