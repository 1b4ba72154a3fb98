"""Languages as their tags: `en`, `de-CH`, `zh-Hant` (BCP 47), and the tags of those that are written out."""

import re
from types import MappingProxyType

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
TAGS = MappingProxyType({
    "arabic": "ar", "bulgarian": "bg", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "estonian": "et", "finnish": "fi", "french": "fr", "georgian": "ka", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "irish": "ga", "italian": "it", "japanese": "ja", "korean": "ko",
    "latin": "la", "latvian": "lv", "lithuanian": "lt", "norwegian": "no", "persian": "fa", "polish": "pl",
    "portuguese": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl",
    "spanish": "es", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
    "yiddish": "yi", "deutsch": "de", "français": "fr", "italiano": "it", "español": "es", "русский": "ru",
})  # fmt: skip


def tag_of(text: str) -> str:
    """The tag of a language that is given by its tag or its name; an empty text where it is neither.

    >>> tag_of("de-CH"), tag_of("English"), tag_of("Klingonish")
    ('de-CH', 'en', '')
    """
    return text if _TAG.fullmatch(text) and text.lower() not in TAGS else TAGS.get(text.lower(), "")
