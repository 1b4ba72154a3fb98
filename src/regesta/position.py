"""Where something stands in a file."""

from typing import NamedTuple


class Position(NamedTuple):
    """A place in a file: `line` and `column` count from 1, in characters; `file` is relative to the case's folder."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
