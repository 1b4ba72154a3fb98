"""Reading a source's file: what kind of document it is, and its text."""

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from regesta.sources.encodings import Decoded, decode, encoding_of, refuse_unwritten
from regesta.sources.html import read_html
from regesta.sources.markdown import read_markdown
from regesta.sources.refusal import UnreadableSource
from regesta.sources.tei import read_tei
from regesta.sources.text import Text

Kind = Literal["plain", "markdown", "html", "tei", "pdf", "docx", "odt", "epub", "email", "scan"]
KINDS: dict[str, Kind] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "tei",
    ".tei": "tei",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".eml": "email",
    ".png": "scan",
    ".jpg": "scan",
    ".jpeg": "scan",
    ".tif": "scan",
    ".tiff": "scan",
}
# Documents that are no text in themselves; what reads one is loaded when it is asked for.
PACKED: tuple[Kind, ...] = ("pdf", "docx", "odt", "epub", "scan")
LARGEST = 512_000_000  # bytes
PIECE = 1 << 20
UTF8 = ("utf-8", "utf-8-sig", "ascii")


def read_source(
    path: Path | str, *, kind: Kind | None = None, encoding: str | None = None, identifier: str | None = None
) -> Text:
    """The text of the file at `path`.

    What kind of document it is follows from its name's ending, or from how it begins. With `identifier`, the text is
    that of one element alone. Raises `UnreadableSource`, and nothing else, for a file that is missing, too large,
    empty, binary, in no known encoding, or not of its form.
    """
    path = Path(path)
    with open_source(path) as file:
        text = _read(file, path.name, kind, encoding)
    if identifier is None:
        return text
    part = text.part(identifier)
    if part is None:
        raise UnreadableSource(
            f"the document has nothing called {identifier!r}", "give one of its identifiers", path.name
        )
    return part


@contextmanager
def open_source(path: Path) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading; whatever goes wrong with it is raised as `UnreadableSource`."""
    try:
        _refuse_no_file(path)
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            if size > LARGEST:
                raise UnreadableSource(
                    f"the file has {size // 1_000_000} MB, and {LARGEST // 1_000_000} MB is the most",
                    "divide it into volumes",
                    path.name,
                )
            yield file
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from None
    except RecursionError:
        raise UnreadableSource("the file nests too deeply", "give a plainer file", path.name) from None


def xml_pieces(path: Path, advance: Callable[[int], object] | None = None) -> Iterator[bytes]:
    """The bytes of an XML file piece by piece, in UTF-8 whatever encoding it is in.

    `advance` is told how many bytes of the file were read. Raises `UnreadableSource`.
    """
    with open_source(path) as file:
        head = file.read(PIECE)
        refuse_unwritten(head, path.name)
        whole = head[: head.rfind(b">") + 1] or head  # a piece may end in the middle of a character
        if encoding_of(whole, path.name).name not in UTF8:
            data = head + file.read()
            _ = advance and advance(len(data))
            yield decode(data, path.name).content.encode("utf-8")
            return
        while head:
            _ = advance and advance(len(head))
            yield head
            head = file.read(PIECE)


def _refuse_no_file(path: Path) -> None:
    """Refuses a folder, and what may never end when it is read: a device or a pipe."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableSource("this is a folder", "name the file in it", path.name)
    if not stat.S_ISREG(mode):
        raise UnreadableSource("this is not a file", "name a file that holds the text", path.name)


def _unopened(path: Path, error: OSError | ValueError) -> UnreadableSource:
    if isinstance(error, FileNotFoundError):
        return UnreadableSource("there is no such file", "look at its path", path.name)
    if isinstance(error, PermissionError):
        return UnreadableSource("the file may not be read", "change its permissions", path.name)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "the file cannot be opened"
    return UnreadableSource(reason.lower(), "correct the name, or the file", path.name)


