"""Cases out of their text."""

import tempfile
from pathlib import Path

from regesta.case import Case, load

OPENING = 'case c "A case" format 1\n'


def read(text: str) -> Case:
    """The case that this text makes, below its first line."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "case.regesta").write_text(OPENING + text, encoding="utf-8")
        return load(folder)
