"""The words of a text as an index holds them: case, accents and marks of vowels put aside."""

import re
import unicodedata

FOLDING = "words-1"  # the version of what follows: an index made by another is made anew
LONGEST = 64  # characters of a word that are kept

# Scripts written without spaces give a word a character; in all others a word is a run of letters and figures.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Han
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_MARKS = "".join(
    sign for sign in map(chr, range(0x300, 0x10000)) if unicodedata.category(sign) in ("Mn", "Me")
)
_MARK = re.compile(f"[{_MARKS}]+")
_SIGNS = "’‘“”–—…\u00a0"  # what most often keeps a text out of plain ASCII, and is no part of a word
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The words of a text in order, folded, so that two spellings of one word that differ only in form are the same.

    Letters are brought to one case (`str.casefold`), compatible forms and ligatures to plain ones (Unicode NFKD), and
    combining marks left out; Hangul syllables stay whole.

    >>> words_of("Rhee’s cable (№ 25): «Café» ﬁnal")
    ['rhee', 's', 'cable', 'no', '25', 'cafe', 'final']
    """
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    found = _ASCII_WORD.findall(text.lower()) if text.isascii() else _WORD.findall(folded(text))
    return [word[:LONGEST] for word in found]


def folded(text: str) -> str:
    """A text with its letters folded, as `words_of` compares them."""
    if text.isascii():
        return text.lower()
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare.casefold())
