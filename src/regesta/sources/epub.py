"""E-books to text (`epub-1`): the chapters of an EPUB in the order in which they are read.

EPUB 3.3, W3C Recommendation: the container names the package, its spine the order of the chapters.
"""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from regesta.sources.archives import Archive
from regesta.sources.encodings import decode
from regesta.sources.html import lay_out_html
from regesta.sources.layout import Layout
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text
from regesta.sources.xml import read_tree

EXTRACTION = "epub-1"


def read_epub(data: bytes, *, name: str = "") -> Text:
    """The text of an e-book; `ids` and `pages` are those of its chapters. Raises `UnreadableSource`."""
    archive = Archive(data, name)
    if (
        archive.part("META-INF/encryption.xml") is not None
        and archive.part("META-INF/rights.xml") is not None
    ):
        raise UnreadableSource("the book is locked", "give a copy without a lock", name)
    layout = Layout()
    for chapter in _chapters(archive, name):
        page = archive.part(chapter)
        if page is not None and page.strip():
            lay_out_html(decode(page, name), layout)
            layout.end_paragraph()
    content, tables = layout.finish()
    if not content:
        raise UnreadableSource(
            "the book has no words", "give a book with text, not with pictures of it", name
        )
    return Text(content, EXTRACTION, "utf-8", "declared", (), tables)


def _chapters(archive: Archive, name: str) -> list[str]:
    """The names of the parts that hold the chapters, in reading order."""
    container = read_tree(archive.needed("META-INF/container.xml"), name=name)
    roots = [one.get("full-path", "") for one in container.iter("rootfile")]
    if not roots:
        raise UnreadableSource("the book does not say what it consists of", "fetch it anew", name)
    package = read_tree(archive.needed(roots[0]), name=name)
    folder = posixpath.dirname(roots[0])
    hrefs = {one.get("id", ""): one.get("href", "") for one in package.iter("item")}
    return [_joined(folder, hrefs[ref]) for one in _spine(package) if (ref := one.get("idref", "")) in hrefs]


def _spine(package: Element) -> list[Element]:
    return [one for one in package.iter("itemref") if one.get("linear", "yes") != "no"]


def _joined(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
