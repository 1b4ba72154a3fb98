"""Scans to text (`ocr-1`) by Tesseract where it is installed: no part of the program, run as a process of its own."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from regesta.sources.layout import POINT, Layout
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text

EXTRACTION = "ocr-1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
MISREAD = "the words are Tesseract's reading of a picture, and may be misread"
_BLANK = re.compile(r"\n\s*\n")
LONGEST_SECONDS = 300  # that one page may take


def is_picture(data: bytes) -> bool:
    """Whether bytes are a picture of a kind that can be read."""
    return data.startswith(PICTURES)


def reader() -> str | None:
    """The path of Tesseract, None where it is not installed."""
    return shutil.which("tesseract")


def read_pages(pictures: Sequence[bytes], *, name: str = "", language: str = "") -> list[str]:
    """The text of each picture; raises `UnreadableSource` where Tesseract is missing, fails or takes too long."""
    program = reader()
    if program is None:
        raise UnreadableSource(
            "the file is a picture, and Tesseract is not installed",
            "install Tesseract, or give a transcription",
            name,
        )
    options = ["-l", language] if language else []
    return [_read_page(program, picture, options, name) for picture in pictures]


def _read_page(program: str, picture: bytes, options: list[str], name: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page"
        file.write_bytes(picture)
        try:
            done = subprocess.run(
                [program, str(file), "stdout", *options],
                capture_output=True,
                timeout=LONGEST_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise UnreadableSource(
                f"Tesseract took more than {LONGEST_SECONDS} seconds for a page", "give a smaller scan", name
            ) from None
        except OSError as fault:
            raise UnreadableSource(
                f"Tesseract cannot be run: {fault.strerror}", "install it anew", name
            ) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableSource(
            f"Tesseract cannot read the picture: {why[-1][:200] if why else 'it does not say why'}",
            "give a clean scan in PNG, JPEG or TIFF",
            name,
        )
    return done.stdout.decode("utf-8", "replace").replace("\f", "")


def read_scan(data: bytes, *, name: str = "") -> Text:
    """The text of one picture, by Tesseract; raises `UnreadableSource`."""
    if not is_picture(data):
        raise UnreadableSource("the file is no picture", "give a scan in PNG, JPEG or TIFF", name)
    (text,) = read_pages([data], name=name)
    return recognised([("1", text)], name)


def recognised(pages: Sequence[tuple[str, str]], name: str) -> Text:
    """Pages that were recognised, each with its label, as one text; raises `UnreadableSource` where none has words."""
    layout = Layout()
    for label, text in pages:
        layout.turn_page(label)
        for paragraph in _BLANK.split(text.replace(POINT, "")):
            layout.write(paragraph)
            layout.end_paragraph()
    content, tables = layout.finish()
    if not content:
        raise UnreadableSource("no words can be made out", "give a clean scan, or a transcription", name)
    return Text(content, EXTRACTION, "utf-8", "recognised", (MISREAD,), tables)
