"""Names that cannot be told apart by eye: letters of several scripts that look the same."""

import unicodedata
from typing import NamedTuple

# Letters of other scripts that cannot be told from Latin ones by eye (Unicode Technical Standard 39, a part).
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏԛԝАВЕКМНОРСТУХІЈЅαορνιικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlqwABEKMHOPCTYXIJSaopviikuABEZHIKMNOPTYX",
)


class Lookalike(NamedTuple):
    """A letter that looks like another: its place in its word, from 1, both letters, and the scripts they are of."""

    place: int
    letter: str
    other: str
    script: str
    other_script: str


def skeleton(name: str) -> str:
    """What a name looks like: lower case, without the difference between letters that look the same.

    >>> skeleton("Kіm") == skeleton("kim")
    True
    """
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", name).translate(_LOOKALIKES).casefold()


def lookalike(name: str, other: str) -> Lookalike | None:
    """The first letter of a name that looks like that of the other and is of another script, if there is one.

    >>> lookalike("kіm", "kim")
    Lookalike(place=2, letter='і', other='i', script='Cyrillic', other_script='Latin')
    """
    for place, (one, meant) in enumerate(zip(name, other, strict=False), 1):
        if one != meant and one.lower() != meant.lower():
            script, other_script = (
                unicodedata.name(letter, "?").split()[0].capitalize() for letter in (one, meant)
            )
            if script != other_script and skeleton(one) == skeleton(meant):
                return Lookalike(place, one, meant, script, other_script)
    return None
