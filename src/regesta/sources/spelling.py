"""The normalisation profile: which differences of spelling are no difference of words.

A text and a quotation are brought into one normal spelling by the same rules, and an offset map leads from every
character of the normal spelling back to the text. The rules, and the name each is reported under:

- *white space*: any run of it is one space; between Chinese or Japanese characters a run is nothing;
- *line-end hyphen*: a hyphen between letters, at the end of a line or not, is nothing;
- *dashes*: hyphens and dashes of any width, with the spaces around them, are one hyphen, and between letters nothing;
- *ligature*: `ﬁ` is `fi`, `æ` is `ae`, `ſ` is `s`;
- *quotation marks*: single, double, curved, angled: all are one mark;
- *Unicode form*: NFC; `…` is three dots;
- *invisible characters*: soft hyphens, joiners and direction marks are nothing.

Case counts, and so does every other sign.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

from regesta.sources.offsets import OffsetMap, Rewriting

Rule = Literal[
    "white space",
    "line-end hyphen",
    "dashes",
    "ligature",
    "quotation marks",
    "Unicode form",
    "invisible characters",
    "editorial brackets",
]

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e17\u2e3a\u2e3b\ufe58\ufe63\uff0d\u00ac"
HYPHENS = "-\u2010\u2011\u00ac\u00ad"
QUOTES = "\"'`´ʼ′″“”„‟‘’‚‛«»‹›〝〞＂＇「」『』"
INVISIBLE = (
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)
LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ſ": "s", "և": "եւ",
}  # fmt: skip
# Scripts of China and Japan, which are written without spaces: each character counts as a word.
UNSPACED = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_ELLIPSIS = "…"
_SPACE = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPECIAL = _SPACE + re.escape(DASHES + QUOTES + INVISIBLE + _ELLIPSIS)
_LIGATURE = "".join(LIGATURES)
_OPENING, _CLOSING = "«‹", "»›"
# A ligature; or a run of signs and white space that is more than one plain space.
IRREGULAR = re.compile(
    rf"[{_LIGATURE}{_SPECIAL} ]"
    rf"(?:(?<=[{_LIGATURE}])|(?:(?<! )|(?=[{_SPECIAL} {UNSPACED}]))[{_SPECIAL} ]*)"
)
# The same where no space has a part in it but beside another sign: plain spaces, the commonest sign, cost nothing.
_SPACED = re.compile(rf"[{_LIGATURE}{_SPECIAL}](?:(?<=[{_LIGATURE}])|[{_SPECIAL} ]*)")
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_IS_DASHED = re.compile(f"[{re.escape(DASHES)}]|\u00ad\\s")


@lru_cache(maxsize=1 << 14)
def _spell_sign(sign: str) -> Rewriting:
    """One ligature or run of signs in normal spelling, each character with the index it comes from."""
    if sign in LIGATURES:
        return Rewriting.of([(letter, 0) for letter in LIGATURES[sign]], len(sign))
    written: list[tuple[str, int]] = []
    space, at = -1, 0  # where white space not yet written began
    while at < len(sign):
        character, begins = sign[at], at
        at += 1
        following = sign[at : at + 1]
        if character.isspace():
            space = begins if space < 0 else space
        elif character in DASHES or (character == "\u00ad" and following.isspace()):
            if not written or written[-1][0] != "-":
                written.append(("-", begins))
            space = -1
            while at < len(sign) and (sign[at].isspace() or sign[at] in DASHES or sign[at] in INVISIBLE):
                at += 1
        elif character not in INVISIBLE:
            if space >= 0 and character not in _CLOSING:
                written.append((" ", space))
            space = -1
            written += [(each, begins) for each in ("..." if character == _ELLIPSIS else "'")]
            if character in "'`‘’‚" and following == character:
                at += 1  # a double quotation mark typed as two single ones
            while character in _OPENING and sign[at : at + 1].isspace():
                at += 1
    if space >= 0:
        written.append((" ", space))
    return Rewriting.of(written, len(sign))


def _spell(text: str, start: int, end: int) -> Rewriting:
    sign = text[start:end]
    spelled = _spell_sign(sign) if end - start < 40 else _spell_sign.__wrapped__(sign)
    if spelled.written == "-":
        if text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
            return Rewriting.of([], end - start)
    elif (
        spelled.written == " "
        and _IS_UNSPACED.match(text[start - 1 : start] or " ")
        and _IS_UNSPACED.match(text, end)
    ):
        return Rewriting.of([], end - start)
    return spelled


# Below these, and among the signs between them, every character is in form NFC and none is a mark.
_MAY_COMPOSE = re.compile("[\u0300-\u1fff\u20d0-\u2bff\u2de0-\u2dff\u3000-\U000e0000]")
_MOST_MARKS = 64  # marks on one character that are composed with it at once: their order costs time


@cache
def _composing() -> re.Pattern[str]:
    """What composing (NFC) may change: marks on the character before, and characters that are never kept.

    Beyond the first plane whole blocks are taken for marks, since composing letters changes nothing.
    """
    marks, singles = ["\U00010000-\U0001ffff"], ["\U0002f800-\U0002fa1f"]
    for code in range(0x300, 0x10000):
        character = chr(code)
        if unicodedata.category(character)[0] == "M" or 0x1160 <= code < 0x1200 or 0xD7B0 <= code < 0xD800:
            marks.append(character)
        elif unicodedata.normalize("NFC", character) != character:
            singles.append(character)
    mark = f"[{''.join(marks)}]"
    return re.compile(f"[{''.join(marks + singles)}](?:(?<={mark}){mark}{{0,{_MOST_MARKS}}})?")


def _compose(text: str, start: int, end: int) -> Rewriting:
    composed = unicodedata.normalize("NFC", text[start:end])
    if len(composed) == end - start:
        return Rewriting(composed, ())
    return Rewriting.of([(character, 0) for character in composed], end - start)


def rewrite(
    text: str,
    signs: re.Pattern[str],
    spell: Callable[[str, int, int], Rewriting],
    *,
    is_attached: bool = False,
    is_spaced: bool = False,
) -> tuple[str, OffsetMap]:
    """`text` with everything that `signs` finds written anew, and the map from the new text to the old.

    With `is_attached`, each sign is taken together with the character before it; with `is_spaced`, together with the
    spaces before it, unless it is a ligature.
    """
    pieces: list[str] = []
    places: list[int] = [0]
    origins: list[int] = [0]
    done = at = 0
    for match in signs.finditer(text):
        start, end = match.span()
        if is_attached and start > done:
            start -= 1
        elif is_spaced and text[start] not in LIGATURES:
            while start > done and text[start - 1] == " ":
                start -= 1
        new = spell(text, start, end)
        pieces.append(text[done:start])
        pieces.append(new.written)
        at += start - done
        for place, origin in new.breaks:
            places.append(at + place)
            origins.append(start + origin)
        at += len(new.written)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap.of(places, origins)


def spelled(text: str) -> tuple[str, tuple[OffsetMap, ...]]:
    """`text` in normal spelling, and the maps that lead back to it, the last one first."""
    if not _MAY_COMPOSE.search(text):
        normal, signs = _rewrite_signs(text)
        return normal, (signs,)
    composed, marks = rewrite(text, _composing(), _compose, is_attached=True)
    normal, signs = _rewrite_signs(composed)
    return normal, (signs, marks)


def _rewrite_signs(text: str) -> tuple[str, OffsetMap]:
    if "  " in text or _IS_UNSPACED.search(text):
        return rewrite(text, IRREGULAR, _spell)
    return rewrite(text, _SPACED, _spell, is_spaced=True)


def normalise(words: str) -> str:
    """A quotation in normal spelling, without white space, dashes or invisible characters at its ends."""
    if words.isascii() and not IRREGULAR.search(words):
        return words.strip(" -")
    return spelled(words)[0].strip(" -")


def _composed(words: str) -> str:
    return (
        rewrite(words, _composing(), _compose, is_attached=True)[0] if _MAY_COMPOSE.search(words) else words
    )


def _signs(text: str) -> dict[Rule, list[str]]:
    """The signs of a passage that a rule rewrites, each under the rule's name, in order."""
    signs: dict[Rule, list[str]] = {}
    for match in IRREGULAR.finditer(text):
        sign = match.group()
        if sign in LIGATURES:
            signs.setdefault("ligature", []).append(sign)
            continue
        if _IS_DASHED.search(sign):
            signs.setdefault("dashes", []).append(sign)
        elif (spaces := "".join(filter(str.isspace, sign))) not in ("", " "):
            signs.setdefault("white space", []).append(spaces)
        for character in sign:
            if character in QUOTES:
                signs.setdefault("quotation marks", []).append(character)
            elif character in INVISIBLE:
                signs.setdefault("invisible characters", []).append(character)
            elif character == _ELLIPSIS:
                signs.setdefault("Unicode form", []).append(character)
    return signs


