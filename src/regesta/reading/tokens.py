"""A sentence taken apart into words and signs, each with the class that it has there, as one string of letters."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from regesta.dates.words import Expression
from regesta.reading.lexicon import (
    ADJECTIVE,
    ADVERB,
    ED,
    ING,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PAST,
    PLAIN,
    THIRD,
    TIME,
    Lexicon,
)

# A word with the hyphens and apostrophes in it, an abbreviation with its stops, a number, or a sign.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*\d*(?:['’][^\W\d_]+)?(?:-[^\W_]+)*|\d+(?:st|nd|rd|th|s)\b"
    r"|\d[\d,.:/]*\d|\d|\S"
)
_OWNER = re.compile(r"['’]s?$")
_SIGNS = {
    "—": "-", "–": "-", "-": "-", "_": "-", "(": "(", ")": ")", "[": "(", "]": ")", ";": ";", ":": ":", ",": ",",
    '"': '"', "“": '"', "”": '"', "‘": '"', "’": '"', "'": '"', "«": '"', "»": '"', ".": ".", "!": ".", "?": ".",
    "%": "0", "$": "0", "£": "0", "€": "0",
}  # fmt: skip
MOST_KNOWN = 200_000  # words whose class is remembered
_CLOSES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“"}
_BEFORE_PLAIN = frozenset("TMD")
_PREPOSITIONS = frozenset(("as", "than", "until", "since", "before", "after"))
_LIKE_PLAIN = frozenset(("come", "become", "overcome", "run", "overrun"))  # participles
_TELLS = re.compile(r"d?[jnN]{1,4}a*[ve][,.]")  # "as Ward later recalled,"
_AFTER_NOUN = frozenset("MHBDvesi.,;)")
_FINITE = frozenset("MHBDvesb")
_PLURAL = frozenset("nNr")
_PASTS = frozenset(("was", "were", "had", "did"))
_VERBAL = frozenset("MHBDve")
_HE = frozenset(("He", "She", "It", "They", "We"))


class Tokens(NamedTuple):
    """The tokens of a sentence: words, the same in small letters, where each begins and ends in the whole text.

    `tags` has a letter for each; `english.toml` and `lexicon.py` say what it stands for.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: str

    def text(self, first: int, end: int) -> str:
        """The words from one token to another, with a space between them."""
        return " ".join(self.words[first:end])

    def written(self, first: int, end: int) -> str:
        """The same as it is written: with a space only where there is one."""
        pieces = [self.words[first]]
        for place in range(first + 1, end):
            pieces.append("" if self.starts[place] == self.ends[place - 1] else " ")
            pieces.append(self.words[place])
        return "".join(pieces)


