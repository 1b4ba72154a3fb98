"""XML read piece by piece."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.sources import UnreadableSource
from regesta.sources.xml import read_elements, read_tree, words_in

DOCUMENT = b"""<t:TEI xmlns:t='x'><t:head>a<t:note>n</t:note> b</t:head>
<div type='no'><div type='yes'>c<lb/>d<div type='yes'/></div></div></t:TEI>"""


def test_wanted_elements_come_one_by_one_whatever_the_pieces() -> None:
    wanted = {"head": None, "div": lambda attributes: attributes["type"] == "yes"}
    for size in (1, 7, 1000):
        pieces = [DOCUMENT[at : at + size] for at in range(0, len(DOCUMENT), size)]
        found = list(read_elements(pieces, wanted))
        assert [(one.element.tag, one.line, one.within) for one in found] == [
            ("head", 1, ("TEI",)),
            ("div", 2, ("TEI", "div")),
        ]
        assert [words_in(one.element) for one in found] == ["a b", "c d"]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares the entity 'b'"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares the entity 'b'"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a>&b;</a>', "declared elsewhere|not well-formed"),
        (b"<a><b></a>", "not well-formed"),
        (b"<a>" * 600, "deep"),
        (b"", "no element|not well-formed"),
    ],
)
def test_what_is_no_plain_document_is_refused(document: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_tree(document)


def test_elements_without_end_are_refused() -> None:
    def pieces() -> object:
        yield b"<a>"
        while True:
            yield b"<b/>" * 10_000

    with pytest.raises(UnreadableSource, match="holds more than"):
        list(read_elements(pieces(), {"a": None}))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        list(read_elements([b"<a>", data, b"</a>"], {"a": None}))
    except UnreadableSource:
        return
