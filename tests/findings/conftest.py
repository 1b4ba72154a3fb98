"""Cases out of the text of their entries."""

import tempfile
from pathlib import Path

from regesta.case import Case, load

OPENING = 'case c "A case" format 1\n  horizon 1900/1999\n'


def read(entries: str) -> Case:
    """The case of these entries and no more."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "case.regesta").write_text(OPENING + entries, encoding="utf-8")
        return load(folder)
