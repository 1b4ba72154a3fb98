"""What a build keeps for the next one: of what each page was made, so that what would be the same is not made again.

It is a file in the folder of the site. It may be deleted, and does not count where it is damaged, or where another
version of the program made it. Nothing in it is believed of a page's file: that is read and compared.
"""

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

import regesta
from regesta.faces.site.sameness import digest

KEPT = ".regesta-cache"
_MAKING = (".py", ".html", ".json")  # the files of the program that make pages
_BESIDE = ("jinja2", "markupsafe", "msgspec")  # the libraries that write them


class KeptPage(msgspec.Struct, array_like=True):
    """A page as it was made: digests of what it was given, of its HTML and of its JSON, and what it asked."""

    given: str
    html: str
    json: str
    asked: list[str]


class Kept(msgspec.Struct):
    """The pages of a build by their paths. `frame` is the digest of what they all share, `answers` what was answered
    to each question that any of them asked."""

    frame: str
    answers: dict[str, str]
    pages: dict[str, KeptPage]


def read_kept(content: bytes, frame: str) -> Kept:
    """What an earlier build kept: nothing where the file is damaged or the frame was another."""
    head, _, body = content.partition(b"\n")
    if head.decode("ascii", "replace") == digest(body):
        try:
            kept = msgspec.json.decode(body, type=Kept)
        except msgspec.DecodeError:  # of another version
            return Kept(frame, {}, {})
        if kept.frame == frame:
            return kept
    return Kept(frame, {}, {})


def written_kept(kept: Kept) -> bytes:
    """What is kept, as its file has it: a digest of the rest, then the rest."""
    body = msgspec.json.encode(kept)
    return digest(body).encode() + b"\n" + body


@cache
def program() -> str:
    """What tells this version of the program from every other: a digest of its files and of what it is run with."""
    folder = Path(regesta.__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.suffix in _MAKING and path.is_file())
    parts = [f"{path.relative_to(folder).as_posix()} {digest(path.read_bytes())}" for path in files]
    parts += [regesta.__version__, sys.version, *(version(name) for name in _BESIDE)]
    return digest("\n".join(parts).encode())
