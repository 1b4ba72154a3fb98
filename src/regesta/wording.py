"""Sentences that the program composes, in English, such that a face can say them in another language.

A sentence *is* its English text, so whatever takes a text takes it. It knows besides what it is made of: a pattern,
which a catalogue can be asked for in another language, and the parts that fill it, which may be sentences themselves.
What is joined to it as to any text is text, and stays English.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from typing import Literal

_MARKS = frozenset("{|}")  # that mean something in a pattern


class Sentence(str):
    """A text in English that knows its pattern and its parts.

    What stands before a `|` in a pattern is no part of the text: it tells words apart that are one in English. A part
    may be a text, such as a name, which is the same in every language; another sentence; a date in words; or a number,
    which the pattern may format (`{share:.1f}`).
    """

    __slots__ = ("parts", "pattern")

    pattern: str
    parts: Mapping[str, object]

    def __new__(cls, pattern: str, parts: Mapping[str, object]) -> "Sentence":
        """The sentence that a pattern becomes with its parts."""
        self = super().__new__(cls, pattern.rpartition("|")[2].format_map(parts))
        self.pattern, self.parts = pattern, parts
        return self

    def __getnewargs__(self) -> tuple[str, Mapping[str, object]]:  # type: ignore[override]
        """What copies it: its pattern and its parts, not its text as of any other `str`."""
        return self.pattern, self.parts


def said(pattern: str, /, **parts: object) -> Sentence:
    """The sentence of a pattern, written out at the call, so that a test can hold it against the catalogues.

    >>> told = said("{actor} asked {other}", actor="Kim", other="Stalin")
    >>> told, told.pattern
    ('Kim asked Stalin', '{actor} asked {other}')
    """
    return Sentence(pattern, parts)


@lru_cache(maxsize=4096)
def word(kind: str, text: str) -> Sentence:
    """A word of the vocabulary, such as an act's or a field's, which a catalogue has under its kind: `field|by`.

    >>> word("field", "by") == "by", word("field", "by").pattern
    (True, 'field|by')
    """
    if not _MARKS.isdisjoint(text):  # somebody's own, of which no catalogue knows
        return Sentence("{text}", {"text": text})
    return Sentence(f"{kind}|{text}", {})


def joined(mark: Literal[", ", "; ", ": ", " ", ""], texts: Iterable[str]) -> Sentence:
    """Texts one after another with a mark between them, each of which keeps its own pattern.

    >>> joined("; ", ("one", said("or {n}", n=2)))
    'one; or 2'
    """
    parts = {f"text{number}": text for number, text in enumerate(texts)}
    return Sentence(mark.join(f"{{{key}}}" for key in parts), parts)


def listed(texts: Sequence[str]) -> str:
    """Texts as a list in a sentence; empty for none.

    >>> listed(("Kim", "Pak", "Shtykov"))
    'Kim, Pak and Shtykov'
    """
    *before, last = texts or ("",)
    return said("{first} and {last}", first=joined(", ", before), last=last) if before else last


def both(texts: Sequence[str]) -> str:
    """Texts of which all are meant together; empty for none.

    >>> both(("Kim", "Pak", "Shtykov"))
    'Kim and Pak and Shtykov'
    """
    one, *others = texts or ("",)
    return reduce(lambda first, last: said("{first} and {last}", first=first, last=last), others, one)


def either(texts: Sequence[str]) -> str:
    """Texts of which one is meant; empty for none.

    >>> either(("Kim", "Pak", "Shtykov"))
    'Kim or Pak or Shtykov'
    """
    one, *others = texts or ("",)
    return reduce(lambda first, last: said("{first} or {last}", first=first, last=last), others, one)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A sentence with the names among its parts replaced by what they are called.

    >>> renamed(said("{one} leads", one="trap"), {"trap": "He meant to tie China down"})
    'He meant to tie China down leads'
    """
    if isinstance(text, Sentence):
        parts = {
            key: renamed(part, names) if isinstance(part, str) else part for key, part in text.parts.items()
        }
        return Sentence(text.pattern, parts)
    return names.get(text, text)