class Tagger:
    """Gives words their classes; remembers those it has met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: dict[str, str] = dict(lexicon.small)

    def tokens(self, content: str, start: int, end: int, times: Sequence[Expression]) -> Tokens:
        """The tokens of a sentence; those of a time are in the class TIME."""
        found = list(_TOKEN.finditer(content, start, end))
        words = [match.group() for match in found]
        starts = [match.start() for match in found]
        ends = [match.end() for match in found]
        lower = [word.lower() for word in words]
        known = self._known
        tags = [known.get(word) or self._learnt(word) for word in words]
        if tags and tags[0] == NAME and words[0][1:].islower():
            tags[0] = self._first(lower[0], words, tags)
        for one in times:
            for index in _covered(starts, ends, one):
                tags[index] = TIME
        _deny(tags, lower)
        _persons(tags, words)
        _settle(tags, lower, self.lexicon)
        _part(tags, words)
        return Tokens(words, lower, starts, ends, "".join(tags))

    def _learnt(self, word: str) -> str:
        """The class of a word that was not met before."""
        tag = self._guess(word, word.lower())
        if len(self._known) < MOST_KNOWN:
            self._known[word] = tag
        return tag

    def _guess(self, word: str, small: str) -> str:
        first = word[0]
        if first.isdigit():
            return NUMBER
        if not first.isalpha():
            return _SIGNS.get(word, "~")
        if first.isupper():
            common = self.lexicon.small.get(small)
            return common if common is not None and word != small.upper() else NAME
        return self._common(small)

    def _common(self, small: str) -> str:
        """The class of a word in small letters, whatever stands around it."""
        if small in self.lexicon.small:
            return self.lexicon.small[small]
        if _OWNER.search(small):
            return NOUN
        form = self.lexicon.forms.get(small)
        if form is not None:
            return form.tag
        if small in self.lexicon.nouns:
            return NOUN
        if small in self.lexicon.adjectives:
            return ADJECTIVE
        if small.endswith("ly") and len(small) > 4:
            return ADVERB
        if small.endswith("ed") and len(small) > 3:
            if small.startswith("un") and len(small) > 6:
                return ADJECTIVE
            return ED
        if small.endswith("ing") and len(small) > 5:
            return ING
        if small.endswith("ment"):
            return NOUN
        return ADJECTIVE if len(small) > 4 and small.endswith(self.lexicon.endings) else NOUN

    def _first(self, small: str, words: list[str], tags: list[str]) -> str:
        """The class of a capitalised word that opens a sentence: a name, unless it is a known common word."""
        if words[0] in self.lexicon.lands:
            return NAME
        common = self._common(small)
        if common != NOUN or small in self.lexicon.nouns:
            return common
        return NAME if len(tags) < 2 or tags[1] != NAME or words[1][0].isupper() else NOUN


def _covered(starts: list[int], ends: list[int], one: Expression) -> range:
    return range(bisect_right(ends, one.start), bisect_left(starts, one.end))


def _deny(tags: list[str], lower: list[str]) -> None:
    """Sees to words that deny, as "no longer" and "neither … nor" do, and to "both" before a verb."""
    if "neither" in lower and "nor" in lower:
        at = lower.index("neither")
        if tags[max(0, at - 1)] != "i":
            tags[at] = "k"
    if "need" in lower and lower[lower.index("need") + 1 :][:1] == ["not"]:
        tags[lower.index("need")] = "M"  # "need not have gone"
    if "provided" in lower or "providing" in lower:
        at = lower.index("provided" if "provided" in lower else "providing")
        after = tags[at + 1 : at + 2]
        if after == ["t"] or (tags[max(0, at - 1)] == "," and after != ["i"] and after != ["S"]):
            tags[at] = "S"  # "provided that", "…, provided the army left"
    if "both" in lower:
        at = lower.index("both")
        if tags[max(0, at - 1)] == "B":
            tags[at] = "a"  # "were both killed"
    if "longer" in lower:
        at = lower.index("longer")
        if lower[max(0, at - 1)] == "no":
            tags[at - 1 : at + 1] = "ka"


def _persons(tags: list[str], words: list[str]) -> None:
    """Gives "I" the class of a pronoun, unless it is the number of a king, and "He" that of a name within one."""
    for index, word in enumerate(words):
        if word == "I" and tags[index - 1 : index] != ["N"] and tags[index + 1 : index + 2] != ["."]:
            tags[index] = "r"
        elif word in _HE and tags[index - 1 : index] in (["N"], ["n"], ["0"]):
            tags[index] = NAME  # "the Heinkel He 51"


def _part(tags: list[str], words: list[str]) -> None:
    """Makes the mark that ends a quoted speech part it from who says it: "It shall be built," the bishop wrote."""
    opened = -1
    for index, word in enumerate(words):
        if tags[index] != '"':
            continue
        if opened < 0 and word == "”":  # of a speech that was opened in a sentence before
            if index and tags[index - 1] in ",.":
                tags[index] = "-"
        elif opened < 0 or word != _CLOSES[words[opened]]:
            opened = index if word in _CLOSES else opened
        else:
            is_apart = opened == 0 or tags[opened - 1] in ",:"
            if tags[index - 1] in ",." and (is_apart or not _FINITE.isdisjoint(tags[opened:index])):
                tags[index] = "-"
            opened = -1


def _settle(tags: list[str], lower: list[str], lexicon: Lexicon) -> None:
    """Gives words that may be of several classes the one that what stands before and after them leaves."""
    _settle_verbs(tags, lower, lexicon)
    _settle_others(tags, lower, lexicon)


def _settle_verbs(tags: list[str], lower: list[str], lexicon: Lexicon) -> None:
    """Tells the forms of verbs from nouns and adjectives that are written alike."""
    last = len(tags) - 1
    before = ""  # the class of the word before, adverbs and negations passed over
    is_past = PAST in tags or not _PASTS.isdisjoint(lower)  # then a plural is likelier than a present
    for index, tag in enumerate(tags):
        if tag == PLAIN:
            is_verb = before in _BEFORE_PLAIN or (before in _PLURAL and lower[index] in lexicon.plain)
            tags[index] = tag = PLAIN if is_verb else NOUN
            if before == "H" and lower[index] in _LIKE_PLAIN:
                tags[index] = tag = PARTICIPLE
        elif tag == THIRD:
            goes_on = index < last and tags[index + 1] in "datTiNjxor0Xk" and not _is_before_verb(tags, index)
            is_subject = before in ("N", "r", "q", "X") or (before == "n" and not is_past)
            tags[index] = tag = THIRD if is_subject and goes_on else NOUN
        elif tag == ED:
            after = tags[index + 1] if index < last else "."
            if (after in "njN" and before in ("", "g")) or (
                after in "njNeg" and before in ("d", "j", "i", "0")
            ):
                tags[index] = tag = ADJECTIVE
        elif tag == ING:
            after = tags[index + 1] if index < last else "."
            if before in ("d", "j") or (before == "n" and after in "nB"):
                tags[index] = tag = ADJECTIVE if after in "nNj" else NOUN
        if tag not in "ak":
            before = tag


def _settle_others(tags: list[str], lower: list[str], lexicon: Lexicon) -> None:
    """Tells prepositions from what opens a clause, and infinitives and nouns by what follows them."""
    last = len(tags) - 1
    for index in range(last):
        if tags[index] == "S" and lower[index] in _PREPOSITIONS and not _opens(lower, index):
            tags[index] = _preposition(tags, index, lower[index])
        if tags[index] == "T" and tags[index + 1] == ED and _is_plain(lower[index + 1], lexicon):
            tags[index + 1] = PLAIN  # "to let"
        if tags[index] == "T" and tags[index + 1] not in "bxaHkD":
            after = tags[index + 2] if index + 2 <= last else "."
            if tags[index + 1] == NOUN and after in "dNoj" and lower[index + 1].isalpha():
                tags[index + 1] = PLAIN
            else:
                tags[index] = "i"
        elif tags[index] == ADJECTIVE and index and tags[index - 1] == "d" and tags[index + 1] in _AFTER_NOUN:
            tags[index] = NOUN  # "the canal was"
        elif lower[index] in ("then", "now") and index and tags[index - 1] == "i":
            tags[index] = TIME  # "by then the pound …"
        elif tags[index] == "t" and (tags[index + 1] in "n" and (index == 0 or tags[index - 1] in "ic,")):
            tags[index] = "d"


def _is_before_verb(tags: list[str], index: int) -> bool:
    """Whether the verb of a clause stands behind a word, which then is its noun: "the schools in the town joined"."""
    for tag in tags[index + 1 :]:
        if tag in _VERBAL:
            return True
        if tag not in "dajnN0iX":
            return False
    return False


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    """Whether a verb's past is written as its plain form."""
    form = lexicon.forms.get(word)
    return form is not None and form.lemma == word


def _opens(lower: list[str], index: int) -> bool:
    """Whether "than" or "as" opens a clause for sure: "no sooner had he left than …", "as long as he stayed"."""
    return (lower[index] == "than" and "sooner" in lower) or lower[index - 1 : index + 1] == ["long", "as"]


def _preposition(tags: list[str], index: int, word: str) -> str:
    """The class of "as" or "until": a preposition where no verb of its own follows before the next sign."""
    after = tags[index + 1]
    if after == "r" or (word == "as" and _TELLS.match("".join(tags[index + 1 : index + 9]))):
        return "S"
    if after == "X" or word in ("as", "than"):
        return "i"
    for tag in tags[index + 1 :]:
        if tag in "MHBDves":
            return "S"
        if tag in ",;.()-":
            break
    return "i"
