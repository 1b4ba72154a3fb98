"""The words that reading prose rests on, read from a language's file of data and made ready once."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

LANGUAGES = {"en": "english"}

# The classes of words that a letter stands for; `english.toml` lists the small words of each.
NOUN, NAME, ADJECTIVE, ADVERB, NUMBER, TIME = "n", "N", "j", "a", "0", "X"
PAST, PARTICIPLE, ED, ING, PLAIN, THIRD = "v", "p", "e", "g", "b", "s"
_VOWELS = "aeiou"
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # one syllable: its last letter doubles


class VerbForm(NamedTuple):
    """A form of a verb: what it is called by, and the class that the form has in a sentence."""

    lemma: str
    tag: str


class Hedge(NamedTuple):
    """Words that say how sure a source is, which of them it is found by, and the mode they give."""

    words: tuple[str, ...]
    found_by: int
    mode: str


class Lexicon(NamedTuple):
    """What a language's file holds.

    `small` gives the class of a small word, `forms` the verb that a word may be a form of. `acts` and `nouns` give the
    act that a verb or a noun tells of, `idioms` that of a verb with a noun, `states` whether a verb's subject holds,
    begins or ends something; `carriers` whether what the verb after them tells of was done, undone, tried or left open;
    `prompts` are verbs that cause where a thing does them. `modes` has the hedges by the word they are found by.
    """

    small: Mapping[str, str]
    forms: Mapping[str, VerbForm]
    plain: frozenset[str]
    acts: Mapping[str, str]
    nouns: Mapping[str, str]
    idioms: Mapping[str, str]
    states: Mapping[str, str]
    carriers: Mapping[str, str]
    light: frozenset[str]
    particles: Mapping[str, frozenset[str]]
    causes: Mapping[str, str]
    saying: Mapping[str, str]
    evidence: frozenset[str]
    shows: frozenset[str]
    adjectives: frozenset[str]
    endings: tuple[str, ...]
    modes: Mapping[str, tuple[Hedge, ...]]
    likeness: re.Pattern[str]
    generic: frozenset[str]
    people: Mapping[str, frozenset[str]]
    capitals: Mapping[str, str]
    lands: Mapping[str, str]
    objects: Mapping[str, frozenset[str]]
    effects: frozenset[str]
    prompts: frozenset[str]
    abbreviations: frozenset[str]
    common: frozenset[str]
    references: re.Pattern[str]


class UnknownLanguage(ValueError):
    """A language that no file describes."""


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """The lexicon of a language; raises UnknownLanguage where there is none."""
    if language not in LANGUAGES:
        raise UnknownLanguage(language)
    text = files("regesta.reading").joinpath(f"{LANGUAGES[language]}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    saying, people = data["saying"], data["people"]
    acts, states = _by_word(data["acts"]), _by_word(data["states"])
    spoken = _by_word({key: value for key, value in saying.items() if key not in ("shows", "evidence")})
    causes = _by_word({"contributes to": data["causes"]["verbs"], "prevents": data["causes"]["prevents"]})
    verbs = {*acts, *states, *causes, *spoken, *_other_verbs(data)}
    return Lexicon(
        small=_by_word(data["small"]),
        forms=_forms(verbs, data["irregular"]["verbs"], data["irregular"]["doubled"].split()),
        plain=frozenset(data["irregular"]["plain"].split()),
        acts=acts,
        nouns=_by_word(data["nouns"]),
        idioms=_by_word(data["idioms"]),
        states=states,
        carriers=_by_word(data["carriers"]),
        light=frozenset(data["light"]["verbs"].split()),
        particles=_particles(verbs),
        causes=causes,
        saying=spoken,
        evidence=frozenset(saying["evidence"].split()),
        shows=frozenset(saying["shows"].split()),
        adjectives=frozenset(data["adjectives"]["words"].split()),
        endings=tuple(data["adjectives"]["endings"].split()),
        modes=_modes(data["modes"], _by_word(data["small"])),
        likeness=_any_of(data["phrases"]["likeness"]),
        generic=frozenset(data["phrases"]["generic"].split()),
        people={key: frozenset(value.split()) for key, value in people.items()},
        capitals=data["capitals"],
        lands={name: land for land, names in data["lands"].items() for name in (land, *names.split("|"))},
        objects={key: frozenset(value.split()) for key, value in data["objects"].items()},
        effects=frozenset(data["causes"]["nouns"].split()),
        prompts=frozenset(data["causes"]["things"].split()),
        abbreviations=frozenset(data["sentences"]["abbreviations"].split()),
        common=frozenset(data["sentences"]["common"].split()),
        references=_references(data["sentences"]["references"]),
    )


def _other_verbs(data: Mapping[str, Any]) -> Iterator[str]:
    """The verbs of the file that stand neither for an act nor for a state."""
    for heading, key in (
        ("events", "verbs"),
        ("carriers", "done"),
        ("carriers", "undone"),
        ("carriers", "tried"),
        ("carriers", "open"),
        ("light", "verbs"),
        ("saying", "shows"),
        ("objects", "beliefs"),
        ("objects", "charged"),
    ):
        yield from data[heading][key].split()


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """For each word its heading; of two headings the first."""
    found: dict[str, str] = {}
    for heading, words in table.items():
        for word in words.split():
            found.setdefault(word, heading)
    return found


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b")


def _references(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds one of the phrases, or a page."""
    return re.compile(rf"(?i){_any_of(phrases).pattern}|\b(?:pp?\.|pages?) \d[\d–-]*")


