"""Scans to text, by Tesseract where it is installed."""

import io
import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest

from regesta.sources import UnreadableSource, read_bytes
from regesta.sources.scans import LONGEST_SECONDS, Page, read_page, reader, recognised
from tests.sources.papers import pdf


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


def _table(lines: list[tuple[int, str]]) -> str:
    """A table such as Tesseract makes: each line with how far below the top it stands, its words all sure but `?`."""
    rows = [
        "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext"
    ]
    for number, (top, text) in enumerate(lines, 1):
        width = 10 * len(text)
        rows.append(f"4\\t1\\t1\\t1\\t{number}\\t0\\t10\\t{top}\\t{width}\\t12\\t-1\\t")
        for word in text.split():
            sure = 20 if "?" in word else 96
            rows.append(f"5\\t1\\t1\\t1\\t{number}\\t1\\t10\\t{top}\\t{width}\\t12\\t{sure}\\t{word}")
    return "\\n".join(rows)


def test_lines_make_paragraphs_and_broken_words_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [(10, "The wheel of the mill is the pro-"), (30, "perty of the town."), (90, "It is s?ld.")]
    program = _program(tmp_path, f"printf '{_table(lines)}'")
    monkeypatch.setattr("regesta.sources.scans.reader", lambda: program)
    found = read_bytes(_png(), name="a.png")
    assert found.content.splitlines() == ["The wheel of the mill is the property of the town.", "It is s?ld."]
    assert found.extraction == "ocr-1"
    assert "misread" in found.remarks[0] and "of 1 of 15 it is not sure" in found.remarks[0]


@pytest.mark.skipif(reader() is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("form", ["PNG", "PDF"])
def test_a_printed_page_is_read(form: str) -> None:
    """A page drawn as a picture, and a PDF that has nothing but that picture."""
    lines = ["The wheel of the mill is the pro-", "perty of the town, and whoever", "damages it shall pay."]
    page = pypdfium2.PdfDocument(pdf([[(72, 700 - 14 * at, line) for at, line in enumerate(lines)]]))[0]
    out = io.BytesIO()
    page.render(scale=200 / 72, grayscale=True).to_pil().save(out, form, resolution=200)
    found = read_bytes(out.getvalue(), name=f"scan.{form.lower()}")
    assert (
        found.content
        == "The wheel of the mill is the property of the town, and whoever damages it shall pay.\n"
    )
    assert found.extraction == "ocr-1" and list(found.locators["pages"]) == ["1"]


@pytest.mark.parametrize(
    "head",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\0\0\x01\0\0", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff"],
)
def test_a_picture_of_absurd_size_is_refused_before_it_is_drawn(head: bytes) -> None:
    with pytest.raises(UnreadableSource, match="dots"):
        read_bytes(head + b"\0" * 50, name="a.png")


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
        read_page(_png(), name="a.png")
    assert LONGEST_SECONDS > 1


def test_pages_without_words_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="no words"):
        recognised([("1", Page([], 0, 0))], "a.png")