def _dash_rules(one: list[str], other: list[str]) -> set[Rule]:
    """Which of the two rules about dashes explain the difference between two rows of them."""
    rules: set[Rule] = set()
    if len(one) != len(other):  # a hyphen within a word stands in one of them alone
        rules.add("line-end hyphen")
        one, other = ([sign for sign in signs if sign[0] not in HYPHENS] for signs in (one, other))
    for left, right in zip(one, other, strict=False):
        if left == right:
            continue
        is_line_end = left.strip() == right.strip() and left.strip() in HYPHENS and left[0] == right[0]
        rules.add("line-end hyphen" if is_line_end else "dashes")
    return rules


def rules_between(words: str, passage: str) -> tuple[Rule, ...]:
    """The rules needed to read `words` as `passage`, which has the same normal spelling; none if they are identical."""
    if words == passage:
        return ()
    rules: set[Rule] = set()
    composed, other = _composed(words), _composed(passage)
    if (composed == words) != (other == passage):
        rules.add("Unicode form")
    one, two = _signs(composed), _signs(other)
    for rule in one.keys() | two.keys():
        here, there = one.get(rule, []), two.get(rule, [])
        if here != there:
            rules |= _dash_rules(here, there) if rule == "dashes" else {rule}
    return tuple(sorted(rules)) or ("Unicode form",)
