"""A version of a text from its file, with its layers where the file marks them."""

from pathlib import Path

import pytest

from regesta.sources import UnreadableSource, read_source
from regesta.sources.versions import read_version

TEI = "<TEI><text><p>He <del>waited</del> <add>went</add> home.</p></text></TEI>"


def test_a_file_that_marks_nothing_is_its_text(tmp_path: Path) -> None:
    for name, content in (("a.txt", "He waited.\n"), ("b.xml", "<TEI><text><p>He waited.</p></text></TEI>")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        found = read_version(tmp_path / name)
        assert found.draft is None and found.text.content == read_source(tmp_path / name).content


def test_marked_tei_has_what_was_first_written_and_what_was_left(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TEI, encoding="utf-8")
    found = read_version(tmp_path / "a.xml")
    assert found.draft is not None and "waited" in found.draft.first.content
    assert found.text.content.split() == ["He", "went", "home."]


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI><text><add/></text></TEI>", encoding="utf-8")
    for name in ("a.xml", "none.xml", "none.txt"):
        with pytest.raises(UnreadableSource):
            read_version(tmp_path / name)


def test_what_is_the_editors_is_told(tmp_path: Path) -> None:
    header = "<teiHeader><p><supplied>of the file</supplied></p></teiHeader>"
    body = "<p>He <supplied>went\n<hi>straight</hi></supplied> <gap/><supplied><gap/></supplied>home.</p>"
    marked = body.replace("home", "<add>back</add> home")
    for words in (body, marked):
        (tmp_path / "a.xml").write_text(f"<TEI>{header}<text>{words}</text></TEI>", encoding="utf-8")
        found = read_version(tmp_path / "a.xml")
        assert (found.supplied, found.gaps) == (("went straight",), 1)
        assert "went straight" in found.text.content
