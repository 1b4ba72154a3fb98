"""E-books to text."""

import pytest

from regesta.sources import UnreadableSource, read_bytes
from tests.sources.papers import epub, zipped


def test_chapters_come_in_the_order_in_which_they_are_read() -> None:
    book = epub(
        {"b": "<p id='sale'>It is sold.</p>", "a": "<h1>One</h1><p>The wheel.</p>", "c": "<p>never</p>"},
        ["a", "b", "gone"],
    )
    found = read_bytes(book, name="a.epub")
    assert found.content.splitlines() == ["One", "The wheel.", "It is sold."] and found.extraction == "epub-1"
    assert [found.passage(span) for span in found.cited("sale", "ids")] == ["It is sold."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (epub({}, []), "no words"),
        (epub({"a": "<p>a</p>"}, ["a"])[:100], "broken or cut short"),
        (zipped({"a": "b"}, first="application/epub+zip"), "no part META-INF/container.xml"),
        (
            zipped({"META-INF/container.xml": "<container/>"}, first="application/epub+zip"),
            "what it consists of",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason):
        read_bytes(data, name="a.epub")
