"""The site whole: every page is there, valid, linked, the same each time, and tells what the case says."""

import gzip
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from regesta.case import load
from regesta.faces.site.build import build
from regesta.faces.site.pages import PAGES
from regesta.faces.site.site import has_scripts
from tests.faces.site.conftest import ESSAY, KOREA, all_text, broken_links, pages, written


@pytest.mark.parametrize("site", ["built", "korea"])
def test_every_page_is_valid_and_every_link_leads_somewhere(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(site)
    assert broken_links(folder) == []
    parser = html5lib.HTMLParser(strict=True)
    for path, text in pages(folder):
        parser.parse(text)
        counts = Counter(re.findall(r'\sid="([^"]*)"', text))
        assert [name for name, count in counts.items() if count > 1] == [], path
        assert text.count("<h1") == text.count("<main") == 1
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
        assert all(below - above <= 1 for above, below in pairwise(levels)), (
            path,
            levels,
        )


def test_every_kind_of_page_is_there_with_its_json(built: Path) -> None:
    for path, title, _ in PAGES:
        if title:
            assert "<h1" in (built / f"{path}.html").read_text(encoding="utf-8")
    for path, _ in pages(built):
        assert json.loads((built / path).with_suffix(".json").read_text(encoding="utf-8")) is not None
    for path in (
        "entries/asks",
        "people/kim",
        "matters/march",
        "sources/diary",
        "claims/why",
        "evidence/seen",
    ):
        assert (built / f"{path}.html").is_file()


def test_nothing_is_asked_of_anybody(built: Path) -> None:
    for path, text in pages(built):
        assert "default-src 'none'" in text
        assert not re.search(r"<(iframe|object|embed|form|img|base)\b", text), path
        scripts = re.findall(r"<script([^>]*)>([^<]*)", text)
        for attributes, inside in scripts:
            assert re.fullmatch(r' src="(\.\./)*(assets|data)/[a-z]+\.js" defer', attributes), (
                path,
                attributes,
            )
            assert inside == "", path
        assert not re.search(r"\sstyle=|\son[a-z]+=", text), path
        for address in re.findall(r'<link[^>]*href="([^"]*)"', text):
            assert "//" not in address


def test_pages_tell_what_the_case_says(built: Path) -> None:
    text = dict(pages(built))
    assert "from 1948 to about 1950" in text["chronology.html"]
    assert "[1948..1950]" in text["entries/asks.html"]
    assert "word for word" in text["entries/asks.html"]
    assert "sources differ" in text["entries/no.html"]
    assert "draft" in text["entries/no.html"]
    assert "does not stand there" in all_text(built)
    assert '<mark id="at-0">The clerk was told to wait' in text["sources/diary.html"]
    assert 'href="https://example.org/archive?a=1&amp;b=2"' in text["sources/title.html"]
    assert "Not so" in text["chronology.html"]
    assert "quotation-missing" in text["problems.html"]
    assert "0.1 to 0.3" in text["explanations.html"]
    assert "../sources/diary.html#at-0" in text["entries/asks.html"]


def test_the_same_case_gives_the_same_bytes_and_an_unchanged_page_is_not_written(
    small: Path, built: Path, tmp_path: Path
) -> None:
    build(load(small), tmp_path / "again")
    names = sorted(path.relative_to(built) for path in built.rglob("*") if path.is_file())
    assert names == sorted(
        path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*") if path.is_file()
    )
    assert all((built / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in names)
    written = build(load(small), tmp_path / "again")
    assert (written.written, written.removed) == (0, 0)
    assert written.files > 30


def test_without_its_scripts_the_site_is_plain_and_whole(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regesta.faces.site.site.ASSETS", tmp_path / "none")
    build(load(small), tmp_path / "site")
    assert broken_links(tmp_path / "site") == []
    assert not (tmp_path / "site" / "assets").exists()
    assert not [path for path, text in pages(tmp_path / "site") if "<script" in text or "data-island" in text]


def test_what_is_gone_from_the_case_is_gone_from_the_site(tmp_path: Path) -> None:
    case = tmp_path / "case.regesta"
    case.write_text('case c format 1\nperson a "A"\nperson b "B"\nplace p "P"\n', encoding="utf-8")
    build(load(case), tmp_path / "site")
    case.write_text('case c format 1\nperson a "A"\n', encoding="utf-8")
    assert build(load(case), tmp_path / "site").removed == 4
    assert not (tmp_path / "site" / "people" / "b.html").exists()
    assert not (tmp_path / "site" / "places").exists()
    assert broken_links(tmp_path / "site") == []


def test_an_empty_case_teaches(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text("case c format 1\n", encoding="utf-8")
    build(load(tmp_path), tmp_path / "site")
    assert broken_links(tmp_path / "site") == []
    for page in ("chronology", "matters", "people", "places", "claims", "explanations", "sources"):
        assert 'class="empty"' in (tmp_path / "site" / f"{page}.html").read_text(encoding="utf-8")


def test_a_long_chronology_is_cut_into_periods(tmp_path: Path) -> None:
    entries = "".join(f'{1800 + number // 5}-03 event ^e{number} "Event"\n' for number in range(900))
    (tmp_path / "case.regesta").write_text(f"case c format 1\n{entries}", encoding="utf-8")
    build(load(tmp_path), tmp_path / "site")
    assert broken_links(tmp_path / "site") == []
    assert len(list((tmp_path / "site" / "chronology").glob("*.html"))) > 1
    whole = json.loads((tmp_path / "site" / "chronology.json").read_text(encoding="utf-8"))
    parts = [
        row["id"]
        for path in (tmp_path / "site" / "chronology").glob("*.json")
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]
    assert len(whole) == 900
    assert sorted(parts) == sorted(row["id"] for row in whole)


def _runs(text: str, length: int = 10) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text).lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _leaked(site: Path, text: str) -> set[tuple[str, ...]]:
    kept = _runs(text)
    return {run for path in written(site) for run in _runs(path.read_text("utf-8")) & kept}


SECRET = (
    "The council resolved in private that no word of the matter should ever be carried out of the room.\n"
    "It was further agreed that whoever spoke of it would answer for it before the whole of the council.\n"
)


def test_a_sealed_text_is_nowhere(tmp_path: Path) -> None:
    """One sealed citation withholds the text: its passages, what a quotation leaves out, and the nearest passage."""
    (tmp_path / "case.regesta").write_text(
        """case c format 1
source minutes "Minutes"
  locators  lines
  text      minutes.txt
source copy "A copy with a word more"
  locators  lines
  text      copy.txt
source other "Another"
  locators  lines
  text      other.txt
matter m "M"
1950 event m ^sealed
  cites     minutes 1 sealed …
1951 event m ^elided
  cites     minutes 1 "The council resolved … out of the room"
1952 event m ^missing
  cites     minutes 2 "It was further agreed that whoever spoke of it must answer for it to the whole council"
1953 event m
  cites     copy 1
1954 event m
  cites     other 1 "This may be read by anybody who cares to read it"
""",
        encoding="utf-8",
    )
    (tmp_path / "minutes.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "copy.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "other.txt").write_text(
        "This may be read by anybody who cares to read it.\n", encoding="utf-8"
    )
    build(load(tmp_path), tmp_path / "site")
    assert _leaked(tmp_path / "site", SECRET) == set()
    assert "carried" not in all_text(tmp_path / "site")
    assert "This may be read" in (tmp_path / "site" / "sources" / "other.html").read_text(encoding="utf-8")


@pytest.mark.skipif(not ESSAY.is_dir(), reason="the essay is not here: ../shared/data/essay")
def test_the_essay_of_the_korea_case_is_nowhere(tmp_path: Path) -> None:
    """Also where its text is at hand, since citations of it are sealed."""
    import shutil

    case = tmp_path / "case"
    shutil.copytree(KOREA, case)
    with (case / "war.regesta").open("a", encoding="utf-8") as file:
        file.write("\n1950 event ^one-more\n  cites     lankov 4 sealed …\n")
    build(load(case), tmp_path / "site", texts=[ESSAY])
    assert _leaked(tmp_path / "site", (ESSAY / "lankov.txt").read_text(encoding="utf-8")) == set()


def test_network_likeness_and_namesakes_have_their_pages(korea: Path) -> None:
    text = dict(pages(korea))
    assert "Joseph Stalin" in text["authority.html"]
    ties = json.loads((korea / "authority.json").read_text(encoding="utf-8"))["network"]["ties"]
    assert {"roshchin", "stalin"} <= {tie["source"] for tie in ties}
    assert "likeness/dprk--ussr.html" in text["likeness.html"]
    assert "Their political structure was all but the same" in text["likeness/dprk--ussr.html"]
    compared = json.loads((korea / "likeness" / "dprk--ussr.json").read_text(encoding="utf-8"))
    assert {point["value"]["verdict"] for point in compared["points"]} == {"same", "unknown"}
    assert "point by point" in text["people/dprk.html"]
    assert "No two actors" in text["namesakes.html"]


def test_an_actors_page_tells_its_career(korea: Path, built: Path) -> None:
    text = dict(pages(korea))
    assert "Holders" in text["people/nk-leader.html"]
    assert "parent" in text["people/stalin.html"]
    assert "about 50 letters or cables (found)" in text["people/kim.html"]
    career = json.loads((korea / "people" / "kim.json").read_text(encoding="utf-8"))["career"]
    assert "^asks" in career["does"]
    assert json.loads((built / "people" / "chair.json").read_text(encoding="utf-8"))["career"]["holders"]


def test_a_site_is_light(korea: Path) -> None:
    """What a reader waits for, packed as a server packs it: the scripts of a first load, and all of the site."""
    if not has_scripts():
        pytest.skip("the scripts of the site are not made: web/ could not be built")
    packed = {
        path.resolve(): len(gzip.compress(path.read_bytes(), 9))
        for path in korea.rglob("*")
        if path.is_file()
    }
    for name, page in pages(korea):
        found = [(korea / name).parent / source for source in re.findall(r'<script src="([^"]+)"', page)]
        assert sum(packed[script.resolve()] for script in found) <= 250_000, name
    assert sum(packed.values()) <= 3_000_000
