"""Scans to text (`ocr-1`) by Tesseract where it is installed: no part of the program, run as a process of its own."""

import os
import re
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.sources.layout import POINT, Layout
from regesta.sources.lines import Line, lay_out, without_heads
from regesta.sources.refusal import UnreadableSource
from regesta.sources.text import Text

EXTRACTION = "ocr-1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
LONGEST_SECONDS = 300  # that one page may take
MOST_DOTS = 100_000_000  # of a page: a sheet of newspaper at 300 an inch
DOUBTFUL = 60  # of 100: a word of which Tesseract is less sure is counted
_LINE, _WORD = "4", "5"  # the levels of Tesseract's table
_COLUMNS = 12


class Page(NamedTuple):
    """A page as it was recognised: its lines, how many words they have, and how many of these are doubtful."""

    lines: list[Line]
    words: int
    doubtful: int


def is_picture(data: bytes) -> bool:
    """Whether bytes are a picture of a kind that can be read."""
    return data.startswith(PICTURES)


def reader() -> str | None:
    """The path of Tesseract, None where it is not installed."""
    return shutil.which("tesseract")


def read_page(picture: bytes, *, name: str = "") -> Page:
    """The lines of a picture; raises `UnreadableSource` where Tesseract is missing, fails or takes too long."""
    program = reader()
    if program is None:
        raise UnreadableSource(
            "the file is a picture, and Tesseract is not installed",
            "install Tesseract, or give a transcription",
            name,
        )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page"
        file.write_bytes(picture)
        return _page(_run([program, str(file), "stdout", "tsv"], name))


def _run(command: Sequence[str], name: str) -> str:
    """What Tesseract says. It has one thread: with more it takes longer, since they mostly wait for one another."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
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
    return done.stdout.decode("utf-8", "replace")


def _page(table: str) -> Page:
    """Tesseract's table of a page as lines; heights are told from below, as in a PDF."""
    lines: list[Line] = []
    words = doubtful = 0
    for row in table.splitlines()[1:]:
        columns = row.split("\t", _COLUMNS - 1)
        if len(columns) < _COLUMNS or columns[0] not in (_LINE, _WORD):
            continue
        if columns[0] == _LINE:
            left, top, width, height = map(float, columns[6:10])
            lines.append(Line("", left, left + width, -top, -top - height))
        elif lines and (word := columns[11].replace(POINT, "").strip()):
            lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {word}".lstrip())
            words += 1
            doubtful += float(columns[10]) < DOUBTFUL
    return Page([line for line in lines if line.text], words, doubtful)


def read_scan(data: bytes, *, name: str = "") -> Text:
    """The text of one picture, by Tesseract; raises `UnreadableSource`."""
    if not is_picture(data):
        raise UnreadableSource("the file is no picture", "give a scan in PNG, JPEG or TIFF", name)
    dots = _dots(data)
    if dots > MOST_DOTS:
        raise UnreadableSource(f"the picture has {dots:,} dots", "give a scan of 300 dots an inch", name)
    return recognised([("1", read_page(data, name=name))], name)


def _dots(data: bytes) -> int:
    """How many dots a PNG or a JPEG says it has; 0 where that is not told."""
    if data.startswith(PICTURES[0]) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width * height)
    frame = re.search(rb"\xff[\xc0-\xc2]\x00.\x08(..)(..)", data, re.DOTALL)
    if data.startswith(PICTURES[1]) and frame is not None:
        return int.from_bytes(frame[1], "big") * int.from_bytes(frame[2], "big")
    return 0


def recognised(pages: Sequence[tuple[str, Page]], name: str) -> Text:
    """Pages that were recognised, each with its label, as one text; raises `UnreadableSource` where none has words."""
    layout = Layout()
    lay_out(without_heads([page.lines for _, page in pages]), [label for label, _ in pages], layout)
    content, tables = layout.finish()
    if not content:
        raise UnreadableSource("no words can be made out", "give a clean scan, or a transcription", name)
    words, doubtful = sum(page.words for _, page in pages), sum(page.doubtful for _, page in pages)
    remark = "the words are Tesseract's reading of a picture, and may be misread"
    if doubtful:
        remark += f"; of {doubtful:,} of {words:,} it is not sure itself"
    return Text(content, EXTRACTION, "utf-8", "recognised", (remark,), tables)
