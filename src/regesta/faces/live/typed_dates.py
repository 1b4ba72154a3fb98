"""Dates as people type them into a form: taken as they are, or told what is wrong and what may stand there."""

import re
from collections.abc import Iterable, Iterator

from regesta.dates import InvalidDate, parse
from regesta.dates.words import UnknownLanguage, find_times
from regesta.faces.live.guard import Refused

_DAY = re.compile(r"(?<![\d-])\d{1,2}(?![\d-])")  # the number of a day among words
_FIGURES = re.compile(r"\d{4}-[\d-]+$")  # a date in figures, the year first


def check_date(typed: str, before: str, languages: Iterable[str]) -> None:
    """Raises Refused for what is no date as the language has it, with the dates that it may be.

    `before` is what the source says before and in the passage: a date without a year is read in its light.
    """
    text = typed.strip()
    try:
        parse(text)
    except InvalidDate as fault:
        if text:
            raise _refusal(text, fault, before, tuple(languages)) from None


def _refusal(text: str, fault: InvalidDate, before: str, languages: tuple[str, ...]) -> Refused:
    told = fault
    meant = list(dict.fromkeys(one for one in _meant(text, before, languages) if one))
    days = [one for one in meant if _is_wrong(one)]
    if days:  # a day that the month has not
        told = next(_faults(days))
        meant = [one.rpartition("-")[0] for one in days]
    what, _, remedy = told.reason.partition(": ")
    named = remedy.removeprefix("write ").split(" or ") if remedy.startswith("write ") else []
    if not meant and not any(map(_is_wrong, named)):
        meant = named
    if not meant and _DAY.sub("", text) != text and not re.search(r"\d{4}", text):
        what, remedy = f"“{text}” has no year", "write the year too, as 1848-02 or 1848-02-28"
    elif meant and not days:
        remedy = f"is it {' or '.join(meant)}?"
    return Refused(400, what, remedy, field="date", instead=meant)


def _meant(text: str, before: str, languages: tuple[str, ...]) -> Iterator[str]:
    """The dates that words may mean; that of a day which the month has not is no date."""
    if _FIGURES.match(text):
        shorter = text.rpartition("-")[0]
        yield from () if _is_wrong(shorter) else (shorter,)
        return
    for language in languages:
        day = _DAY.search(text)
        if day is not None:  # read as the first of the month, which every month has
            first = f"{text[: day.start()]}1{text[day.end() :]}"
            for one in _read(first, before, language):
                if re.fullmatch(r"\d{4}-\d\d-01", one):
                    yield f"{one[:-2]}{int(day[0]):02}"
                    return
        yield from _read(text, before, language)


def _read(text: str, before: str, language: str) -> list[str]:
    """The dates that the whole of some words means after others."""
    try:
        found = find_times(f"{before}\n{text}", language=language)
    except UnknownLanguage:
        return []
    whole = [one for one in found if one.start > len(before)]
    said = sum(one.end - one.start for one in whole)
    return [one.edtf for one in whole if one.edtf] if said * 2 > len(text) else []


def _is_wrong(written: str) -> bool:
    return next(_faults([written]), None) is not None


def _faults(written: Iterable[str]) -> Iterator[InvalidDate]:
    for one in written:
        try:
            parse(one)
        except InvalidDate as fault:
            yield fault
