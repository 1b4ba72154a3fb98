"""Names that may be one name in two spellings: suggested with the reason, and never merged."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Edtf
from regesta.findings.finding import Finding, grounds_of
from regesta.statements.statement import Statement
from regesta.wording import said

LEAST_LIKENESS = 88  # of 100, for names that are spelt alike
LEAST_SOUNDS = 3  # consonants that two names must share in order
MOST_COMPARED = 5_000  # names that are compared with one another one by one
MOST_ALIKE = 20  # names of one sound that are paired: more are too common a sound to tell anything

# What the usual transliterations of Russian, Chinese and Korean write differently for one sound, the longer first:
# ISO 9 and BGN/PCGN; pinyin and Wade-Giles; Revised Romanization and McCune-Reischauer.
_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("dzh", "c"), ("ck", "k"), ("ch", "c"), ("zh", "c"),
    ("sh", "s"), ("hs", "s"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("dz", "c"), ("rh", "l"), ("ph", "f"),
    ("ng", "n"), ("x", "s"), ("q", "c"), ("j", "c"), ("z", "c"), ("b", "p"), ("d", "t"), ("g", "k"), ("w", "v"),
    ("r", "l"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_R = re.compile(r"r(?=[bcdfgkmnpqstvxz])")
_SOUND = re.compile("|".join(written for written, _ in _SOUNDS))


class Namesakes(NamedTuple):
    """Two actors that may be one: the names that are alike, and why they are thought so; `likeness` is out of 100."""

    one: str
    other: str
    names: tuple[str, str]
    reason: str
    likeness: int


@lru_cache(maxsize=1)
def namesakes(case: Case) -> tuple[Finding[Namesakes], ...]:
    """Pairs of actors of one kind whose names may be one, but for those declared `same` and those of other times."""
    found = []
    declared = {
        frozenset(name for mention in same.mentions("names") for name in mention.names)
        for same in case.of_kind("same")
    }
    for kind in ("person", "body", "group"):
        for pair in _alike(case.of_kind(kind)):
            one, other = case.named[pair.one], case.named[pair.other]
            if frozenset((pair.one, pair.other)) not in declared and not _are_of_other_times(one, other):
                caveat = said(
                    "a suggestion: write same {one} {other}, if they are one", one=pair.one, other=pair.other
                )
                grounds = grounds_of(case, (one, other))
                found.append(Finding(f"{pair.one} {pair.other}", pair, "possible", grounds, (caveat,)))
    return tuple(found)


def sound(name: str) -> str:
    """The consonants of a name, in classes that the usual transliterations do not tell apart.

    >>> sound("Mao Zedong") == sound("Mao Tse-tung"), sound("Pak Hŏn-yŏng") == sound("Park Heon-young")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in plain if sign.isalpha() and not unicodedata.combining(sign))
    classes = dict(_SOUNDS)
    letters = _SOUND.sub(lambda match: classes[match.group()], _SILENT_R.sub("", letters))
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", letters))


def _alike(statements: tuple[Statement, ...]) -> Iterator[Namesakes]:
    """The pairs, each once, with the best reason there is."""
    named = [(name, statement.name) for statement in statements for name in statement.called]
    found: dict[tuple[str, str], Namesakes] = {}
    for pair in (*_same_sound(named), *_spelt_alike(named)):
        best = found.get((pair.one, pair.other))
        if best is None or best.likeness < pair.likeness:
            found[pair.one, pair.other] = pair
    yield from sorted(found.values(), key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _same_sound(named: list[tuple[str, str]]) -> Iterator[Namesakes]:
    by_sound: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, owner in named:
        key = sound(name)
        if len(key) >= LEAST_SOUNDS:
            by_sound[key].append((name, owner))
    for alike in by_sound.values():
        if len(alike) <= MOST_ALIKE:
            for (name, one), (other_name, other) in combinations(alike, 2):
                if one != other:
                    reason = said("the same consonants, as two transliterations of one name would have")
                    yield Namesakes(one, other, (name, other_name), reason, 95)


def _spelt_alike(named: list[tuple[str, str]]) -> Iterator[Namesakes]:
    if len(named) < 2 or len(named) > MOST_COMPARED:
        return
    import numpy as np
    from rapidfuzz import fuzz, process, utils

    texts = [" ".join(sorted(utils.default_process(name).split())) for name, _ in named]
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, dtype=np.uint8)
    for first, second in np.argwhere(np.triu(scores, 1)).tolist():
        (name, one), (other_name, other) = named[first], named[second]
        if one != other and texts[first] and texts[second]:
            yield Namesakes(one, other, (name, other_name), said("spelt alike"), int(scores[first, second]))


def _are_of_other_times(one: Statement, other: Statement) -> bool:
    """Whether two were certainly born, or died, on different days: then they are two."""
    for key in ("born", "died", "founded", "dissolved"):
        first, second = one.value(key, Edtf), other.value(key, Edtf)
        if first is None or second is None or first.is_uncertain or second.is_uncertain:
            continue
        bounds = (first.earliest, first.latest, second.earliest, second.latest)
        if (
            all(isinstance(day, int) for day in bounds)
            and not first.is_approximate
            and not second.is_approximate
        ):
            earliest, latest, other_earliest, other_latest = (int(str(day)) for day in bounds)
            if latest < other_earliest or other_latest < earliest:
                return True
    return False
