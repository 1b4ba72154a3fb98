"""Encodings of scripts other than the Latin with an alphabet, told apart by how likely a language makes the letters.

The bytes of a word in one encoding are letters in another too: КНИГА for книга, a row of Greek for Hebrew. But then
capitals stand within words, or letters are common that no language has often. A line of text suffices.
"""

import math
import re

# The letters of each language, the commonest first, as counts over running text give them; what is rarer at the end.
BY_FREQUENCY = {
    "ru": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "uk": "оанивіетрскдлмпуязьгбчйхїцжюєшщфґ",
    "be": "аніеорстклдвпяумыўзйьбгчшцхжюэфё",
    "bg": "аоиентрсвлкдпмзугябъчйжцщшхюфь",
    "sr": "аоиенрстјувкдмпљзглбњчшцжхћфђџ",
    "mk": "аоиетнрсвкдлпмујзгбшчцжфхќљњѓџѕ",
    "el": "αοιετσνηυρκπλμςωγάδίόχέθφήβξύώζψϊϋΐΰ",
    "he": "יוהלארשתבםמנעדקחפכןגטסזצךףץ",
    "ar": "اليمنوتربعدهفسكقحجشصةطذخضىءثأغزإظئؤآگپچژ",
}
# How many times rarer than the commonest each encoding is, in natural logarithms; of two alike the first is taken.
ENCODINGS = {
    "cp1251": 0, "koi8_r": 0, "cp1253": 0, "cp1255": 0, "cp1256": 0, "koi8_u": 1, "iso8859_5": 1, "cp866": 1,
    "iso8859_7": 1, "iso8859_8": 1, "iso8859_6": 1, "mac_cyrillic": 3,
}  # fmt: skip
FEWEST = 5  # letters beyond ASCII: fewer tell nothing
MOST_READ = 4_000  # bytes that suffice
MOST_STRANGE = 0.1  # of the signs beyond ASCII: what neither a letter of the language nor in its place
LEAST_LIKELY = (
    -4.2
)  # the mean logarithm of a sign's chance: drawn by lot from 33 letters it would be about -3.9
_RANK = 3  # the chance of the n-th letter is taken as proportional to 1 / (n + 3)
_CAPITAL, _IN_CAPITALS, _SMALL_AFTER = math.log(1 / 4), math.log(1 / 3), math.log(2 / 3)
_SIGN, _AMISS = math.log(1 / 50), math.log(1 / 20_000)
_SIGNS = frozenset("«»„“”‘’‚–—…№§°·•״׳\u00a0\u200c\u200e\u200f")
_WORD = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z]")  # which stand in no word of another script


def _chances(letters: str) -> dict[str, float]:
    weights = [1 / (rank + _RANK) for rank in range(len(letters))]
    return {letter: math.log(weight / sum(weights)) for letter, weight in zip(letters, weights, strict=True)}


_CHANCES = {language: _chances(letters) for language, letters in BY_FREQUENCY.items()}


def alphabet_encoding(data: bytes) -> str:
    """The encoding in which a text is likeliest of a language of these alphabets; empty where it is of none."""
    found = [one for name in ENCODINGS if (one := _likeliness(data[:MOST_READ], name)) is not None]
    if not found:
        return ""
    score, strange, signs, name = max(found, key=lambda one: one[0])
    is_likely = strange <= MOST_STRANGE * signs and score >= LEAST_LIKELY * signs
    return name if is_likely and signs - strange >= FEWEST else ""


def _likeliness(data: bytes, encoding: str) -> tuple[float, int, int, str] | None:
    """How likely the best language makes the text, how many of how many signs are strange to it, and the encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    signs = _signs(text)
    score, strange = max((_score(signs, chances) for chances in _CHANCES.values()), default=(0.0, 0))
    return score - ENCODINGS[encoding], strange, len(signs), encoding


def _signs(text: str) -> list[tuple[str, float]]:
    """Every sign beyond ASCII, small, with the logarithm of the chance of its standing where and as it does.

    What cannot stand there has the sign of nothing.
    """
    found = []
    for place, sign in enumerate(text):
        if sign.isascii():
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if sign in _SIGNS:
            is_amiss = bool(_WORD.match(before) and _WORD.match(after)) and sign not in "’״׳·"
            is_amiss |= sign in "»”’…–—\u00a0" and not before.strip() and bool(_WORD.match(after))
            found.append(("", _AMISS) if is_amiss else (" ", _SIGN))
        elif _LATIN.match(before) or _LATIN.match(after):
            found.append(("", _AMISS))
        elif sign != sign.lower():
            chance = _AMISS if before.islower() else _IN_CAPITALS if before.isupper() else _CAPITAL
            found.append(("" if before.islower() else sign.lower(), chance))
        else:
            found.append((sign, _SMALL_AFTER if before.isupper() else 0.0))
    return found


def _score(signs: list[tuple[str, float]], chances: dict[str, float]) -> tuple[float, int]:
    score, strange = 0.0, 0
    for sign, placed in signs:
        if sign == " ":
            score += placed
        elif sign in chances:
            score += placed + chances[sign]
        else:
            score += _AMISS
            strange += 1
    return score, strange
