"""A document made ready for an index: all that takes time done, so that any process can do it."""

import hashlib
import zlib
from typing import NamedTuple

from regesta.collection.document import Bounds, Document, bounds_of
from regesta.collection.words import words_of

BETWEEN = "¶"  # stands between two names, so that no phrase runs from one into the other; no word holds it
LARGEST = 1_000_000  # characters; a longer document is divided


class Words(NamedTuple):
    """The folded words of a document's parts, each one string with a space between two words."""

    title: str
    text: str
    senders: str
    recipients: str
    persons: str


class Prepared(NamedTuple):
    """A document as it goes into an index.

    `digest` is the SHA-256 of its text, by which a second copy is known; `packed` the text compressed (zlib).
    """

    id: str
    title: str
    date: str
    bounds: Bounds
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    persons: tuple[str, ...]
    language: str
    offset: int
    length: int
    digest: bytes
    packed: bytes
    words: Words


def prepare(document: Document) -> Prepared:
    """A document made ready."""
    encoded = document.text.encode("utf-8", "surrogatepass")
    persons = tuple(dict.fromkeys((*document.senders, *document.recipients, *document.persons)))
    return Prepared(
        document.id,
        document.title,
        document.date,
        bounds_of(document.date),
        document.senders,
        document.recipients,
        persons,
        document.language.casefold(),
        document.offset,
        len(document.text),
        hashlib.sha256(encoded).digest(),
        zlib.compress(encoded, 6),
        folded_words(document.title, document.text, document.senders, document.recipients, persons),
    )


def folded_words(
    title: str,
    text: str,
    senders: tuple[str, ...],
    recipients: tuple[str, ...],
    persons: tuple[str, ...],
) -> Words:
    """The folded words of a document, from its parts."""
    return Words(_row((title,)), _row((text,)), _row(senders), _row(recipients), _row(persons))


def _row(parts: tuple[str, ...]) -> str:
    return f" {BETWEEN} ".join(" ".join(words_of(part)) for part in parts)


def text_of(packed: bytes) -> str:
    """The text that was compressed; raises `zlib.error` or ValueError where the bytes were damaged."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def divided(document: Document) -> list[Document]:
    """A document in parts of at most `LARGEST` characters, cut between paragraphs where it has any."""
    if len(document.text) <= LARGEST:
        return [document]
    found: list[Document] = []
    start = 0
    while start < len(document.text):
        end = min(start + LARGEST, len(document.text))
        if end < len(document.text):
            for border in ("\n\n", "\n", " "):
                cut = document.text.rfind(border, start + LARGEST // 2, end)
                if cut > 0:
                    end = cut + len(border)
                    break
        identifier = f"{document.id}:{len(found) + 1}" if document.id else f"part-{len(found) + 1}"
        found.append(
            document._replace(
                id=identifier,
                title=f"{document.title} ({len(found) + 1})",
                text=document.text[start:end],
                offset=document.offset + start,
            )
        )
        start = end
    return found
