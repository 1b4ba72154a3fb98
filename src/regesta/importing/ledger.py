"""What earlier imports of a file wrote: plain text beside the file of statements, a line each.

It is what makes a second import change nothing and a newer one show what changed, and what tells a statement as it
was written from one that somebody has edited since.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

_HEADING = (
    "# What `regesta import` wrote into the file of the same name, so that another import can tell what changed.\n"
    "# The file's key, the name here, the digests of what the file said and of the statement as it was written.\n"
)


class Written(NamedTuple):
    """What an earlier import wrote of one key: its name here, and the digests of what the file said and was written."""

    name: str
    said: str
    text: str


def digest(text: str) -> str:
    """A short digest of a text, white space aside."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_ledger(data: bytes) -> dict[str, Written]:
    """What a ledger says; a line that is not of its form is passed over, and what it stood for counts as new."""
    found = {}
    for line in data.decode("utf-8", "replace").splitlines():
        parts = line.split("\t")
        if len(parts) == 4:  # what is said to people above has no tab
            found[parts[0]] = Written(*parts[1:])
    return found


def ledger_text(ledger: Iterable[tuple[str, Written]]) -> bytes:
    """The text of a ledger."""
    lines = ("\t".join((" ".join(key.split()), *one)) + "\n" for key, one in ledger)
    return (_HEADING + "".join(lines)).encode("utf-8", "surrogatepass")
