"""A text taken apart into tokens, each with its place and the class of its word, in time linear in the text."""

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from regesta.dates.words.forms import BREAK, NO_CLASS, NO_SIGN, SPACE

# A run of digits, of letters or of white space, or any other character by itself: nothing is left out.
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\s+|.", re.DOTALL)


# So many words of a text are remembered, those of the language with them.
_MOST_WORDS = 100_000


class Tokens(NamedTuple):
    """The tokens of a text: the pieces in order, where each starts, and the class character of each.

    The pieces put together are the text; `starts` has one more member, the length of the text.
    """

    pieces: list[str]
    starts: list[int]
    classes: str


def tokenise(text: str, classes: Mapping[str, str]) -> Tokens:
    """The tokens of a text, their classes taken from a table of words."""
    pieces = _TOKEN.findall(text)
    starts = list(accumulate(map(len, pieces), initial=0))
    return Tokens(pieces, starts, "".join(map(classes.__getitem__, pieces)))


class ClassTable(dict[str, str]):
    """The class character of each word; a word that is in no table has NO_CLASS, white space its own."""

    def __missing__(self, piece: str) -> str:
        found = self._unknown(piece)
        if len(self) < _MOST_WORDS:
            self[piece] = found
        return found

    @staticmethod
    def _unknown(piece: str) -> str:
        if piece.isalpha():
            return NO_CLASS
        if not piece.isspace():
            return NO_SIGN
        return SPACE if piece.count("\n") + piece.count("\r") - piece.count("\r\n") < 2 else BREAK
