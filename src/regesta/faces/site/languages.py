"""The interface in other languages: templates are written in English, and each piece of text in them is looked up.

The catalogue (`german.json`) goes from English to German and serves the scripts too. A sentence that a finding makes is
looked up by its pattern, and the parts that fill it are put into the language one by one; a date in words is composed
anew from the date. What a case says stays as it is.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2.ext import Extension

from regesta.case import Case
from regesta.dates import Edtf
from regesta.dates.german import in_german
from regesta.dates.in_words import Between, InWords
from regesta.wording import Sentence

CATALOGUES: Mapping[str, Path] = {"de": Path(__file__).parent / "german.json"}
LANGUAGES = ("en", *CATALOGUES)
_DATES: Mapping[str, Callable[[Edtf | Between], str]] = {"de": in_german}
OURS = (Sentence, InWords)  # what is composed by the program, and so can be said in another language
_MARKS = str.maketrans(",.", ".,")  # of numbers, which the languages of the catalogues all swap

_PARTS = re.compile(r"({#.*?#}|{%.*?%}|{{.*?}})", re.DOTALL)
# The texts of attributes that are read out: whole, up to an expression, or (`_SPOKEN_ON`) on from one.
_SPOKEN = re.compile(r'((?:aria-label|placeholder|title)=")([^"{}<>]*)')
_SPOKEN_ON = re.compile(r'(^|(?:aria-label|placeholder|title)=")([^"{}<>]*)')
_SPOKEN_OPEN = re.compile(r'(?:aria-label|placeholder|title)="(?!.*(?:aria-label|placeholder|title)=")')
_LITERAL = re.compile(r'"([^"]*)"|\'[^\']*\'')
_NO_TEXT = re.compile(
    r"(==|!=|\bin \(?|attribute=|attr\(|item\(|set\(|format\(|join\(|href\(|island\("
    r"|holdings\(|word\((\"[\w ]+\", )?|joined\(|startswith\(|replace\(|removeprefix\(|, \(\"?\w*)\s*$"
)


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """What each English text is in a language; nothing for English itself."""
    path = CATALOGUES.get(language)
    return json.loads(path.read_bytes()) if path is not None else {}


def spoken_in(language: str) -> str:
    """The language of the interface for a case in some language: its own where there is a catalogue, else English."""
    short = language.partition("-")[0].lower()
    return short if short in CATALOGUES else "en"


def translator(language: str) -> Callable[[str], str]:
    """The function from a text of the interface to the same in a language; what the catalogue lacks stays English.

    A sentence is looked up by its pattern and its parts one by one; a date in words is said anew.
    """
    known, said_date = catalogue(language), _DATES.get(language)
    if said_date is None:
        return str

    def part(value: object) -> object:
        if isinstance(value, int | float):
            return _Number(value)
        return translated(value) if isinstance(value, OURS) else value

    def translated(text: str) -> str:
        if isinstance(text, Sentence):
            pattern = known.get(text.pattern) or text.pattern.rpartition("|")[2]
            return pattern.format_map({key: part(value) for key, value in text.parts.items()})
        return said_date(text.date) if isinstance(text, InWords) else known.get(text, text)

    return translated


def translator_of(case: Case) -> Callable[[str], str]:
    """The translator into the language that a case is written in, for what is made of it to be handed in."""
    return translator(spoken_in(case.options.word("language") if case.options is not None else ""))


def composed(text: str, t: Callable[[str], str]) -> str:
    """A text, translated if it is a sentence or a date in words; what a case says itself stays as it is."""
    return t(text) if isinstance(text, OURS) else text


def in_language(value: object, t: Callable[[str], str]) -> object:
    """A value of lists and objects, as JSON has them, with every sentence and every date in words in it translated."""
    if isinstance(value, str):
        return composed(value, t)
    if isinstance(value, dict):
        return {key: in_language(item, t) for key, item in value.items()}
    return [in_language(item, t) for item in value] if isinstance(value, list) else value


class _Number(float):
    """A number that is written as these languages write it."""

    def __format__(self, form: str) -> str:
        whole = int(self) if self.is_integer() and form in ("", ",") else float(self)
        return format(whole, form).translate(_MARKS)


def figures(language: str) -> Callable[..., str]:
    """The function that writes a number in a form, as a language does: `4,200.5` or `4.200,5`."""
    is_plain = language not in CATALOGUES

    def written(number: float, form: str = "") -> str:
        return format(number if is_plain else _Number(number), form)

    return written


class Interface(Extension):
    """Puts the pieces of text of a template into the language of its environment (`environment.language`)."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with its texts in the language of the environment."""
        known = catalogue(getattr(self.environment, "language", "en"))
        return "".join(part for _, part in _translated(source, known)) if known else source


def texts_of(source: str) -> list[str]:
    """The pieces of text in a template that have to be put into other languages, in order."""
    return [text for text, _ in _translated(source, {}) if text]


def _translated(source: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The template in pieces: each with the text in it that is looked up, empty for none, and what it becomes."""
    is_in_tag = is_code = is_spoken = False
    for part in _PARTS.split(source):
        if part.startswith(("{#", "{%")):
            yield "", part
        elif part.startswith("{{"):
            yield from _expression(part, known)
        else:
            for piece in re.split(r"(<|>)", part):
                if piece in ("<", ">"):
                    is_in_tag = piece == "<"
                    yield "", piece
                elif is_in_tag:
                    is_code = piece.startswith(("code", "style")) or (
                        is_code and not piece.startswith(("/code", "/style"))
                    )
                    yield from _tag(piece, known, is_spoken)
                    is_spoken = _is_left_open(piece, is_spoken)
                elif is_code:
                    yield "", piece
                else:
                    text = " ".join(piece.split())
                    found = known.get(text)
                    start, end = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
                    yield _if_words(text), f"{start}{found}{end}" if found is not None and text else piece


def _tag(piece: str, known: Mapping[str, str], is_spoken: bool) -> Iterator[tuple[str, str]]:
    """A piece of a tag; `is_spoken` where it begins within an attribute that is read out, after an expression."""
    at = 0
    for match in (_SPOKEN_ON if is_spoken else _SPOKEN).finditer(piece):
        text = match[2].strip()
        start = match.start(2) + match[2].find(text)
        yield "", piece[at:start]
        yield _if_words(text), known.get(text, text)
        at = start + len(text)
    yield "", piece[at:]


def _is_left_open(piece: str, is_spoken: bool) -> bool:
    """Whether a piece of a tag ends within an attribute that is read out, so that an expression follows in it."""
    last = _SPOKEN_OPEN.search(piece)
    return '"' not in piece[last.end() :] if last is not None else is_spoken and '"' not in piece


def _expression(part: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """An expression: the texts in it that are shown; those that it compares or looks up are left alone."""
    at = 0
    for match in _LITERAL.finditer(part):
        text = match[1] or ""
        if _NO_TEXT.search(part[: match.start()]) or not _if_words(text):
            continue
        start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        yield "", part[at : match.start()]
        said = known.get(text.strip(), text.strip())
        yield text.strip(), f'"{start}{said}{end}"'
        at = match.end()
    yield "", part[at:]


def _if_words(text: str) -> str:
    """The text if it has words for people, else an empty one."""
    return text if re.search(r"[^\W\d_]{2}", text) and not re.match(r"&|\w+-\w+=", text) else ""
