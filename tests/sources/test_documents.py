from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources import Text, UnreadableSource, read_bytes, read_source


@pytest.mark.parametrize(
    ("name", "data", "extraction"),
    [
        ("a.txt", b"<p>words</p>", "plain-1"),
        ("a.md", b"# words", "markdown-1"),
        ("a.htm", b"<p>words", "html-1"),
        ("a.xml", b"<TEI><text><p>words</p></text></TEI>", "tei-1"),
        ("a.xml", b"<?xml version='1.0'?><html xmlns='x'><body><p>words</p></body></html>", "html-1"),
        ("a", b"<!DOCTYPE html><p>words", "html-1"),
        ("a", b"<TEI><text><p>words</p></text></TEI>", "tei-1"),
        ("a", b"words", "plain-1"),
    ],
)
def test_kinds(tmp_path: Path, name: str, data: bytes, extraction: str) -> None:
    (tmp_path / name).write_bytes(data)
    text = read_source(tmp_path / name)
    assert text.extraction == extraction and "words" in text.content
    assert read_bytes(data, name=name).content == text.content


def test_plain_text_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("One\r\n  two\ttabs \u00a0 …\r\n\r\nthree".encode())
    text = read_source(tmp_path / "a.txt")
    assert text.content == "One\n  two\ttabs \u00a0 …\n\nthree"
    assert text.passage(text.cited("4")[0]) == "three"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_tei_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    label = encoding.removesuffix("-sig")
    xml = f'<?xml version="1.0" encoding="{label}"?><TEI><text><p>café à la carte</p></text></TEI>'
    (tmp_path / "a.xml").write_bytes(xml.encode(encoding))
    assert read_source(tmp_path / "a.xml").content == "café à la carte\n"


def test_mislabelled_tei(tmp_path: Path) -> None:
    xml = (
        '<?xml version="1.0" encoding="utf-8"?><TEI><text><p>'
        + "Der Bürger fragte: „Für wen?“ " * 50
        + "</p></text></TEI>"
    )
    (tmp_path / "a.xml").write_bytes(xml.encode("cp1252"))
    text = read_source(tmp_path / "a.xml")
    assert "Bürger" in text.content and "is not" in text.remarks[0]
    late = b"<TEI><text><p>" + b"plain words " * 200_000 + b"caf\xe9 au lait</p></text></TEI>"
    (tmp_path / "b.xml").write_bytes(late)
    assert read_source(tmp_path / "b.xml").encoding_basis == "guessed"


def test_missing_folder_and_odd_names(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "folder"),
        (tmp_path / "a\0b", "cannot be opened"),
    ):
        with pytest.raises(UnreadableSource, match=reason) as raised:
            read_source(path)
        assert raised.value.remedy and str(tmp_path) not in str(raised.value)


def test_an_identifier_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b'<TEI><text><p xml:id="p1">words</p></text></TEI>')
    assert read_source(tmp_path / "a.xml", identifier="p1").content == "words"
    with pytest.raises(UnreadableSource, match="nothing called 'p2'"):
        read_source(tmp_path / "a.xml", identifier="p2")


@settings(deadline=None, max_examples=200)
@given(
    st.binary(max_size=200)
    | st.text(alphabet="<>/pTEI&;#x\"'=!-[]* \n\r\té\u202eא", max_size=80).map(lambda text: text.encode()),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.xml", "a"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        text = read_bytes(data, name=name)
    except UnreadableSource as refused:
        assert refused.reason and refused.remedy
        return
    assert isinstance(text, Text)
    for scheme, table in text.locators.items():
        for spans in table.values():
            for span in spans:
                assert 0 <= span.offset <= span.end <= len(text.content), scheme
