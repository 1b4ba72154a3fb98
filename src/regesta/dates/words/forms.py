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
_SPACES = frozenset(SPACE)

_SYMBOL = re.compile(
    r"\s+|(?P<slot>[a-z_]+[0-9]*):|(?P<times>\{[0-9],[0-9]\}|\?)|(?P<mark>[()|~])|(?P<item>[^\s()|?~{}:]+|COLON)"
)


class Place(NamedTuple):
    """A place in a form that takes one class character: which ones it takes, and the places that may follow it."""

    takes: frozenset[str]
    follow: set[int]


@dataclass(frozen=True)
class Shape:
    """A form compiled: its pattern as text, and its places with those that may come first and last.

    The pattern is compiled when it is first needed.
    """

    text: str
    places: tuple[Place, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over class characters."""
        return re.compile(self.text)

    @cached_property
    def slots(self) -> tuple[tuple[str, int], ...]:
        """The name of each slot and the number of its group."""
        return tuple((name.split("__")[0], number) for name, number in self.pattern.groupindex.items())


class _Piece(NamedTuple):
    """A part of a form: its pattern, the places it may begin and end with, and whether it may be empty."""

    pattern: str
    first: tuple[int, ...]
    last: tuple[int, ...]
    is_empty: bool


_NOTHING = _Piece("", (), (), True)


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
    return Shape(piece.pattern, tuple(reader.places), piece.first, piece.last)


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
        self.places: list[Place] = []

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
        return _Piece(
            f"(?:{'|'.join(piece.pattern for piece in pieces)})",
            tuple(place for piece in pieces for place in piece.first),
            tuple(place for piece in pieces for place in piece.last),
            any(piece.is_empty for piece in pieces),
        )

    def sequence(self, *, is_glued: bool) -> _Piece:
        """Items one after another."""
        whole = _NOTHING
        while self._next()[0] in ("item", "slot") or self._next() in (("mark", "("), ("mark", "~")):
            piece = self.item(is_glued=is_glued)
            whole = self.joined(whole, piece)
            is_glued = is_glued and piece.is_empty
        if not whole.pattern:
            raise FormError(f"{self.form!r}: something is missing before {self._next()[1]!r}")
        return whole

    def joined(self, one: _Piece, other: _Piece) -> _Piece:
        """One part with another after it: the places that end the one are followed by those that begin the other."""
        for place in one.last:
            self.places[place].follow.update(other.first)
        return _Piece(
            one.pattern + other.pattern,
            one.first + other.first if one.is_empty else one.first,
            one.last + other.last if other.is_empty else other.last,
            one.is_empty and other.is_empty,
        )

    def repeated(self, piece: _Piece, begun: int, times: str) -> _Piece:
        """A part, whose places are those from one on, so many times as "?" or "{0,2}" says."""
        least, most = (0, 1) if times == "?" else (int(times[1]), int(times[3]))
        places = [Place(one.takes, set(one.follow)) for one in self.places[begun:]]
        whole = _NOTHING
        for number in range(most):
            moved = len(self.places) - begun if number else 0
            if number:
                self.places += [Place(one.takes, {place + moved for place in one.follow}) for one in places]
            first, last = (tuple(place + moved for place in edge) for edge in (piece.first, piece.last))
            whole = self.joined(whole, _Piece("", first, last, piece.is_empty or number >= least))
        return whole._replace(pattern=f"(?:{piece.pattern}){times}")

    def item(self, *, is_glued: bool) -> _Piece:
        """A word, class or bracket with its slot and how often it may stand."""
        if self._next() == ("mark", "~"):
            self.at += 1
            is_glued = True
        begun = len(self.places)
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
            piece = self.repeated(piece, begun, times)
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
        begun = len(self.places)
        self.places.append(Place(found, set()))
        pattern = f"[{''.join(sorted(found))}]"
        if is_glued:
            return _Piece(pattern, (begun,), (begun,), False)
        self.places.append(Place(_SPACES, {begun}))
        return _Piece(f" ?{pattern}", (begun, begun + 1), (begun,), False)
