"""Encodings of the Latin script, told apart by which language writes all the letters that a text would have in each.

Statistics of letters need more text than a note or a heading has. Alphabets do not: `řeka` is Czech in one encoding,
and in another `øeka`, which nobody writes beside `ì`.
"""

import re

# The letters that each language writes besides those of ASCII, after the Unicode Common Locale Data Repository (the
# exemplar characters, and the commonest of the auxiliary ones), in small letters.
ALPHABETS = {
    "de": "äöüßéèàç", "fr": "éèêëàâæçîïôœùûüÿñ", "es": "áéíñóúü", "pt": "áâãàçéêíóôõú", "it": "àèéìíòóùúî",
    "en": "éèêëïöüçñàâôæœ", "nl": "áâäéèêëíïóöúü", "ca": "àçéèíïóòúü", "sv": "åäöéàü", "da": "æøåéöäü",
    "fi": "äöåšž", "is": "áðéíóúýþæö", "ga": "áéíóú", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž",
    "pl": "ąćęłńóśźż", "hu": "áéíóöőúüű", "ro": "ăâîşţșț", "hr": "čćđšž", "sl": "čšžćđ", "sq": "çë",
    "tr": "çğıöşüâîû", "et": "äöüõšž", "lv": "āčēģīķļņōŗšūž", "lt": "ąčęėįšųūž",
}  # fmt: skip
ENCODINGS = (
    "cp1252",
    "cp1250",
    "iso8859_2",
    "cp1254",
    "cp1257",
    "mac_roman",
    "iso8859_15",
)  # the commonest first
MOST_STRANGE = 0.1  # of the letters: names of other languages
_MARKED = re.compile(rb"[\x80-\xff]+")
_BESIDE = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_AMISS = re.compile(
    r"(?<=[^\W\d_])(?![’'\u00ad·])[^\x00-\x7f\w\s](?=[^\W\d_])|[\x80-\x9f]"
)  # a sign in a word
_AFTER_SMALL = re.compile(r"[a-z][^\x00-\x7f\W]")  # with a capital, amiss too
_LONGEST_RUN = 1.6  # bytes on the mean: languages of this script seldom write two marked letters together


def latin_encoding(data: bytes) -> str:
    """The encoding in which the text is of a language of the Latin script; empty where it is of none.

    Of all encodings, that in which the letters strange to the language that fits best are the fewest; of several, the
    commonest.
    """
    runs = _MARKED.findall(data)
    if not runs or sum(map(len, runs)) > _LONGEST_RUN * len(runs) or not _BESIDE.search(data):
        return ""
    found = [
        (share, at) for at, name in enumerate(ENCODINGS) if (share := _strange(data, name)) <= MOST_STRANGE
    ]
    return ENCODINGS[min(found)[1]] if found else ""


def _strange(data: bytes, encoding: str) -> float:
    """What share of the marked letters no one language writes; what stands in a word where it cannot counts too."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 1.0
    amiss: int = len(_AMISS.findall(text)) + sum(one[-1].isupper() for one in _AFTER_SMALL.findall(text))
    letters = [sign for sign in text.lower() if ord(sign) > 127 and sign.isalpha()]
    fewest = min(sum(sign not in alphabet for sign in letters) for alphabet in ALPHABETS.values())
    return (fewest + amiss) / max(1, len(letters) + amiss)