def read_bytes(data: bytes, *, name: str = "", kind: Kind | None = None, encoding: str | None = None) -> Text:
    """The text of a document at hand as bytes; as `read_source`."""
    kind = kind or kind_of(name, data)
    if kind in PACKED:
        return _unpacked(kind, data, name)
    refuse_unwritten(data, name)
    if kind == "email":
        from regesta.sources.mail import read_mail

        return read_mail(data, name=name)
    if kind == "tei":
        return _read_tei(iter([data]), data, name, encoding)
    decoded = decode(data, name, encoding)
    if kind == "html":
        return read_html(decoded, name=name)
    return read_markdown(decoded) if kind == "markdown" else _plain(decoded)


def _unpacked(kind: Kind, data: bytes, name: str) -> Text:
    """The text of a document that has to be unpacked, laid out or recognised first."""
    if not data:
        raise UnreadableSource("the file is empty", "put the source's text in it", name)
    if kind == "pdf":
        from regesta.sources.pdf import read_pdf

        return read_pdf(data, name=name)
    if kind == "epub":
        from regesta.sources.epub import read_epub

        return read_epub(data, name=name)
    if kind == "scan":
        from regesta.sources.scans import read_scan

        return read_scan(data, name=name)
    from regesta.sources.office import read_docx, read_odt

    return read_docx(data, name=name) if kind == "docx" else read_odt(data, name=name)


def _read(file: BinaryIO, name: str, kind: Kind | None, encoding: str | None) -> Text:
    head = file.read(PIECE)
    kind = kind or kind_of(name, head)
    if kind != "tei":
        return read_bytes(head + file.read(), name=name, kind=kind, encoding=encoding)
    refuse_unwritten(head, name)

    def pieces() -> Iterator[bytes]:
        yield head
        while piece := file.read(PIECE):
            yield piece

    return _read_tei(pieces(), head, name, encoding, file)


def _read_tei(
    pieces: Iterator[bytes], head: bytes, name: str, encoding: str | None, file: BinaryIO | None = None
) -> Text:
    """TEI in UTF-8 piece by piece as it comes; in another encoding, decoded as a whole first."""
    whole = head[: head.rfind(b">") + 1] or head  # a piece may end in the middle of a character
    found = encoding_of(whole, name, encoding)
    if found.name in UTF8:
        try:
            return read_tei(pieces, name=name, basis=found.basis, remarks=found.remarks)
        except UnreadableSource as refused:
            if file is None or "not well-formed" not in refused.reason:
                raise
            file.seek(0)
            head = file.read()
            if _is_utf8(head):
                raise
    elif file is not None:
        head += file.read()
    decoded = decode(head, name, encoding)
    data = decoded.content.encode("utf-8")
    named = decoded.encoding
    return read_tei([data], name=name, encoding=named.name, basis=named.basis, remarks=named.remarks)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of a document, by the ending of its name; by how it begins where the ending does not tell."""
    packed = _packed(head)
    if packed:
        return packed
    kind = KINDS.get(Path(name).suffix.lower())
    if kind not in (None, "tei"):
        return kind
    begins = head[:2_000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begins.startswith((b"<!doctype html", b"<html")) or (
        b"<html" in begins and begins.startswith(b"<?xml")
    ):
        return "html"
    return "tei" if kind or begins.startswith((b"<?xml", b"<tei")) else "plain"


def _packed(head: bytes) -> Kind | None:
    """The kind of a document that begins as no text does, None for any other."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        begins = head[:4_000]
        if b"mimetypeapplication/epub" in begins:
            return "epub"
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in begins:
            return "odt"
        return "docx" if b"word/" in head or b"[Content_Types].xml" in begins else None
    return "scan" if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")) else None


def _plain(decoded: Decoded) -> Text:
    """Plain text as it stands: its lines are the file's."""
    encoding = decoded.encoding
    return Text(decoded.content, "plain-1", encoding.name, encoding.basis, encoding.remarks)
