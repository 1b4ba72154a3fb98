"""Names for what is imported: short, legible, one for each thing, and the same whenever the file is read again."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from regesta.statements.notation import RESERVED

LONGEST = 60  # characters of a name
_RANKS = frozenset(
    ("duke", "duchess", "earl", "count", "countess", "marquess", "lord", "lady", "prince", "princess")
)
_NUMBER = re.compile(r"[IVX]+\.?")  # of a king: Wilhelm I
_SIGNS = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ı": "i"})


def legible(text: str, otherwise: str = "it") -> str:
    """A name made of a text: small letters without accents, with hyphens for what stands between words.

    >>> legible("Straßburg, Elsaß"), legible("1949 (draft)"), legible("김일성")
    ('strassburg-elsass', 'n1949-draft', '김일성')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn" or ord(sign) > 0x36F)
    name = _SIGNS.sub("-", unicodedata.normalize("NFC", kept)).strip("-")
    name = "".join(sign for sign in name if sign == "-" or unicodedata.category(sign)[0] in "LMN")
    if len(name) > LONGEST:
        name = name[:LONGEST].rpartition("-")[0] or name[:LONGEST]
    if not name:
        return otherwise
    if unicodedata.category(name[0])[0] != "L":
        name = f"n{name}"
    return f"{name}-it" if name in RESERVED else name


def family_name(text: str) -> str:
    """The name that a person is known by in short.

    >>> family_name("Acheson, Dean G."), family_name("Dean G. Acheson"), family_name("John Smith III")
    ('Acheson', 'Acheson', 'Smith')
    >>> family_name("Leopold of Hohenzollern"), family_name("Wilhelm I")
    ('Leopold', 'Wilhelm I')
    """
    first, comma, _ = text.partition(",")
    if comma:
        return first.strip()
    words = [word for word in text.split() if word[:1].isalpha()]
    if len(words) > 2 and "of" in words[1:-1] and words[0].casefold() not in _RANKS:
        words = words[: words.index("of")]
    if len(words) == 2 and _NUMBER.fullmatch(words[1]):
        return " ".join(words)
    while len(words) > 1 and words[-1].casefold().rstrip(".") in ("jr", "sr", "ii", "iii"):
        words.pop()
    return words[-1] if words else text


def free_name(wish: str, taken: Collection[str]) -> str:
    """The name wished for, or the first of `wish-2`, `wish-3` … that is not taken."""
    return next(name for name in numbered_names(wish) if name not in taken)


def numbered_names(wish: str, ending: str = "") -> Iterator[str]:
    """The name wished for, then with a number before its ending: `wish.txt`, `wish-2.txt`, `wish-3.txt` …"""
    yield f"{wish}{ending}"
    for number in count(2):
        yield f"{wish}-{number}{ending}"
