"""Spellings of one word: whether two forms differ as editions spell, and not as words do."""

import re
import unicodedata
from functools import cache

SHORTEST = 4  # letters of a word whose accents may be passed over: `ou` and `où` are two words
# What older or other English writes for what is written now; each rule only where it cannot make one word of two.
_ENGLISH = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|ably$|er$|ers$|ite|ful|less|hood|ly$|y$)", "or"),
        (r"(?<=[a-z]{3})is(?=e$|ed$|es$|er$|ers$|ing$|ation$|ations$)", "iz"),
        (r"(?<=[a-z]{2})ys(?=e$|ed$|es$|ing$)", "yz"),
        (r"(?<=[bt])re(?=$|s$|d$)", "er"),
        (r"(?<=[a-z]{3})ence$", "ense"),
        (r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$|or$|ors$|ous$|ist$|ists$)", "l"),
        (r"(?<=[a-z]{3})xion(?=$|s$)", "ction"),
        (r"dgement(?=$|s$)", "dgment"),
        (r"(?<=[a-z]{3})ick$", "ic"),
        (r"^en(?=creas|quir|clos|tire|tit|trust|sur)", "in"),
        (r"^shew", "show"),
        (r"(?<=ch)use$", "oose"),
        (r"(?<=r)ize$", "ise"),
        (r"ogue(?=$|s$)", "og"),
        (r"amme(?=$|s$)", "am"),
        (r"(?<=[a-z]{2})'d$", "ed"),
        (r"^gaol", "jail"),
        (r"^grey", "gray"),
        (r"oul$", "ol"),
        (r"ae|oe", "e"),
    )
)
_OLD_RUSSIAN = str.maketrans("ѣіѳѵ", "еифи")


@cache
def spelling_key(form: str) -> str:
    """What all spellings of a word have in common.

    >>> spelling_key("favourite") == spelling_key("favorite"), spelling_key("four") == spelling_key("for")
    (True, False)
    """
    if any("а" <= sign <= "ѿ" for sign in form):
        return form.translate(_OLD_RUSSIAN).removesuffix("ъ").replace("ё", "е")
    key = form.replace("ß", "ss").replace("æ", "ae").replace("œ", "oe")
    if len(form) >= SHORTEST:
        bare = "".join(sign for sign in unicodedata.normalize("NFKD", key) if not unicodedata.combining(sign))
        key = bare if bare.isascii() else unicodedata.normalize("NFC", key)
        if key.isascii():
            for pattern, put in _ENGLISH:
                key = pattern.sub(put, key)
    return key


def is_variant(one: str, other: str) -> bool:
    """Whether two forms spell one word.

    >>> is_variant("connexion", "connection"), is_variant("cause", "clause")
    (True, False)
    """
    return one == other or spelling_key(one) == spelling_key(other)