def _modes(table: Mapping[str, Iterable[str]], small: Collection[str]) -> dict[str, tuple[Hedge, ...]]:
    """The hedges by the word of each that is rarest: the first that is no small word, or the longest."""
    found: dict[str, list[Hedge]] = {}
    for mode, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            rare = next((word for word in words if word not in small), max(words, key=len))
            found.setdefault(rare, []).append(Hedge(words, words.index(rare), mode))
    return {rare: tuple(sorted(hedges, key=lambda one: -len(one.words))) for rare, hedges in found.items()}


def _particles(verbs: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each verb the words that make another verb of it: "carry" has "out"."""
    found: dict[str, set[str]] = {}
    for verb in verbs:
        head, sign, particle = verb.partition("_")
        if sign:
            found.setdefault(head, set()).add(particle)
    return {head: frozenset(particles) for head, particles in found.items()}


def _forms(known: Iterable[str], irregular: str, doubled: Collection[str]) -> dict[str, VerbForm]:
    """Every form of every verb; what is past and participle in one has the class ED."""
    found: dict[str, VerbForm] = {}
    strong: set[str] = set()
    for row in irregular.replace("\n", "").split("|"):
        base, past, participle = row.split()
        strong.add(base)
        for form in (past, participle):
            tag = ED if past == participle else PAST if form == past else PARTICIPLE
            if form == base:
                tag = PLAIN if form != past else ED
            found.setdefault(form, VerbForm(base, tag))
        found.setdefault(base, VerbForm(base, PLAIN))
    for base in sorted({verb.partition("_")[0] for verb in known} | strong):
        found.setdefault(base, VerbForm(base, PLAIN))
        found.setdefault(_third(base), VerbForm(base, THIRD))
        found.setdefault(_ing(base, doubled), VerbForm(base, ING))
        if base not in strong:
            found.setdefault(_past(base, doubled), VerbForm(base, ED))
    return found


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


def _past(base: str, doubled: Collection[str]) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    stem = _stem(base, doubled)
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def _ing(base: str, doubled: Collection[str]) -> str:
    return f"{base[:-2]}ying" if base.endswith("ie") else f"{_stem(base, doubled)}ing"


def _stem(base: str, doubled: Collection[str]) -> str:
    """What "ed" and "ing" are added to."""
    if base in doubled:
        return base + base[-1]
    if base.endswith("ie"):
        return base
    if _SHORT.fullmatch(base):
        return base + base[-1]
    return base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base
