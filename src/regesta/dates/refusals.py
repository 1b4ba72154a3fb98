"""Why a text is no EDTF: a sentence with what to write instead, and the character it turns on.

These walks repeat the grammar of `spans` and `bounds` in slow motion. They are asked only about texts
that those have refused.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest

from regesta.dates.bounds import MOST_CHARACTERS, RANGE_END, format_bound
from regesta.dates.days import MONTH_NAMES, is_leap
from regesta.dates.remedies import is_date, remedy
from regesta.dates.spans import DATE, MOST_YEAR_DIGITS, span

Refusal = tuple[str, int]

_EXAMPLE = "write it as 1950, 1950-06 or 1950-06-25"
_MEND_DAY = "change the day or leave it out"
_SIGNS = "?~%"
_DIGITS = tuple("0123456789")


def refusal(text: str) -> Refusal:
    """Why a text is no date, in a sentence, and the number of the character it turns on, from 1.

    >>> refusal("1950-13")
    ('there is no month 13; months run 01 to 12 (seasons 21 to 41): change the month or leave it out', 6)
    """
    if len(text) > MOST_CHARACTERS:
        return f"a date has at most {MOST_CHARACTERS} characters: divide it", MOST_CHARACTERS + 1
    if not text:
        return f"there is no date here: {_EXAMPLE}", 1
    return remedy(text) or _unfit_character(text) or _walk(text)


def _walk(text: str) -> Refusal:
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(text)
    if "T" in text and text[0] != "T":
        return _datetime(text)
    return _date(text, 0)


def _unfit_character(text: str) -> Refusal | None:
    """The first character that no date has, where the text looks like a date until there."""
    found = re.search(r"[^-0-9XYEST Z?~%/.,:+\[\]{}]", text)
    if found is None:
        return None
    column = found.start() + 1
    if column == 1 or found[0].isalpha():
        return f"{_shown(text)} is not a date: {_EXAMPLE}", column
    return f"{_shown(found[0])} cannot stand in a date: {_EXAMPLE}", column


def _shown(text: str) -> str:
    """The text in quotation marks, cut short, its control characters spelt out."""
    cut = text if len(text) <= 24 else text[:23] + "…"
    return "“" + "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in cut) + "”"


def _set(text: str) -> Refusal:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing:
        return f"the set is not closed: end it with {closing}", len(text)
    if len(text) == 2:
        return f"the set is empty: write its dates between {text[0]} and {closing}", 2
    for member, offset in _parts(text[1:-1], ",", 1):
        if not _is_member(member):
            return _member(member, offset, partial(_replaced, text, offset, offset + len(member)))
    return _no_reason(0)


def _replaced(text: str, start: int, end: int, instead: str) -> str:
    """The text with something else between two places."""
    return f"{text[:start]}{instead}{text[end:]}"


def _write(*offers: str) -> str:
    """What to write, of what is offered: that which is a date."""
    found = [one for one in offers if is_date(one)]
    return f": write {' or '.join(found)}" if found else ""


def _is_member(text: str) -> bool:
    return not any(one in text for one in "[]{}/T") and is_date(f"[{text}]")


def _member(text: str, offset: int, whole: Callable[[str], str]) -> Refusal:
    """Why a member of a set is none; `whole` is the set with another member in its place."""
    if not text:
        return "a date is missing here: leave out the comma or write a date", offset + 1
    for one in "[]{}/T":
        if one in text:
            what = {"/": "an interval", "T": "a time of day"}.get(one, "another set")
            instead = _write(whole(text.replace("/", ".."))) or ", such as [1948..1950]"
            return f"a set holds dates, not {what}{instead}", offset + text.index(one) + 1
    if ".." not in text:
        return _date(text, offset)
    return _range(text, offset, whole)


def _range(text: str, offset: int, whole: Callable[[str], str]) -> Refusal:
    start, _, end = text.partition("..")
    second = offset + len(start) + 2
    if not start and not end:
        instead = _write(whole("1948.."), whole("..1950"))
        return f"a range has a date at one end at least{instead}", offset + 1
    for date, place in ((start, offset), (end, second)):
        if date and not _is_span(date):
            return _date(date, place)
    for date, place in ((start, offset), (end, second)):
        if not RANGE_END.fullmatch(date):
            return f"a range runs between plain years, months or days: {date} is none", place + 1
    if _is_span(start) and span(start)[0] > span(end)[1]:
        return f"the range ends before it starts{_write(whole(f'{end}..{start}'))}", second + 1
    instead = _write(whole(_alike(start, end)))
    return f"both ends of a range are years, months or days alike{instead}", second + 1


def _alike(start: str, end: str) -> str:
    """A range of unlike ends with the first or the last of the coarser one, as finely as the other."""
    finer = max(start.count("-", 1), end.count("-", 1))
    first = start + "-01" * (finer - start.count("-", 1))
    last = format_bound(span(end)[1])[: len(end) + 3 * (finer - end.count("-", 1))]
    return f"{first}..{last}"


def _is_span(text: str) -> bool:
    try:
        span(text)
    except (KeyError, ValueError):
        return False
    return True


def _interval(text: str) -> Refusal:
    start, _, end = text.partition("/")
    second = len(start) + 1
    if "/" in end:
        return "an interval has one /: write start/end", second + end.index("/") + 1
    for part, offset in ((start, 0), (end, second)):
        refused = _interval_end(part, offset, is_start=offset == 0)
        if refused:
            return refused
    if start in ("", "..") and end in ("", ".."):
        return "an interval has a date at one end at least: write 1950/.. or ../1950", 1
    return f"the end lies before the start{_write(f'{end}/{start}') or ': change one of them'}", second + 1


def _interval_end(text: str, offset: int, *, is_start: bool) -> Refusal | None:
    if text in ("", ".."):
        return None
    if text[:2] == ".." and is_start:
        text, offset = text[2:], offset + 2
    elif text[-2:] == ".." and not is_start:
        text = text[:-2]
    if ".." in text:
        return ".. stands before a start or after an end: write ..1950/1953 or 1950/1953..", offset + 1
    if "T" in text:
        return "an interval runs between dates: leave out the time of day", offset + text.index("T") + 1
    if text[:1] in ("[", "{"):
        return "an interval runs between dates, not sets: write 1948/1950", offset + 1
    return None if _is_span(text) else _date(text, offset)


def _datetime(text: str) -> Refusal:
    date, _, time = text.partition("T")
    if not _is_span(date):
        return _date(date, 0)
    if not re.fullmatch(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
        return "a time of day needs a whole date of plain digits, such as 1950-06-25T04:00:00", 1
    at = len(date) + 2
    for place, (written, model) in enumerate(zip_longest(time[:8], "00:00:00", fillvalue="")):
        if written != model and not (model == "0" and written in _DIGITS):
            return "a time is written hours:minutes:seconds, such as 04:00:00", at + place
    for name, place, greatest in (("hour", 0, "23"), ("minute", 3, "59"), ("second", 6, "60")):
        written = time[place : place + 2]
        if written > greatest:
            return f"there is no {name} {written}; {name}s run 00 to {greatest}", at + place
    return "the shift from UTC is Z, +hh:mm or -hh:mm, 14 hours at most", at + 8


def _date(text: str, offset: int) -> Refusal:
    if text[:1] == "Y":
        return _long_year(text, offset)
    if text[:1] == "-" and text[1:5] == "0000":
        return "there is no year -0000: 1 BC is written 0000, and 2 BC -0001", offset + 1
    found = DATE.match(text)
    if found is None:
        digits = re.match(r"[?~%]?-?[0-9X]*", text)
        place = digits.end() if digits else 0
        return f"a date begins with a year of four digits: {_EXAMPLE}", offset + min(place, len(text) - 1) + 1
    if found.end() < len(text):
        return _rest(text, found, offset)
    return _no_such_day(found, offset)


def _rest(text: str, found: re.Match[str], offset: int) -> Refusal:
    """Why what follows the readable beginning of a date does not belong there."""
    place, rest = found.end(), text[found.end() :]
    column = offset + place + 1
    has_month, has_day = found[6] is not None, found[9] is not None
    if rest[0] == "S":
        if has_month or "X" in found[3]:
            return "significant digits follow a year of digits alone, such as 1950S2", column
        return "of a four-digit year, 1 to 4 digits are significant: write S1 to S4", column
    if rest[0] == "-" and not has_day:
        name = "day" if has_month else "month"
        example = "1950-06-25" if has_month else "1950-06"
        return f"a {name} has two digits and follows a hyphen, such as {example}", column + (len(rest) > 1)
    if rest[0] in _SIGNS:
        return "one sign stands here: ? for uncertain, ~ for approximate, % for both", column
    if rest[0].isdigit() and not has_month:
        return "a year has four digits; one of more begins with Y, such as Y12000", column
    return f"the date ends before {_shown(rest)}: leave that out", column


def _no_such_day(found: re.Match[str], offset: int) -> Refusal:
    """Why a well-formed date is none: there is no such month, or no such day in it."""
    sign, year, month, day = found.group(2, 3, 6, 9)
    if month is None or not (day or not _is_span(f"{year}-{month}")):
        return _no_reason(offset)
    if not _is_span(f"2000-{month}"):
        which = f"no month fits {month}" if "X" in month else f"there is no month {month}"
        return (
            f"{which}; months run 01 to 12 (seasons 21 to 41): change the month or leave it out",
            offset + found.start(6) + 1,
        )
    column = offset + found.start(9) + 1
    if "X" not in month and month > "12":
        return f"{month} is a part of the year and has no days: leave out the day or write a month", column
    if not _is_span(f"2000-01-{day}"):
        which = f"no day fits {day}" if "X" in day else f"there is no day {day}"
        has = (
            which if "X" in day + month else f"{MONTH_NAMES[int(month) - 1]} has {_length(year, month)} days"
        )
        return f"{has}{'; days run 01 to 31' if has is which else f', not {int(day)}'}: {_MEND_DAY}", column
    if "X" in month + day:
        return f"no day fits {month}-{day}: change the month or the day", column
    name = MONTH_NAMES[int(month) - 1]
    if month == "02" and day == "29":
        subject = f"no year that fits {sign}{year} is a" if "X" in year else f"{sign}{year} is no"
        return f"there is no 29 February: {subject} leap year: {_MEND_DAY}", column
    return f"{name} has {_length(year, month)} days, not {int(day)}: {_MEND_DAY}", column


def _length(year: str, month: str) -> int:
    """How many days a month has."""
    if month == "02":
        return 29 if "X" not in year and is_leap(int(year)) else 28
    return 30 if month in ("04", "06", "09", "11") else 31


def _long_year(text: str, offset: int) -> Refusal:
    found = re.match(r"Y-?([0-9]*)(?:E([0-9]*))?(?:S([0-9]*))?[?~%]?", text)
    assert found is not None
    digits, exponent, precision = found.groups()
    if not digits or digits[0] == "0":
        return "Y is followed by the digits of the year, the first no 0, such as Y170000002", offset + 2
    if exponent == "" or precision == "":
        return "E and S are followed by a number, such as Y17E7 or Y171010000S3", offset + found.end() + 1
    if found.end() < len(text):
        if text[found.end()] == "-":
            return "a year with Y has neither month nor day: write the year alone", offset + found.end() + 1
        return f"the year ends before {_shown(text[found.end() :])}: leave that out", offset + found.end() + 1
    zeros = int(exponent) if exponent and len(exponent) <= 4 else MOST_YEAR_DIGITS if exponent else 0
    width = len(digits) + zeros
    if width > MOST_YEAR_DIGITS:
        return f"a year has at most {MOST_YEAR_DIGITS} digits here: write a smaller one", offset + 2
    if width <= 4:
        return "Y stands before years of more than four digits: write this one in four", offset + 1
    column = offset + found.start(3) + 1
    return f"1 to {width} digits of this year can be significant, and S says how many", column


def _parts(text: str, separator: str, offset: int) -> Iterator[tuple[str, int]]:
    for part in text.split(separator):
        yield part, offset
        offset += len(part) + 1


def _no_reason(offset: int) -> Refusal:
    return f"this is not a date: {_EXAMPLE}", offset + 1
