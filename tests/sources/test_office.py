"""Word processors' documents to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources import UnreadableSource, read_bytes
from tests.sources.papers import docx, odt, zipped


def test_a_word_document() -> None:
    body = (
        '<w:p><w:r><w:t>The wheel</w:t><w:tab/><w:t xml:space="preserve">stands</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText> never</w:delText><w:t>no</w:t></w:r></w:del>'
        "<w:ins><w:r><w:t> still.</w:t></w:r></w:ins></w:p>"
        '<w:p><w:bookmarkStart w:id="1" w:name="sale"/><w:r><w:t>It is sold.</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>On page two.</w:t></w:r></w:p>"
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>since Monday</w:t></w:r></w:p></w:footnote>'
    found = read_bytes(docx(body, notes), name="a.docx")
    assert found.content.splitlines() == [
        "The wheel stands still.",
        "since Monday",
        "It is sold.",
        "a",
        "b",
        "On page two.",
    ]
    assert found.extraction == "docx-1"
    assert [found.passage(span) for span in found.cited("sale", "ids")] == ["It is sold."]
    assert [found.passage(span) for span in found.cited("2", "pages")] == ["On page two."]


def test_an_open_document() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        '<text:h>A heading</text:h><text:p>The<text:s text:c="3"/>wheel<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>since Monday</text:p></text:note-body>"
        "</text:note> stands<text:line-break/>still.</text:p>"
        "<text:p><office:annotation><text:p>a remark</text:p></office:annotation>It is sold.</text:p>"
    )
    found = read_bytes(odt(body), name="a.odt")
    assert found.content.splitlines() == [
        "A heading",
        "The wheel stands still.",
        "since Monday",
        "It is sold.",
    ]
    assert found.extraction == "odt-1"


def test_the_kind_is_known_without_the_name() -> None:
    assert read_bytes(docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>")).extraction == "docx-1"
    assert read_bytes(odt("<text:p>a</text:p>")).extraction == "odt-1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(""), "no text"),
        (docx("<w:p>")[:-40], "broken or cut short"),
        (zipped({"word/other.xml": "x"}), "no part word/document.xml"),
        (docx("<w:p></w:x>"), "not well-formed"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares the entity"),
        (docx("<w:p>" * 600), "deep"),
        (zipped({"word/document.xml": b"<a>" + b" " * 120_000_000 + b"</a>"}), "unpacked"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_bytes(data, name="a.docx")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=100), st.integers(0, 400))
def test_broken_files_are_read_or_refused(noise: bytes, at: int) -> None:
    whole = docx("<w:p><w:r><w:t>The wheel stands.</w:t></w:r></w:p>")
    try:
        read_bytes(whole[:at] + noise + whole[at + len(noise) :], name="a.docx")
    except UnreadableSource:
        return
