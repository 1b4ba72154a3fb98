"""How a quotation is composed: the words that are the source's, and the marks that are the quoter's own."""

import re
from typing import Literal, NamedTuple

from regesta.sources.spelling import normalise

LONGEST_BRACKET = 80
_DOTS = r"…|\.\s?\.\s?\.(?:\s?\.)*"
MARK = re.compile(rf"\[\s*(?:{_DOTS})\s*\]|\(\s*(?:{_DOTS})\s*\)|{_DOTS}|\[[^\[\]]{{0,{LONGEST_BRACKET}}}\]")
_ELISION = re.compile(rf"[\[(]?\s*(?:{_DOTS})\s*[\])]?")
_STOPS = " .,;:"


class Mark(NamedTuple):
    """An elision, or the editor's own words in brackets; `*_left` and `*_right` say whether a word touches it there."""

    kind: Literal["elision", "brackets"]
    written: str
    is_joined_left: bool = False
    is_joined_right: bool = False


class Fragment(NamedTuple):
    """Words of the source, as the quotation writes them and in normal spelling, and the mark that follows them."""

    written: str
    normal: str
    after: Mark | None


class Composition(NamedTuple):
    """A quotation in its fragments; `before` is the mark it begins with, if any."""

    before: Mark | None
    fragments: tuple[Fragment, ...]

    @property
    def is_elided(self) -> bool:
        marks = (self.before, *(fragment.after for fragment in self.fragments))
        return any(mark is not None and mark.kind == "elision" for mark in marks)

    @property
    def normal(self) -> str:
        """The source's words alone."""
        return " ".join(fragment.normal for fragment in self.fragments)


def compose(words: str) -> Composition:
    """The composition of a quotation: its fragments with the elisions and editorial brackets between them."""
    before: Mark | None = None
    fragments: list[Fragment] = []
    done = 0
    for mark in (*_marks(words), None):
        piece = words[done : mark[1] if mark else len(words)]
        done = mark[2] if mark else done
        if mark and mark[0].kind == "elision":
            piece = piece.rstrip(_STOPS) or piece
        if any(character.isalnum() for character in piece):
            fragments.append(Fragment(piece.strip(), normalise(piece), None))
        if mark is None:
            continue
        if fragments:
            last = fragments[-1]
            fragments[-1] = last._replace(after=_merged(last.after, mark[0]))
        else:
            before = _merged(before, mark[0])
    return Composition(before, tuple(fragment for fragment in fragments if fragment.normal))


def _marks(words: str) -> list[tuple[Mark, int, int]]:
    found = []
    for match in MARK.finditer(words):
        kind: Literal["elision", "brackets"] = "elision" if _ELISION.fullmatch(match.group()) else "brackets"
        start, end = match.span()
        left = kind == "brackets" and words[start - 1 : start].isalnum()
        right = kind == "brackets" and words[end : end + 1].isalnum()
        found.append((Mark(kind, match.group(), left, right), start, end))
    return found


def _merged(first: Mark | None, second: Mark) -> Mark:
    """Two marks with nothing between them, as one."""
    if first is None:
        return second
    kind: Literal["elision", "brackets"] = "elision" if "elision" in (first.kind, second.kind) else "brackets"
    return Mark(kind, f"{first.written} {second.written}", first.is_joined_left, second.is_joined_right)
