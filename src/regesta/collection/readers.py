"""The documents of a file."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from regesta.collection.document import Document
from regesta.collection.prepared import Prepared, divided, prepare
from regesta.importing import documents_in
from regesta.sources import UnreadableSource
from regesta.sources.documents import KINDS

READING = "documents-2"  # the version of what follows: a file that another read is read again
SUFFIXES = frozenset(KINDS)


class ReadFile(NamedTuple):
    """A file as it was read: its SHA-256, its documents, and why it could not be read, or ""."""

    digest: bytes
    documents: tuple[Prepared, ...] = ()
    refusal: str = ""
    remedy: str = ""
    is_unchanged: bool = False


def is_readable(path: Path) -> bool:
    """True for a file whose name says that it is a document of a kind that can be read."""
    return path.suffix.lower() in SUFFIXES


def read_file(path: Path, known: bytes = b"") -> ReadFile:
    """The documents of a file, made ready; `known` is the digest that it had when it was last read."""
    looked = look_at(path, known)
    return looked if looked.is_unchanged or looked.refusal else read_documents_of(path, looked.digest)


def look_at(path: Path, known: bytes = b"") -> ReadFile:
    """The digest of a file whose documents are not read yet, and whether it is the one known."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").digest()
    except OSError as fault:
        return ReadFile(
            b"", refusal=(fault.strerror or "it cannot be opened").lower(), remedy="correct its permissions"
        )
    return ReadFile(digest, is_unchanged=digest == known)


def read_documents_of(path: Path, digest: bytes) -> ReadFile:
    """The documents of a file of that digest, made ready."""
    try:
        found = [prepare(part) for one in documents_of(path) for part in divided(one)]
    except UnreadableSource as fault:
        return ReadFile(digest, refusal=fault.reason, remedy=fault.remedy)
    return ReadFile(digest, tuple(found))


def documents_of(path: Path) -> Iterator[Document]:
    """The documents of a file: those of a volume each by itself, any other file as one. Raises `UnreadableSource`."""
    for one in documents_in(path):
        content = one.text().content
        if not content.strip():
            continue
        yield Document(
            one.id if one.element is not None else "",
            one.title,
            content,
            "" if one.date is None else str(one.date),
            tuple(party.name for party in one.senders),
            tuple(party.name for party in one.recipients),
            _persons(one.element),
        )


def _persons(element: Element | None) -> tuple[str, ...]:
    """The persons whom the markup of a document names, as they are written."""
    if element is None:
        return ()
    written = (" ".join("".join(one.itertext()).split()) for one in element.iter("persName"))
    return tuple(dict.fromkeys(name for name in written if name))
