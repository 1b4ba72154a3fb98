"""Forms of date words: a small notation for runs of tokens, compiled to patterns over strings of token classes.

A form is a line such as `the? day:(DAY ~TH?) of? month:MONTH year:YEAR?`. A word in small letters or a sign
stands for itself, one in capitals for a class of words, `slot:` names what follows, `~` forbids white space
before it, `( | )` chooses, and `?` or `{0,2}` says how often. A form repeats nothing without a limit, so what
it matches has a greatest length and the time to match it has one too.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

# The class of a word in no table, and of a sign or a long number in none.
NO_CLASS = "."
NO_SIGN = "!"
SPACE = " "
BREAK = "\n"

_SYMBOL = re.compile(r"\s+|(?P<slot>[a-z_]+[0-9]*):|(?P<times>\{[0-9],[0-9]\}|\?)|(?P<mark>[()|~])|(?P<item>[^\s()|?~{}:]+|COLON)")


class Shape(NamedTuple):
    """A form compiled: its pattern over class characters, and the characters it may begin with."""

    pattern: re.Pattern[str]
    first: frozenset[str]
    slots: tuple[tuple[str, int], ...]


class _Piece(NamedTuple):
    """A part of a form: its pattern, what it may begin with, and whether it may be empty."""

    pattern: str
    first: frozenset[str]
    is_empty: bool


class FormError(ValueError):
    """A form that does not follow the notation."""


def compile_form(form: str, characters: Callable[[str], Iterable[str]]) -> Shape:
    """The shape of a form; `characters` says which class characters a word, sign or class stands for.

    Raises FormError where the form does not follow the notation or names a class that no word is in.
    """
    reader = _Reader(form, characters)
    piece = reader.choice(is_glued=False)
    if reader.symbols[reader.at :]:
        raise FormError(f"{form!r}: {reader.symbols[reader.at][1]!r} closes nothing")
    if piece.is_empty:
        raise FormError(f"{form!r} may be empty")
    pattern = re.compile(piece.pattern)
    slots = tuple((name.split("__")[0], number) for name, number in pattern.groupindex.items())
    return Shape(pattern, piece.first, slots)


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

    def __init__(self, form: str, characters: Callable[[str], Iterable[str]]) -> None:
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
        first = frozenset[str]().union(*(piece.first for piece in pieces))
        pattern = "|".join(piece.pattern for piece in pieces)
        return _Piece(f"(?:{pattern})", first, any(piece.is_empty for piece in pieces))

    def sequence(self, *, is_glued: bool) -> _Piece:
        """Items one after another; what may begin them all is what may begin those before the first needed one."""
        pattern, first, is_empty = "", frozenset[str](), True
        while self._next()[0] in ("item", "slot") or self._next() in (("mark", "("), ("mark", "~")):
            piece = self.item(is_glued=is_glued)
            pattern += piece.pattern
            is_glued = is_glued and piece.is_empty
            if is_empty:
                first |= piece.first
                is_empty = piece.is_empty
        if not pattern:
            raise FormError(f"{self.form!r}: something is missing before {self._next()[1]!r}")
        return _Piece(pattern, first, is_empty)

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
            piece = _Piece(f"(?P<{name}>{inner.pattern})", inner.first, inner.is_empty)
        else:
            self.at -= 1
            piece = self.item_body(is_glued=is_glued)
        if self._next()[0] == "times":
            times = self._next()[1]
            self.at += 1
            is_empty = piece.is_empty or times == "?" or times[1] == "0"
            piece = _Piece(f"(?:{piece.pattern}){times}", piece.first, is_empty)
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
        found = frozenset(self.characters(text))
        if not found:
            raise FormError(f"{self.form!r}: no word is in {text!r}")
        space = "" if is_glued else " ?"
        return _Piece(f"{space}[{''.join(re.escape(one) for one in sorted(found))}]", found, False)
