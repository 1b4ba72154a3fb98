"""Scans to text, by Tesseract where it is installed."""

import struct
import zlib
from pathlib import Path

import pytest

from regesta.sources import UnreadableSource, read_bytes
from regesta.sources.scans import LONGEST_SECONDS, read_pages, reader, recognised


def _png(width: int = 40, height: int = 20) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_without_tesseract_a_picture_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.sources.scans.reader", lambda: None)
    with pytest.raises(UnreadableSource, match="Tesseract is not installed") as raised:
        read_bytes(_png(), name="a.png")
    assert "transcription" in raised.value.remedy


@pytest.mark.skipif(reader() is None, reason="Tesseract is not installed")
def test_a_white_page_has_no_words() -> None:
    with pytest.raises(UnreadableSource):
        read_bytes(_png(), name="a.png")


def _program(folder: Path, lines: str) -> str:
    """A program that stands in for Tesseract."""
    file = folder / "tesseract"
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o755)
    return str(file)


def test_pages_are_read_by_a_process_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = _program(tmp_path, "printf 'The wheel\\nstands.\\n\\nIt is sold.\\n\\f'")
    monkeypatch.setattr("regesta.sources.scans.reader", lambda: program)
    found = read_bytes(_png(), name="a.png")
    assert found.content.splitlines() == ["The wheel stands.", "It is sold."]
    assert found.extraction == "ocr-1" and "misread" in found.remarks[0]


@pytest.mark.parametrize(
    ("lines", "reason"), [("echo 'bad image' >&2; exit 1", "bad image"), ("sleep 5", "more than")]
)
def test_a_process_that_fails_or_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, reason: str
) -> None:
    program = _program(tmp_path, lines)
    monkeypatch.setattr("regesta.sources.scans.reader", lambda: program)
    monkeypatch.setattr("regesta.sources.scans.LONGEST_SECONDS", 1)
    with pytest.raises(UnreadableSource, match=reason):
        read_pages([_png()], name="a.png")
    assert LONGEST_SECONDS > 1


def test_pages_without_words_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="no words"):
        recognised([("1", " \n")], "a.png")
