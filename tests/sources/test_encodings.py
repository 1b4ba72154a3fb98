import codecs

import pytest

from regesta.sources import UnreadableSource
from regesta.sources.encodings import decode

RUSSIAN = "Совет решил не отвечать, пока инженеры не осмотрят мост и не доложат о нём. " * 4


@pytest.mark.parametrize(
    ("data", "name", "basis"),
    [
        ("caf\u00e9".encode(), "utf-8", "valid"),
        (b"plain", "utf-8", "valid"),
        (codecs.BOM_UTF8 + b"marked", "utf-8", "byte-order mark"),
        ("weit und breit".encode("utf-16"), "utf-16", "byte-order mark"),
        ("weit und breit".encode("utf-32"), "utf-32", "byte-order mark"),
        ("weit und breit".encode("utf-16-le"), "utf-16-le", "guessed"),
        ('<?xml version="1.0" encoding="koi8-r"?>Мост'.encode("koi8-r"), "koi8-r", "declared"),
        ('<meta charset="iso-8859-1">é’'.encode("cp1252"), "cp1252", "declared"),
    ],
)
def test_encodings_are_detected_and_said(data: bytes, name: str, basis: str) -> None:
    found = decode(data)
    assert (found.encoding.name, found.encoding.basis) == (name, basis)
    assert "\ufffd" not in found.content and "\ufeff" not in found.content


def test_a_guess_is_said_to_be_one() -> None:
    found = decode(RUSSIAN.encode("cp1251"))
    assert found.content == RUSSIAN
    assert found.encoding.basis == "guessed" and "guess" in found.encoding.remarks[-1]


def test_a_wrong_label_is_said() -> None:
    assert decode('<meta charset="iso-8859-1">é'.encode()).encoding == (
        "utf-8",
        "valid",
        ("the file declares iso-8859-1, and is UTF-8",),
    )
    found = decode(b'<?xml version="1.0" encoding="utf-8"?>' + RUSSIAN.encode("cp1251"))
    assert "says it is UTF-8, and is not" in found.encoding.remarks[0]
    found = decode(b'<?xml version="1.0" encoding="klingon"?>' + RUSSIAN.encode("cp1251"))
    assert "klingon" in found.encoding.remarks[0]


def test_newlines() -> None:
    assert decode(b"a\r\nb\rc\n").content == "a\nb\nc\n"


def test_an_encoding_may_be_given() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), encoding="koi8-r").encoding.basis == "given"


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"", None, "empty"),
        (b" \n\t ", None, "empty"),
        (codecs.BOM_UTF8, None, "empty"),
        (bytes(range(256)) * 3, None, "no text has"),
        (b"%PDF-1.7 and so on", None, "a PDF"),
        (b"PK\x03\x04 and so on", None, "office document"),
        (b"words\0words", None, "no text has"),
        (b"caf\xe9", "utf-8", "not valid utf-8"),
        (b"words", "klingon", "not an encoding"),
        (b"words", "zlib_codec", "not an encoding"),
        ("a\0b c d e f".encode("utf-16"), None, "character nought"),
    ],
)
def test_refused(data: bytes, encoding: str | None, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as raised:
        decode(data, "file.txt", encoding)
    assert raised.value.remedy and raised.value.name == "file.txt"
