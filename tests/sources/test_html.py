import time

import pytest

from regesta.sources import Text, UnreadableSource, find_quotation, read_bytes

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Title</title><style>p { color: red }</style>
<script>document.write("<p>scripted</p>")</script></head><body>
<h1 id=top>The Bridge &amp; the <i>River</i></h1>
<p id="p1">The coun<b>cil</b> met<sup><a href="#fn1">1</a></sup> on the 5<sup>th</sup>;<br>the mayor
 spoke. <!-- a comment with <p>tags</p> --><script>alert("a")</script></p>
<ul><li id="a">One<li id="b">Two <span hidden>&#x2014; so</span></ul>
<span role="doc-pagebreak" aria-label="12" id="pg12"></span><p>Last &copy; &notanentity; 3 < 4 &#99999999999999999999;
<noscript>hidden</noscript><textarea>hidden</textarea></body></html>"""


@pytest.fixture
def page() -> Text:
    return read_bytes(PAGE.encode(), name="page.html")


def test_the_text(page: Text) -> None:
    assert page.extraction == "html-1"
    assert page.content.splitlines() == [
        "The Bridge & the River",
        "The council met on the 5th; the mayor spoke.",
        "One",
        "Two — so",
        "Last © ¬anentity; 3 < 4 \ufffd",
    ]


def test_identifiers_and_pages(page: Text) -> None:
    named = {name: page.passage(spans[0]) for name, spans in page.locators["ids"].items()}
    assert named == {
        "top": "The Bridge & the River",
        "p1": "The council met on the 5th; the mayor spoke.",
        "a": "One",
        "b": "Two — so",
    }
    assert page.passage(page.cited("12", "pages")[0]).startswith("Last")
    assert find_quotation(page, "The council met on the 5th", "p1").standing == "within"


@pytest.mark.parametrize(
    "page", ["<html><body><script>x</script>", "<html><p></p>", "<html><!-- never closed", "<html><script>p"]
)
def test_no_words(page: str) -> None:
    with pytest.raises(UnreadableSource, match="no words"):
        read_bytes(page.encode(), name="page.html")


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<p ",
        "<p a='",
        '<p a="x" ',
        "<!--",
        "&#",
        "<b>",
        "<li id=x>",
        "<sup>",
        "</p>",
        "<p" + " " * 9,
        "=\"'",
    ],
)
def test_broken_markup_takes_no_time(piece: str) -> None:
    began = time.process_time()
    text = read_bytes(f"<html><p>Words.</p>{piece * 30_000}".encode(), name="page.html")
    assert text.content.startswith("Words.")
    assert "<script" not in text.content
    assert time.process_time() - began < 10
