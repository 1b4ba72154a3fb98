"""A language's date words: its words, phrases and forms, read from a file of data and compiled once."""

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from regesta.dates.words.automaton import Automaton
from regesta.dates.words.forms import NO_CLASS, SPACE, Shape, compile_form, words_of
from regesta.dates.words.tokens import ClassTable

Value = int | float | str

LANGUAGES = {"en": "english", "de": "german"}

# What shows that a date stands in a clause.
_DATED = frozenset(("MONTH", "YEAR", "WEEKDAY"))
# The classes of a number in figures, by what it may be.
_FIGURES = ("DIGITS", "DAY", "HOUR", "MIN", "YY", "YEAR", "SHORT", "HHMM")

_NONE: frozenset[str] = frozenset()
# The class characters are letters far from any sign that a pattern gives a meaning.
_FIRST_CHARACTER = 0x100


class Form(NamedTuple):
    """A form with what it means: the name of a reading, and what the reading is told beside the slots."""

    shape: Shape
    means: str
    told: dict[str, str]
    text: str


class Language(NamedTuple):
    """What a language's file holds, ready for use.

    `words` gives the value of a word in a class, `phrases` that of a phrase in a slot; `automaton` tells which
    forms may fit at a place, `starters` finds the places where one may begin.
    """

    name: str
    table: ClassTable
    words: dict[str, dict[str, Value]]
    phrases: dict[str, dict[str, str]]
    forms: tuple[Form, ...]
    automaton: Automaton
    starters: re.Pattern[str]
    bounds: dict[str, str]
    dated: frozenset[str]
    lists: dict[str, frozenset[str]]

    def listed(self, name: str) -> frozenset[str]:
        """The words of a list of the file; none where it has no such list."""
        return self.lists.get(name, _NONE)


class UnknownLanguage(ValueError):
    """A language that no file describes."""


def language_names() -> tuple[str, ...]:
    """The languages that have a file of date words."""
    return tuple(LANGUAGES)


@cache
def load_language(name: str) -> Language:
    """The language of a name such as "en"; raises UnknownLanguage where there is none."""
    if name not in LANGUAGES:
        raise UnknownLanguage(name)
    data = files("regesta.dates.words").joinpath(f"{LANGUAGES[name]}.toml").read_text(encoding="utf-8")
    return compile_language(name, tomllib.loads(data))


def compile_language(name: str, data: dict[str, Any]) -> Language:
    """A language from the data of its file; raises FormError where a form is not understood."""
    macros = _macros(data)
    forms = [(entry, _expanded(entry["form"], macros)) for entry in data["form"]]
    table, meaning = _class_table(_members(data, [form for _, form in forms]))
    by_kind = _by_kind(meaning)
    compiled = [
        Form(
            compile_form(form, lambda item: by_kind.get(item, frozenset())),
            entry["means"],
            {key: str(value) for key, value in entry.items() if key not in ("form", "means")},
            entry["form"],
        )
        for entry, form in forms
    ]
    automaton = Automaton(tuple(form.shape for form in compiled))
    starters = re.compile(f"[{''.join(map(re.escape, sorted(automaton.first.keys() - SPACE)))}]")
    return Language(
        name,
        table,
        data["words"],
        {
            name: {key.lower(): told for key, told in found.items()}
            for name, found in data.get("phrases", {}).items()
        },
        tuple(compiled),
        automaton,
        starters,
        data.get("bounds", {}),
        frozenset(char for char, kinds in meaning.items() if kinds & _DATED),
        {key: frozenset(found) for key, found in data.get("lists", {}).items()},
    )


def _members(data: dict[str, Any], forms: list[str]) -> dict[str, set[str]]:
    """The classes of every word as it may be written: those of the tables, and each word and sign of a form."""
    words: dict[str, dict[str, Value]] = data["words"]
    members: dict[str, set[str]] = defaultdict(set)
    capitals = set(data.get("capitalised", ()))
    for kind, values in words.items():
        for word in values:
            for written in _spellings(word, is_capitalised=kind in capitals):
                members[written].add(kind)
    for word in {word for form in forms for word in words_of(form)}:
        for written in _spellings(word, is_capitalised=False):
            members[written].add(word)
    for figure, kinds in _figures():
        members[figure].update(kinds)
    return members


def _by_kind(meaning: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for char, kinds in meaning.items():
        for kind in kinds:
            found[kind].add(char)
    return {kind: frozenset(chars) for kind, chars in found.items()}


def _macros(data: dict[str, Any]) -> dict[str, str]:
    """What may stand in braces in a form: the macros of the file, and each table of phrases."""
    macros: dict[str, str] = {}
    for name, phrases in data.get("phrases", {}).items():
        longest_first = sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase))
        macros[name] = f"({' | '.join(longest_first).lower()})"
    for name, text in data.get("macros", {}).items():
        macros[name] = _expanded(text, macros)
    return macros


def _expanded(form: str, macros: dict[str, str]) -> str:
    return re.sub(r"\{([A-Z][A-Z_0-9]*)\}", lambda found: f"({macros[found[1]]})", form)


def _spellings(word: str, *, is_capitalised: bool) -> set[str]:
    """How a word of a table may be written; of a capitalised one, not in small letters."""
    capital = word[:1].upper() + word[1:]
    spellings = {capital, word.upper()} if is_capitalised else {word, capital, word.upper()}
    return spellings


@cache
def _figures() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every number of one to four figures with its classes."""
    figures = [f"{number}" for number in range(10_000)]
    figures += [f"{number:02d}" for number in range(10)]
    figures += [f"{number:04d}" for number in range(1000)]
    return tuple((figure, _kinds_of(figure)) for figure in figures)


def _kinds_of(figure: str) -> tuple[str, ...]:
    number, length = int(figure), len(figure)
    fits = (
        True,
        length <= 2 and 1 <= number <= 31,
        length <= 2 and number <= 24,
        length == 2 and number < 60,
        length == 2,
        length == 4 and 1000 <= number < 2200,
        length <= 3 and number >= 1,
        length == 4 and number < 2400 and number % 100 < 60,
    )
    return tuple(kind for kind, is_so in zip(_FIGURES, fits, strict=True) if is_so)


def _class_table(members: dict[str, set[str]]) -> tuple[ClassTable, dict[str, frozenset[str]]]:
    """A character for each set of classes that some word has; the table of words, and what each character means."""
    characters: dict[frozenset[str], str] = {}
    table = ClassTable()
    for word, kinds in members.items():
        key = frozenset(kinds)
        if key not in characters:
            characters[key] = chr(_FIRST_CHARACTER + len(characters))
        table[word] = characters[key]
    table[" "] = table["\n"] = SPACE
    meaning = {char: kinds for kinds, char in characters.items()}
    return table, meaning | {NO_CLASS: frozenset(("ANY",))}
