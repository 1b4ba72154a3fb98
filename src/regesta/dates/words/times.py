"""Every temporal expression of a text: where it stands, and what it means."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from regesta.dates.bounds import Bound
from regesta.dates.words.ages import Persons, births
from regesta.dates.words.dates import read_dates
from regesta.dates.words.events import reach
from regesta.dates.words.guards import is_lead, is_meant, stated_bound
from regesta.dates.words.language import Form, Language, load_language
from regesta.dates.words.lengths import (
    read_age,
    read_each,
    read_length,
    read_ref,
    read_then,
    read_week,
    read_weekday_of,
)
from regesta.dates.words.match import Match, Slots
from regesta.dates.words.narrative import Story
from regesta.dates.words.numeric import read_fiscal, read_numeric
from regesta.dates.words.points import Point, bounds_of_edtf
from regesta.dates.words.readings import Reading
from regesta.dates.words.relative import read_relative, read_shift
from regesta.dates.words.republican import read_republican
from regesta.dates.words.tokens import Tokens, tokenise

READINGS: tuple[tuple[str, Callable[[Match, Story], list[Reading] | None]], ...] = (
    ("dates", read_dates),
    ("numeric", read_numeric),
    ("fiscal", read_fiscal),
    ("republican", read_republican),
    ("relative", read_relative),
    ("shift", read_shift),
    ("length", read_length),
    ("week", read_week),
    ("weekday", read_weekday_of),
    ("each", read_each),
    ("age", read_age),
    ("ref", read_ref),
    ("then", read_then),
)
_READ = dict(READINGS)


class Expression(NamedTuple):
    """A temporal expression.

    `start` and `end` count code points of the text, the end not included. `value` and `mod` are in TIMEX form;
    `edtf`, `earliest` and `latest` (day numbers, or an End) are None where the text gives no date; `bound` is the
    word for the bound that is stated ("by", "until" ...) or ""; `anchor` is what it was counted from.
    """

    start: int
    end: int
    text: str
    value: str | None
    mod: str
    edtf: str | None
    earliest: Bound | None
    latest: Bound | None
    bound: str
    anchor: str | None


def find_times(
    text: str,
    *,
    language: str = "en",
    created: tuple[int, int, int] | None = None,
    born: tuple[tuple[str, str], ...] = (),
    story: Story | None = None,
) -> list[Expression]:
    """The temporal expressions of a text, in order; none overlaps another.

    `created` is the year, month and day on which the text was written, if known; `born` gives persons by a name
    that the text uses, with the date of birth in EDTF. A `story` goes on from where another part of the text left it,
    and stands in the place of both. The time taken grows with the length of the text and no
    faster. Raises UnknownLanguage for a language without a file, InvalidDate for a date of birth that is none.
    """
    known = load_language(language)
    tokens = tokenise(text, known.table)
    if story is None:
        story = Story(Point("day", *created) if created is not None else None, text, births(born))
    story.persons, story.end = Persons(text, story.persons.born), -1
    found = []
    at, search = 0, known.starters.search
    while (start := search(tokens.classes, at)) is not None:
        at = start.start() + 1
        for match in _fits(tokens, known, start.start()):
            readings = _READ[match.form.means](match, story)
            if readings:
                end = reach(match)
                if end > match.end:
                    readings[-1] = readings[-1]._replace(end=end)
                for reading in readings:
                    if reading.point is not None and not reading.is_aside:
                        story.note(
                            reading.point, has_year=reading.has_year, is_lead=is_lead(tokens, reading.start)
                        )
                    found.append(_expression(text, tokens, reading, known))
                at = story.end = end
                break
    return found


def _fits(tokens: Tokens, language: Language, first: int) -> Iterator[Match]:
    """The forms that fit from a token on and are meant as times, the longest first."""
    classes, pieces = tokens.classes, tokens.pieces
    for end, number in language.automaton.fits(classes, first):
        if first and pieces[first - 1][-1].isalnum():
            return
        if end < len(pieces) and pieces[end][0].isalnum() and pieces[end - 1][-1].isalnum():
            continue
        form = language.forms[number]
        fit = form.shape.pattern.fullmatch(classes, first, end)
        if fit is None:
            continue
        match = Match(language, tokens, form, first, end, _slots(form, fit))
        if is_meant(match):
            yield match


def _slots(form: Form, fit: re.Match[str]) -> Slots:
    return tuple([(name, *place) for name, number in form.shape.slots if (place := fit.span(number))[0] >= 0])


def _expression(text: str, tokens: Tokens, reading: Reading, language: Language) -> Expression:
    start, end = _trimmed(tokens, reading.start, reading.end)
    earliest, latest = bounds_of_edtf(reading.edtf) if reading.edtf is not None else (None, None)
    return Expression(
        start,
        end,
        text[start:end],
        reading.value,
        reading.mod,
        reading.edtf,
        earliest,
        latest,
        stated_bound(tokens, reading.start, language),
        reading.anchor,
    )


def _trimmed(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """The code points of a run of tokens without white space around it."""
    while tokens.pieces[first].isspace():
        first += 1
    while tokens.pieces[end - 1].isspace():
        end -= 1
    return tokens.starts[first], tokens.starts[end]
