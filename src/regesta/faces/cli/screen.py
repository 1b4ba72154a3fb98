"""The terminal as a stream: what would change how it shows other text is written as an escape."""

import re
import sys
from typing import Any, TextIO

# Controls of the terminal in one character, and those that turn the direction of what follows (UAX 9).
_CONTROLS = re.compile("[\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Those of older terminals: all but a tab, the end of a line, and whole sequences that only colour (ECMA-48, SGR).
_OLDER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\r(?!\n)|\x1b(?!\[[\d;]*m)")


class Terminal:
    """A stream to a terminal, such as a case's names and texts are printed to; all but `write` is the stream's own.

    Where `is_drawn` on, as by a bar of progress, what moves the cursor is let through.
    """

    def __init__(self, stream: TextIO, *, is_drawn: bool = False) -> None:
        self._stream, self._is_drawn = stream, is_drawn

    def write(self, text: str) -> int:
        """Writes a text; a control such as U+202E is written `\\u202e`, which JSON reads as what it was."""
        text = _CONTROLS.sub(_escape, text)
        return self._stream.write(text if self._is_drawn else _OLDER.sub(_escape, text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def shown(text: str) -> str:
    """A text that somebody else has written, to be printed: in a terminal not even its colours are the text's own."""
    return text.replace("\x1b", "\\u001b") if isinstance(sys.stdout, Terminal) else text


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
