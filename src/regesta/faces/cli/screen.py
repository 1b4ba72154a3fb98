"""The terminal as a stream: what would change how it shows other text is written as an escape."""

import re
from typing import Any, TextIO

# Controls of the terminal in one character, and those that turn the direction of what follows (UAX 9).
_CONTROLS = re.compile("[\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Terminal:
    """A stream to a terminal, such as a case's names and texts are printed to; all but `write` is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Writes a text; a control such as U+202E is written `\\u202e`, which JSON reads as what it was."""
        return self._stream.write(_CONTROLS.sub(lambda found: f"\\u{ord(found.group()):04x}", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
