"""From a file's bytes to characters: which encoding, how it is known, and what cannot be a text at all."""

import codecs
import re
from typing import NamedTuple

from regesta.sources.alphabets import latin_encoding
from regesta.sources.refusal import UnreadableSource
from regesta.sources.scripts import alphabet_encoding

GUESSED_FROM = 100_000  # bytes that a guess is made from
# What a guess is made among: the legacy encodings of the WHATWG Encoding Standard, in its order after the commonest.
_AMONG = """
    cp1252 cp866 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_10 iso8859_13 iso8859_14
    iso8859_15 iso8859_16 koi8_r koi8_u mac_roman cp874 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    mac_cyrillic gbk gb18030 big5hkscs euc_jp iso2022_jp shift_jis euc_kr
"""
GUESSED_AMONG = _AMONG.split()
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = (
    re.compile(rb"""\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']"""),
    re.compile(rb"""<meta\s[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE),
)
_KINDS = (
    (b"%PDF-", "a PDF", "take its text out first, for instance with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as plain text, HTML or TEI"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text, HTML or TEI"),
    (b"{\\rtf", "a rich-text document", "save it as plain text or HTML"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "a picture", "transcribe it, and give the transcription"),
    (b"\xff\xd8\xff", "a picture", "transcribe it, and give the transcription"),
    (b"II*\x00", "a picture", "transcribe it, and give the transcription"),
)
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1a\x1b\x1c\x1d\x1e\x1f\x85"
_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS)
_UTF8_SIGNS = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_NEWLINES = re.compile("\r\n?")


class Encoding(NamedTuple):
    """The encoding a file is read in, how that was known, and what a reader should know besides."""

    name: str
    basis: str
    remarks: tuple[str, ...] = ()


class Decoded(NamedTuple):
    """The characters of a file, with `\\n` for every newline."""

    content: str
    encoding: Encoding


def refuse_unwritten(data: bytes, name: str) -> None:
    """Raise `UnreadableSource` for bytes that are empty or no text."""
    if not data.strip():
        raise UnreadableSource("the file is empty", "put the source's text in it", name)
    for mark, kind, remedy in _KINDS:
        if data.startswith(mark):
            raise UnreadableSource(f"the file is {kind}, not a text", remedy, name)
    if data.startswith(tuple(mark for mark, _ in _MARKS)) or _is_wide(data):
        return
    if b"\0" in data or len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 100:
        raise UnreadableSource(
            "the file holds bytes that no text has",
            "give a text, or a document whose name ends as its kind does: .pdf, .docx, .xml",
            name,
        )


def decode(data: bytes, name: str = "", encoding: str | None = None) -> Decoded:
    """The text that a file's bytes write, and the encoding they write it in.

    In turn: the encoding given, a byte-order mark, UTF-8 if the bytes are valid UTF-8, the encoding that the file
    declares, and a guess. Raises `UnreadableSource` for empty and binary files, for an encoding that is not known or
    does not fit, and where no guess can be made.
    """
    refuse_unwritten(data, name)
    chosen = encoding_of(data, name, encoding)
    try:
        content = data.decode(chosen.name)
    except (UnicodeDecodeError, UnicodeError):
        raise UnreadableSource(
            f"the file is not valid {chosen.name} throughout", "save it as UTF-8", name
        ) from None
    content = _NEWLINES.sub("\n", content) if "\r" in content else content
    if "\0" in content:
        raise UnreadableSource("the file holds the character nought", "save it as plain UTF-8 text", name)
    if not content.strip("\ufeff \n\t"):
        raise UnreadableSource("the file is empty", "put the source's text in it", name)
    return Decoded(content, chosen._replace(name=chosen.name.removesuffix("-sig")))


def encoding_of(data: bytes, name: str = "", given: str | None = None) -> Encoding:
    """The encoding of some bytes, found as `decode` says."""
    if given is not None:
        return Encoding(_known(given, name), "given")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, "byte-order mark")
    if wide := _is_wide(data):
        return Encoding(wide, "guessed", (f"read as {wide}, which is a guess: save it as UTF-8",))
    declared = _declared(data)
    if _is_utf8(data):
        return _utf8(data, declared)
    remarks = []
    if declared:
        try:
            codec = codecs.lookup(
                "windows-1252" if declared in ("iso-8859-1", "latin-1", "latin1") else declared
            ).name
            if codec != "utf-8":
                data.decode(codec)
                return Encoding(codec, "declared")
            remarks.append("the file says it is UTF-8, and is not")
        except LookupError:
            remarks.append(f"the file declares an encoding that is not known: {declared}")
        except (UnicodeDecodeError, UnicodeError):
            remarks.append(f"the file declares {declared}, and is not that")
    return _guessed(data, name, remarks)


def _known(given: str, name: str) -> str:
    try:
        found = codecs.lookup(given)
        "".encode(found.name)
    except (LookupError, ValueError):
        raise UnreadableSource(
            f"{given!r} is not an encoding that is known", "name another, such as utf-8 or windows-1251", name
        ) from None
    return found.name


def _is_wide(data: bytes) -> str:
    """UTF-16 without a mark, known by the noughts at every second byte."""
    head = data[:4_000]
    if len(head) < 8 or len(data) % 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd == 0 else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf8(data: bytes, declared: str) -> Encoding:
    if data.isascii():
        return Encoding("utf-8", "valid")
    remarks: tuple[str, ...] = ()
    if declared and declared not in ("utf-8", "utf8") and _UTF8_SIGNS.search(data):
        remarks = (f"the file declares {declared}, and is UTF-8",)
    return Encoding("utf-8", "valid", remarks)


def _declared(data: bytes) -> str:
    head = data[:2_048]
    for pattern in _DECLARED:
        if found := pattern.search(head):
            return found[1].decode("ascii", "replace").lower()
    return ""


def _guessed(data: bytes, name: str, remarks: list[str]) -> Encoding:
    found = _likeliest(data[:GUESSED_FROM])
    if not found and len(data) > GUESSED_FROM:
        found = _likeliest(data)
    if not found:
        raise UnreadableSource("the file's encoding cannot be told", "save it as UTF-8", name)
    codec = codecs.lookup(found).name
    remark = f"read as {codec}, which is a guess: save it as UTF-8, or say which encoding it is"
    return Encoding(codec, "guessed", (*remarks, remark))


def _likeliest(data: bytes) -> str:
    """The likeliest encoding; of those that read the bytes alike, the commonest. Empty where nothing is likely."""
    from charset_normalizer import from_bytes  # loaded for the few texts that do not tell their encoding

    if found := latin_encoding(data) or alphabet_encoding(data):
        return found
    best = from_bytes(data, cp_isolation=GUESSED_AMONG).best()
    if best is None:
        return ""
    alike = {best.encoding, *best.could_be_from_charset}
    return next((codec for codec in GUESSED_AMONG if codec in alike), best.encoding)
