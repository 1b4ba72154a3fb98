"""The interface in other languages: templates are written in English, and each piece of text in them is looked up.

The catalogue (`german.json`) goes from English to German and serves the scripts too. What a case says, and sentences
that findings make of it, stay in the language they are made in.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2.ext import Extension

CATALOGUES: Mapping[str, Path] = {"de": Path(__file__).parent / "german.json"}
LANGUAGES = ("en", *CATALOGUES)

_PARTS = re.compile(r"({#.*?#}|{%.*?%}|{{.*?}})", re.DOTALL)
_SPOKEN = re.compile(r'((?:aria-label|placeholder|title)=")([^"{}<>]*)(")')
_LITERAL = re.compile(r'"([^"]*)"|\'[^\']*\'')
_NO_TEXT = re.compile(
    r"(==|!=|\bin \(?|attribute=|attr\(|item\(|set\(|format\(|join\(|href\(|island\("
    r"|holdings\(|replace\(|removeprefix\(|, \(\"?\w*)\s*$"
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
    """The function from a text of the interface to the same in a language; what the catalogue lacks stays English."""
    known = catalogue(language)
    return lambda text: known.get(text, text)


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
    is_in_tag = is_code = False
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
                    yield from _tag(piece, known)
                elif is_code:
                    yield "", piece
                else:
                    text = " ".join(piece.split())
                    found = known.get(text)
                    start, end = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
                    yield _if_words(text), f"{start}{found}{end}" if found is not None and text else piece


def _tag(piece: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    at = 0
    for match in _SPOKEN.finditer(piece):
        yield "", piece[at : match.start(2)]
        yield _if_words(match[2]), known.get(match[2], match[2])
        at = match.end(2)
    yield "", piece[at:]


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
