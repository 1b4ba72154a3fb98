"""What a collection offers a case: the documents suggested to it, each with a passage and the lines that cite it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case
from regesta.collection.citing import NotFound, passage_of
from regesta.collection.index import Entry, Index
from regesta.collection.query import Query, Term
from regesta.collection.search import first_match
from regesta.collection.subjects import Subject, cited, subjects
from regesta.collection.suggesting import Reasons, Suggester, Suggestion
from regesta.collection.words import words_of
from regesta.editing.citing import citation_line
from regesta.reading.lexicon import load_lexicon
from regesta.reading.prose import sentences

FEWEST, MOST = 8, 50  # words of a passage: fewer could not be sealed, more are no quotation
AROUND = 2_000  # characters on either side of what was found, within which its sentence is sought


class Offer(NamedTuple):
    """A document suggested to a case: why, for each matter, actor or gap, and a passage with the lines that cite it.

    `lines` are the source's directive, where the case has none of that text, and the citation as it stands under an
    entry.
    """

    entry: Entry
    reasons: tuple[tuple[Subject, Reasons], ...]
    passage: str
    lines: str


def offers(index: Index, case: Case, base: Path | None, *, most: int = 3) -> tuple[Offer, ...]:
    """The documents suggested to a case, each once, in order of time; `most` on each matter, actor and gap.

    `base` is the folder that the collection's paths are relative to. A document whose file is gone, or of which no
    passage stands there once, is left out.
    """
    suggester = Suggester(index, cited(case))
    found: dict[int, list[tuple[Subject, Suggestion]]] = {}
    for subject in subjects(case):
        for one in suggester.suggest(subject, most=most).suggestions:
            found.setdefault(one.entry.key, []).append((subject, one))
    made = (_offer(index, case, base, found[key]) for key in sorted(found))
    return tuple(one for one in made if one is not None)


def _offer(
    index: Index, case: Case, base: Path | None, suggested: list[tuple[Subject, Suggestion]]
) -> Offer | None:
    entry = suggested[0][1].entry
    (text,) = index.texts([entry])
    for words in _passages(text, (one.reasons for _, one in suggested)):
        try:
            passage = passage_of(index, entry, words, base, case=case)
        except NotFound:
            continue
        lines = f"{passage.source}\n\n" if passage.source else ""
        reasons = tuple((subject, one.reasons) for subject, one in suggested)
        return Offer(entry, reasons, words, f"{lines}{citation_line(passage.cites)}")
    return None


def _passages(text: str, reasons: Iterable[Reasons]) -> Iterator[str]:
    """The sentences around what was found, as the words of a quotation, the first found first."""
    for one in reasons:
        for said in (*one.words, *(name for _, name in one.names)):
            at = first_match(text, Query(((Term(tuple(said.split())),),)))
            words = _sentence(text, at).split()
            if len(words) >= FEWEST:
                yield " ".join(words if len(words) <= MOST else _around(words, said))


def _sentence(text: str, at: int) -> str:
    start = max(0, at - AROUND)
    around = text[start : at + AROUND]
    for one in sentences(around, load_lexicon()):
        if one.start <= at - start < one.end:
            return around[one.start : one.end]
    return ""


def _around(words: list[str], said: str) -> list[str]:
    """As many words of a long sentence as a passage may have, with what was found in their midst."""
    first = said.split()[0]
    at = next((place for place, word in enumerate(words) if first in words_of(word)), 0)
    start = max(0, min(at - MOST // 2, len(words) - MOST))
    return words[start : start + MOST]
