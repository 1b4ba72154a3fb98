"""The lines of a file, each with its newline, and what is to take the place of some of them."""

import re
from collections.abc import Iterable, Sequence

from regesta.editing.patch import BYTE_ORDER_MARK
from regesta.statements.lines import goes_on

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class FileLines:
    """A file whose lines, counted from 1, are replaced; every other byte stays as it was."""

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        self._mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        self._lines = [(match[1], match[2]) for match in _LINE.finditer(text, len(self._mark))]
        self._newline = next((newline for _, newline in self._lines if newline), "\n")
        self._new: dict[int, list[str]] = {}

    def replace(self, first: int, last: int, lines: Iterable[str]) -> None:
        """Have `lines` take the place of those from `first` to `last`."""
        self._new[first] = list(lines)
        for number in range(first + 1, last + 1):
            self._new[number] = []

    def add_below(self, line: int, lines: Iterable[str]) -> None:
        """Have `lines` follow a line."""
        self._new[line] = [*self._new.get(line, [self._lines[line - 1][0]]), *lines]

    def written(self) -> bytes:
        """The bytes of the file with its lines replaced; a new line ends as the one above it does."""
        pieces = [self._mark]
        for number, (line, newline) in enumerate(self._lines, 1):
            new = self._new.get(number, [line])
            for place, one in enumerate(new, 1):
                pieces.append(one)
                pieces.append(newline if place == len(new) else newline or self._newline)
        return "".join(pieces).encode("utf-8", "surrogateescape")


def last_line(lines: Sequence[str], first: int, end: int) -> int:
    """The last line, from `first` to `end`, that goes on what line `first` begins."""
    last = first
    for number in range(first + 1, end + 1):
        content = lines[number - 1].strip()
        if content and content[0] != "#":
            if not goes_on(content):
                break
            last = number
    return last
