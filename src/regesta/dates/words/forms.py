"""Forms of date words: a small notation for runs of tokens, compiled to patterns over strings of token classes.

A form is a line such as `the? day:(DAY ~TH?) of? month:MONTH year:YEAR?`. A word in small letters or a sign
stands for itself, one in capitals for a class of words, `slot:` names what follows, `~` forbids white space
before it, `( | )` chooses, and `?` or `{0,2}` says how often. A form repeats nothing without a limit, so what
it matches has a greatest length and the time to match it has one too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

# The class of a word in no table, and of a sign or a long number in none.
NO_CLASS = "."
NO_SIGN = "!"
SPACE = " "
BREAK = "\n"

_SYMBOL = re.compile(
    r"\s+|(?P<slot>[a-z_]+[0-9]*):|(?P<times>\{[0-9],[0-9]\}|\?)|(?P<mark>[()|~])|(?P<item>[^\s()|?~{}:]+|COLON)"
)


# What the first token of a form may be, and the second after it; None where the form may end before a second.
Opening = tuple[frozenset[str], frozenset[str] | None]


@dataclass(frozen=True)
class Shape:
    """A form compiled: its pattern as text, and what it may open with.

    `openings` gives, for the first character, those that may follow it; None where anything may. The pattern is
    compiled when it is first needed.
    """

    text: str
    openings: dict[str, frozenset[str] | None]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over class characters."""
        return re.compile(self.text)

    @cached_property
    def slots(self) -> tuple[tuple[str, int], ...]:
        """The name of each slot and the number of its group."""
        return tuple((name.split("__")[0], number) for name, number in self.pattern.groupindex.items())

    def may_open(self, first: str, second: str) -> bool:
        """True when the form may begin with these two class characters."""
        if first not in self.openings:
            return False
        seconds = self.openings[first]
        return seconds is None or second in seconds


class _Piece(NamedTuple):
    """A part of a form: its pattern, what it may open with, and whether it may be empty."""

    pattern: str
    openings: tuple[Opening, ...]
    is_empty: bool

    @property
    def first(self) -> frozenset[str]:
        """What the part may begin with."""
        return frozenset[str]().union(*(one for one, _ in self.openings))

    def then(self, other: "_Piece") -> "_Piece":
        """This part with another after it."""
        first = other.first
        openings = [opening for opening in self.openings if opening[1] is not None]
        for one, two in self.openings:
            if two is None:
                openings.append((one, first))
                if other.is_empty:
                    openings.append((one, None))
        if self.is_empty:
            openings.extend(other.openings)
        return _Piece(self.pattern + other.pattern, tuple(openings), self.is_empty and other.is_empty)


class FormError(ValueError):
    """A form that does not follow the notation."""


def compile_form(form: str, characters: Callable[[str], frozenset[str]]) -> Shape:
    """The shape of a form; `characters` says which class characters a word, sign or class stands for.

    Raises FormError where the form does not follow the notation or names a class that no word is in.
    """
    reader = _Reader(form, characters)
    piece = reader.choice(is_glued=False)
    if reader.symbols[reader.at :]:
        raise FormError(f"{form!r}: {reader.symbols[reader.at][1]!r} closes nothing")
    if piece.is_empty:
        raise FormError(f"{form!r} may be empty")
    return Shape(piece.pattern, _by_first(piece.openings))


def _by_first(openings: tuple[Opening, ...]) -> dict[str, frozenset[str] | None]:
    found: dict[str, frozenset[str] | None] = {}
    for firsts, seconds in openings:
        for first in firsts:
            known = found.get(first, frozenset())
            found[first] = None if known is None or seconds is None else known | seconds
    return found


def words_of(form: str) -> set[str]:
    """The words and signs that stand for themselves in a form."""
    return {found for found in _items(form) if not found.isupper()}


def _items(form: str) -> list[str]:
    return [found["item"] for found in _SYMBOL.finditer(form) if found["item"]]


def _symbols(form: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(form):
        symbol = _SYMBOL.match(form, at)
        if symbol is None:
            raise FormError(f"{form!r}: {form[at:]!r} is not understood")
        at = symbol.end()
        if symbol.lastgroup is not None:
            found.append((symbol.lastgroup, symbol[symbol.lastgroup]))
    return found


class _Reader:
    """Reads a form from left to right, each method one level of the notation."""

    def __init__(self, form: str, characters: Callable[[str], frozenset[str]]) -> None:
        self.form = form
        self.characters = characters
        self.symbols = _symbols(form)
        self.at = 0
        self.slots = 0

    def _next(self) -> tuple[str, str]:
        return self.symbols[self.at] if self.at < len(self.symbols) else ("end", "")

    def choice(self, *, is_glued: bool) -> _Piece:
        """Sequences between bars."""
        pieces = [self.sequence(is_glued=is_glued)]
        while self._next() == ("mark", "|"):
            self.at += 1
            pieces.append(self.sequence(is_glued=is_glued))
        if len(pieces) == 1:
            return pieces[0]
        openings = tuple(dict.fromkeys(opening for piece in pieces for opening in piece.openings))
        pattern = "|".join(piece.pattern for piece in pieces)
        return _Piece(f"(?:{pattern})", openings, any(piece.is_empty for piece in pieces))

    def sequence(self, *, is_glued: bool) -> _Piece:
        """Items one after another; what may begin them all is what may begin those before the first needed one."""
        whole = _Piece("", (), True)
        while self._next()[0] in ("item", "slot") or self._next() in (("mark", "("), ("mark", "~")):
            piece = self.item(is_glued=is_glued)
            whole = whole.then(piece)
            is_glued = is_glued and piece.is_empty
        if not whole.pattern:
            raise FormError(f"{self.form!r}: something is missing before {self._next()[1]!r}")
        return whole

    def item(self, *, is_glued: bool) -> _Piece:
        """A word, class or bracket with its slot and how often it may stand."""
        if self._next() == ("mark", "~"):
            self.at += 1
            is_glued = True
        kind, text = self._next()
        self.at += 1
        if kind == "slot":
            self.slots += 1
            name = f"{text.rstrip(':').split(':')[0]}__{self.slots}"
            inner = self.item_body(is_glued=is_glued)
            piece = inner._replace(pattern=f"(?P<{name}>{inner.pattern})")
        else:
            self.at -= 1
            piece = self.item_body(is_glued=is_glued)
        if self._next()[0] == "times":
            times = self._next()[1]
            self.at += 1
            is_empty = piece.is_empty or times == "?" or times[1] == "0"
            openings = piece.openings
            if times[-2:-1] > "1":
                openings += tuple((one, piece.first) for one, two in piece.openings if two is None)
            piece = _Piece(f"(?:{piece.pattern}){times}", openings, is_empty)
        return piece

    def item_body(self, *, is_glued: bool) -> _Piece:
        """A word, a class, or what stands in brackets."""
        kind, text = self._next()
        self.at += 1
        if kind == "mark" and text == "(":
            piece = self.choice(is_glued=is_glued)
            if self._next() != ("mark", ")"):
                raise FormError(f"{self.form!r}: a bracket is not closed")
            self.at += 1
            return piece
        if kind != "item":
            raise FormError(f"{self.form!r}: {text!r} stands where a word should")
        found = self.characters(text)
        if not found:
            raise FormError(f"{self.form!r}: no word is in {text!r}")
        space = "" if is_glued else " ?"
        return _Piece(f"{space}[{''.join(sorted(found))}]", ((found, None),), False)
