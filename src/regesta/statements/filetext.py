"""The text of one file: bytes to lines, with what is wrong with the bytes said and nothing lost."""

import re
from typing import NamedTuple

from regesta.position import Position
from regesta.problem import CODES, Problem

LONGEST_LINE = 100_000
LONGEST_SHOWN = 200  # characters of a line that a problem shows
LONGEST_SAID = 500  # characters of a message or a remedy: names and texts of any length may stand in them

# Marks that begin a file of wide characters; that of UTF-32 begins as one of UTF-16 does.
_WIDE_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BEGINNING = 64  # bytes in which wide characters are looked for where no mark tells of them
NEWLINE = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNDECODED = re.compile("[\udc80-\udcff]")


class FileText(NamedTuple):
    """A file's lines, without their newlines; `newline` is the one it uses most.

    `unreadable` are the numbers (from 1) of lines that are not read further. The bytes that are not UTF-8 stand
    in `lines` as surrogates, so that the file can be written again as it was.
    """

    name: str
    lines: tuple[str, ...]
    newline: str
    has_mark: bool
    unreadable: frozenset[int]
    problems: tuple[Problem, ...]


def read_file_text(name: str, data: bytes) -> FileText:
    """The lines of a file, with problem codes not-utf-8, control-character, mixed-newlines, line-too-long."""
    text = data.decode("utf-8", "surrogateescape")
    has_mark = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    newlines = {newline: text.count(newline) for newline in ("\r\n", "\n", "\r")}
    newlines["\n"] -= newlines["\r\n"]
    newlines["\r"] -= newlines["\r\n"]
    newline = max(newlines, key=lambda sign: newlines[sign]) if any(newlines.values()) else "\n"
    lines = tuple(NEWLINE.split(text)) if newlines["\r\n"] or newlines["\r"] else tuple(text.split("\n"))
    problems: list[Problem] = []
    if has_mark:
        what, remedy = "the file begins with a byte-order mark", "nothing need be done: it is passed over"
        problems.append(_problem("byte-order-mark", name, 1, 1, what, remedy))
    if sum(1 for count in newlines.values() if count) > 1:
        problems.append(
            _problem(
                "mixed-newlines",
                name,
                _first_other_newline(text, newline),
                1,
                "the file mixes kinds of newline",
                "nothing need be done; `regesta fmt` makes them one kind",
            )
        )
    faults = _line_faults(name, lines) if _is_suspect(text, lines) else []
    return FileText(
        name,
        lines,
        newline,
        has_mark,
        frozenset(fault.position.line for fault in faults),
        (*problems, *faults),
    )


def wide_encoding(data: bytes) -> str:
    """What a file is in whose characters take two or four bytes each, as some editors save them; else an empty text.

    >>> wide_encoding("case c".encode("utf-16"))
    'UTF-16'
    """
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            return encoding
    beginning = data[:_BEGINNING]
    is_wide = len(beginning) >= 4 and any(
        not any(beginning[first::2]) and all(beginning[1 - first :: 2]) for first in (0, 1)
    )
    return "UTF-16" if is_wide else ""


def _is_suspect(text: str, lines: tuple[str, ...]) -> bool:
    is_long = len(text) > LONGEST_LINE and max(map(len, lines)) > LONGEST_LINE
    return is_long or bool(_CONTROL.search(text) or _UNDECODED.search(text))


def _first_other_newline(text: str, usual: str) -> int:
    for number, match in enumerate(NEWLINE.finditer(text), 1):
        if match.group() != usual:
            return number
    return 1


def _line_faults(name: str, lines: tuple[str, ...]) -> list[Problem]:
    """What keeps single lines from being read: at most one problem a line."""
    faults = []
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            what = f"the line has {len(line):,} characters; lines of up to {LONGEST_LINE:,} are read"
            faults.append(
                _problem(
                    "line-too-long",
                    name,
                    number,
                    LONGEST_LINE + 1,
                    what,
                    "break it up with lines that begin with +",
                    line,
                )
            )
        elif match := _UNDECODED.search(line):
            what = f"the byte {ord(match.group()) - 0xDC00:#04x} is not UTF-8"
            faults.append(
                _problem(
                    "not-utf-8",
                    name,
                    number,
                    match.start() + 1,
                    what,
                    "save the file in the encoding UTF-8",
                    line,
                )
            )
        elif match := _CONTROL.search(line):
            what = f"the control character U+{ord(match.group()):04X} stands in the line"
            faults.append(
                _problem("control-character", name, number, match.start() + 1, what, "delete it", line)
            )
    return faults


def _problem(code: str, name: str, line: int, column: int, what: str, remedy: str, text: str = "") -> Problem:
    return Problem(code, CODES[code], what, remedy, Position(name, line, column), printable(text))


def printable(line: str, length: int = LONGEST_SHOWN) -> str:
    """The line, cut to a length fit for a message, with what cannot be printed written as escapes."""
    line = line[:length]
    if line.isprintable():
        return line
    return "".join(
        character if character.isprintable() or character == "\t" else ascii(character)[1:-1]
        for character in line
    )
