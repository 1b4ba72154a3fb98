"""A document by itself, in any form that sources are read in: as a source, and as the letter that its head says it is.

Of an e-mail, the headers tell. Of anything else the head is read as words, and what it is taken for is a draft.
"""

from collections.abc import Iterator
from email import policy
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime

from regesta.dates import Edtf, parse
from regesta.importing.carried import At, Carried, Key, Left, Line, text_line
from regesta.importing.documents import document_of
from regesta.importing.letterheads import read_letterhead
from regesta.importing.names import family_name, legible
from regesta.importing.original import Original
from regesta.importing.volumes import Document, Party
from regesta.sources import Text, read_source
from regesta.sources.documents import PACKED, kind_of, open_source
from regesta.sources.encodings import decode
from regesta.sources.refusal import UnreadableSource

NAME = "letter"
SAYS = "one letter or document: plain text, HTML, PDF, DOCX, ODT, EPUB, e-mail, a scan"
DRAFT = "the rules for the heads of letters"


def identify(head: bytes) -> bool:
    """Whether a file is a document that can be read, and its head that of a letter."""
    kind = kind_of("", head)
    if kind in PACKED or _is_mail(head):
        return True
    if kind == "tei" or head.lstrip()[:1] in (b"{", b"["):
        return False
    try:
        found = read_letterhead(decode(head).content)
    except UnreadableSource:
        return False
    return found.date is not None and bool(found.heading.sender.label or found.heading.recipient.label)


def extract(original: Original) -> Iterator[Carried | Left]:
    """The source that a document is, and the letter."""
    with open_source(original.path) as file:
        head = file.read(1 << 20)
    is_mail = _is_mail(head)
    text = read_source(original.path, kind="email" if is_mail else None)
    original.advance(original.path.stat().st_size)
    document = (
        _mail(head, original.name, text)
        if is_mail
        else document_of(original.name, text, language=original.language)
    )
    yield from _carried(original, document, text, draft="" if is_mail else DRAFT)
    for remark in text.remarks:
        yield Left("", remark, "it is no part of the text")


def _carried(original: Original, document: Document, text: Text, *, draft: str) -> Iterator[Carried | Left]:
    yield _source(original, document, text)
    sides: list[Line] = []
    emitted: set[str] = set()
    for field, parties in (("by", document.senders), ("to", document.recipients)):
        keys = []
        for party in parties:
            key = party.key or f"{'person' if party.is_person else 'body'} {party.name.casefold()}"
            keys.append(Key(key))
            if key not in emitted:
                emitted.add(key)
                yield _actor(party, key)
        if keys:
            sides.append(Line(field, tuple(keys)))
    if not sides:
        yield Left("", "who wrote to whom", "the head of the document does not tell")
        return
    if document.place:
        place = f"place {document.place.casefold()}"
        yield Carried("place", place, legible(document.place, "place"), document.place)
        sides.append(Line("place", (Key(place),)))
    lines = (
        *sides,
        *text_line("form", document.form),
        Line("cites", At("document")),
        *text_line("draft", draft),
    )
    yield Carried("write", "letter", original.name, "", lines, document.date, is_entry=True)


def _source(original: Original, document: Document, text: Text) -> Carried:
    lines = (
        *text_line("author", "; ".join(party.name for party in document.senders)),
        *text_line("kind", document.form),
        *((Line("date", document.date),) if document.date is not None else ()),
        Line("seen as", "transcription"),
        Line("text", original.file),
        *text_line("reference", document.reference),
        Line("extraction", text.extraction),
        Line("digest", text.digest),
    )
    return Carried("source", "document", original.name, document.title, lines)


def _actor(party: Party, key: str) -> Carried:
    name = party.name.title() if party.name.islower() and "@" not in party.name else party.name
    wish = legible(family_name(name) if party.is_person else name, "person")
    identifiers = (party.key,) if party.key else ()
    return Carried(
        "person" if party.is_person else "body",
        key,
        wish,
        name,
        text_line("identifier", party.key),
        identifiers=identifiers,
    )


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with the headers of a message."""
    lines = head[:20_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    names = {
        line.partition(b":")[0].strip().lower() for line in lines if b":" in line and line[:1] not in b" \t"
    }
    return b"from" in names and bool(names & {b"date", b"subject", b"to", b"message-id", b"received"})


def _mail(head: bytes, name: str, text: Text) -> Document:
    message = BytesHeaderParser(policy=policy.compat32).parsebytes(head)

    def parties(header: str) -> tuple[Party, ...]:
        found = getaddresses([_decoded(value) for value in message.get_all(header, [])])
        return tuple(
            Party(said or address, f"mailto:{address.casefold()}" if address else "", is_person=True)
            for said, address in found
            if said or address
        )

    lines = text.content.splitlines()
    subject = next((line[9:] for line in lines[:6] if line.startswith("Subject: ")), "")
    return Document(
        name,
        subject or name,
        "e-mail",
        parties("From"),
        parties("To"),
        "",
        _sent(message.get("Date")),
        "",
        "",
        "",
        1,
        held=text,
    )


def _decoded(value: object) -> str:
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(str(value))))
    except (LookupError, UnicodeDecodeError, ValueError):
        return str(value)


def _sent(written: str | None) -> Edtf | None:
    try:
        return parse(parsedate_to_datetime(str(written)).date().isoformat()) if written else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
