"""Places as the protocol counts them: lines from 0, and in a line the code units of the encoding agreed on."""

from collections.abc import Callable, Mapping, Sequence

from lsprotocol.types import Position, PositionEncodingKind, Range

Widths = Callable[[str], int]

# How many code units a text has, by the encoding that positions are counted in; UTF-16 unless another is agreed on.
WIDTHS: Mapping[str, Widths] = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    PositionEncodingKind.Utf32: len,
}


class Positions:
    """Turns places of a text into those of the protocol and back; what lies outside is taken for the nearest within."""

    def __init__(self, lines: Sequence[str], encoding: str) -> None:
        self._lines = lines
        self._width = WIDTHS.get(encoding, WIDTHS[PositionEncodingKind.Utf16])

    def read(self, position: Position) -> tuple[int, int]:
        """The line and the column, from 1, in characters; a position within a character is before it."""
        line = min(max(position.line, 0), len(self._lines) - 1)
        text, wanted = self._lines[line], position.character
        if text.isascii():
            return line + 1, min(max(wanted, 0), len(text)) + 1
        column = 0
        while column < len(text) and (wanted := wanted - self._width(text[column])) >= 0:
            column += 1
        return line + 1, column + 1

    def written(self, line: int, column: int) -> Position:
        """A line and a column, from 1, in characters, as the protocol has them."""
        number = min(max(line, 1), len(self._lines))
        return Position(number - 1, self._width(self._lines[number - 1][: max(column - 1, 0)]))

    def range(self, line: int, start: int, end: int) -> Range:
        """A stretch of a line, its end exclusive."""
        return Range(self.written(line, start), self.written(line, end))

    def word(self, line: int, column: int) -> Range:
        """The word at a place, for a problem to be shown under; at least one character where there is one."""
        number = min(max(line, 1), len(self._lines))
        text = self._lines[number - 1]
        start = min(column, len(text) + 1)
        closing = text.find('"', start) if text[start - 1 : start] == '"' else -1
        end = closing + 2 if closing >= 0 else start
        while end <= len(text) and closing < 0 and text[end - 1] not in " \t,":
            end += 1
        return self.range(number, start, max(end, min(start + 1, len(text) + 1)))

    def whole(self, first: int, last: int) -> Range:
        """The lines from one to another, to the end of the last."""
        return Range(
            self.written(first, 1), self.written(last, len(self._lines[min(last, len(self._lines)) - 1]) + 1)
        )
