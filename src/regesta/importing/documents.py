"""The documents that a file of any kind holds: those of a volume one by one, or the file as one document."""

from collections.abc import Iterator
from pathlib import Path

from regesta.importing import frus
from regesta.importing.letterheads import read_letterhead
from regesta.importing.original import HEAD
from regesta.importing.volumes import Document, Party, read_documents
from regesta.sources import Text, read_source
from regesta.sources.documents import open_source, xml_pieces


def documents_in(path: Path, *, language: str = "en") -> Iterator[Document]:
    """The documents of the file at `path`, in order, each with its id, title, sides, place, date and text.

    The volume of an edition in TEI is read a document at a time, with what its markup says. Of any other file, which is
    one document, its head is read as words: `letterheads`. Raises `UnreadableSource`.
    """
    with open_source(path) as file:
        head = file.read(HEAD)
    if frus.identify(head):
        yield from read_documents(xml_pieces(path), name=path.name)
        return
    yield document_of(path.stem, read_source(path), language=language)


def document_of(identifier: str, text: Text, *, language: str = "en") -> Document:
    """A text as a document: what its head says of who wrote it, to whom, where and when."""
    found = read_letterhead(text.content, language=language)
    senders, recipients = (
        (Party(side.label, "", bool(side.person)),) if side.label else ()
        for side in (found.heading.sender, found.heading.recipient)
    )
    title = found.title or next(
        (line.strip() for line in text.content.splitlines() if line.strip()), identifier
    )
    return Document(
        identifier,
        title[:200],
        found.heading.form,
        senders,
        recipients,
        found.place,
        found.date,
        "",
        found.file_mark.rpartition(":")[0] or found.file_mark,
        "",
        1,
        held=text,
    )
