"""The date in the heading of a letter, as an edition prints it: "[vor 29. September 1667]", "1549 März nach 27".

Editions follow one of two habits, and the order of the parts tells which. Where the day comes first the heading gives
the letter's own words: brackets hold what the editor concluded, which is therefore approximate, and vague words
stand for stretches of time. Where the year comes first the heading is the editor's throughout: brackets say only
that the letter has no such date, and vague words are a hint that the date leaves out.
"""

import re
from typing import NamedTuple

from regesta.dates.days import day_number, format_day, month_length
from regesta.dates.edtf import Edtf, InvalidDate, parse
from regesta.dates.words.language import Language, Value, load_language

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_MOST_CHARACTERS = 300
_DASHES = frozenset("-–—‑")

# First and last month of the parts of a year in headings that give the letter's own words: the seasons of the
# correspondence overlap by a month, and a third of a year is four months.
_SEASON_MONTHS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (9, 12)}
_SEASON_DAYS = {
    "SP": ("03-01", "05-31"),
    "SU": ("06-01", "08-31"),
    "FA": ("09-01", "11-30"),
    "WI": ("12-01", "12-31"),
}
_THIRD_MONTHS = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_THIRD_DAYS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_ABOUT_DAYS, _ABOUT_MONTHS, _ABOUT_YEARS = 3, 2, 5


class _Part(NamedTuple):
    """One date of a heading; `share` is which of how many equal parts of the year, as (2, 2) for the second half."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    third: str = ""
    season: str = ""
    share: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        return self == _Part()


class _Heading(NamedTuple):
    """What a heading says: its dates, how they are joined, the bound, and the signs of doubt."""

    parts: tuple[_Part, ...]
    joint: str
    bound: str
    about: str
    is_doubtful: bool
    is_bracketed: bool
    is_year_first: bool


def read_written(text: str, language: str = "de") -> str:
    """The EDTF text of a written date, as it is written: no calendar is converted.

    Raises InvalidDate where no date can be made out, UnknownLanguage for a language without a file.

    >>> read_written("[vor 29. September 1667]"), read_written("[1549 März 27]")
    ('[..1667-09-29]', '1549-03-27')
    """
    if len(text) > _MOST_CHARACTERS:
        raise InvalidDate(
            text, f"a written date has at most {_MOST_CHARACTERS} characters", _MOST_CHARACTERS + 1
        )
    heading = _read(text, load_language(language))
    if not heading.parts or any(part.year is None for part in heading.parts):
        raise InvalidDate(text, "no year is written in it")
    written = _year_first(heading) if heading.is_year_first else _day_first(heading)
    try:
        parse(written)
    except InvalidDate as fault:
        raise InvalidDate(text, fault.reason) from None
    return written


def calendar_of(text: str, date: Edtf) -> str:
    """What is known of the calendar of a written date: "julian" before the Gregorian began, or both, or "not said"."""
    if re.search(r"\b[0-9]{1,2}\.?/\s?[0-9]{1,2}\.", text) and _is_double(date):
        return "julian and gregorian"
    if isinstance(date.latest, int) and date.latest < _GREGORIAN:
        return "julian"
    return "not said"


# 15 October 1582; between the calendars lay 10 days until 1700, and 11 then (12 and 13 from 1800 and 1900 on).
_GREGORIAN = day_number(1582, 10, 15)
_APART = range(10, 14)


def _is_double(date: Edtf) -> bool:
    """True of one day in both calendars: two days as far apart as these."""
    if not (isinstance(date.earliest, int) and isinstance(date.latest, int)):
        return False
    return date.form == "one of" and date.latest - date.earliest in _APART


class _Reader:
    """Collects the parts of a heading, token by token."""

    def __init__(self, tokens: list[str], language: Language) -> None:
        self.tokens = tokens
        self.words = language.words
        self.known = language.listed
        self.thirds = language.phrases.get("PART", {})
        self.parts: list[_Part] = [_Part()]
        self.joint = self.bound = self.about = ""
        self.is_doubtful = self.is_bracketed = False

    def value(self, word: str, *classes: str) -> Value | None:
        """The value of a word in the first of the classes that has it."""
        for name in classes:
            if word in self.words.get(name, {}):
                return self.words[name][word]
        return None

    def names_time(self, word: str) -> bool:
        """True of a month, a season or a part of a year."""
        return (
            word in self.thirds
            or self.value(word, "MONTH", "MON", "SEASON", "HALVES", "YEAR_END") is not None
        )

    def take(self, **fields: object) -> None:
        """Adds to the date being read."""
        self.parts[-1] = self.parts[-1]._replace(**fields)  # type: ignore[arg-type]

    def join(self, joint: str) -> None:
        """Begins another date."""
        if not self.parts[-1].is_empty:
            self.parts.append(_Part())
            self.joint = joint


def _read(text: str, language: Language) -> _Heading:
    reader = _Reader(_TOKEN.findall(text), language)
    for at, token in enumerate(reader.tokens):
        if _is_number(token):
            _take_number(reader, at, token)
        else:
            _take_word(reader, at, token.lower())
    parts = [part for part in reader.parts if not part.is_empty]
    return _Heading(
        _shared(parts),
        reader.joint if len(parts) > 1 else "",
        reader.bound,
        reader.about,
        reader.is_doubtful,
        reader.is_bracketed,
        _is_year_first(reader),
    )


def _is_year_first(reader: _Reader) -> bool:
    """True when the year is the first number of the heading, and what it is the year of stands after it."""
    seen_year = False
    for token in reader.tokens:
        if _is_number(token):
            if not seen_year and len(token) != 4:
                return False
            seen_year = True
        elif reader.names_time(token.lower()):
            return seen_year
    return False


def _is_number(token: str) -> bool:
    """True of plain figures; there are others that int() does not read."""
    return token.isascii() and token.isdigit()


def _is_before_month(reader: _Reader, at: int) -> bool:
    """True of what can only be the day of a month: "32" in "32 May 1870"."""
    rest = [token.lower() for token in reader.tokens[at + 1 : at + 3] if token != "."]
    return bool(rest) and reader.value(rest[0], "MONTH", "MON") is not None


def _take_number(reader: _Reader, at: int, token: str) -> None:
    part = reader.parts[-1]
    before = reader.tokens[at - 1] if at else ""
    number = int(token[:6])
    if len(token) == 4:
        reader.take(year=number)
    elif (
        len(token) == 2
        and before == "/"
        and part.is_empty
        and len(reader.parts) > 1
        and _is_bare_year(reader)
    ):
        near = reader.parts[-2].year or 0
        reader.take(year=near // 100 * 100 + number)
    elif _share_follows(reader, at) or not 1 <= number <= 31 or len(token) > 2:
        if len(token) <= 2 and _is_before_month(reader, at):
            raise InvalidDate("".join(reader.tokens), f"no month has a day {number}: days run 1 to 31")
    elif part.day is not None and part.month is None and number <= 12 and before == ".":
        reader.take(month=number)
    else:
        reader.take(day=number)


def _is_bare_year(reader: _Reader) -> bool:
    before = reader.parts[-2]
    return before == _Part(year=before.year)


def _share_follows(reader: _Reader, at: int) -> bool:
    """True of "2." in "2. Halbjahr": the word after it says how many shares there are."""
    rest = [token.lower() for token in reader.tokens[at + 1 : at + 3] if token != "."]
    return bool(rest) and reader.value(rest[0], "HALVES") is not None


def _take_word(reader: _Reader, at: int, word: str) -> None:
    known = reader.known
    if (month := reader.value(word, "MONTH", "MON")) is not None:
        reader.take(month=int(month))
    elif (season := reader.value(word, "SEASON")) is not None:
        reader.take(season=str(season))
    elif (count := reader.value(word, "HALVES")) is not None:
        reader.take(share=(_ordinal_before(reader, at), int(count)))
    elif (third := reader.value(word, "YEAR_END") or reader.thirds.get(word)) is not None:
        reader.take(third=str(third))
    elif word in "[]":
        reader.is_bracketed = True
    elif word == "?":
        reader.is_doubtful = True
    elif word in known("heading_before"):
        reader.bound = reader.bound or "before"
    elif word in known("heading_after"):
        reader.bound = reader.bound or "after"
    elif word in known("heading_about"):
        reader.about = reader.about or "about"
    elif word in known("heading_near"):
        reader.about = reader.about or "near"
    elif word in known("heading_between"):
        reader.joint = "to"
    elif word in known("heading_or") or word == "/":
        reader.join(reader.joint or "or")
    elif word in known("heading_to") or word in _DASHES:
        reader.join("to")


def _ordinal_before(reader: _Reader, at: int) -> int:
    """Which share: "2.", "zweites", "letztes" (as -1)."""
    for token in reversed(reader.tokens[max(0, at - 2) : at]):
        if _is_number(token):
            return int(token)
        if (value := reader.value(token.lower(), "ORD")) is not None:
            return int(value)
    return 1


def _shared(parts: list[_Part]) -> tuple[_Part, ...]:
    """The parts with the month and year that one lends the others."""
    years = [part.year for part in parts]
    months = [part.month for part in parts]
    found = []
    for index, part in enumerate(parts):
        year = (
            part.year
            or next((one for one in years[index:] if one), None)
            or next((one for one in years[:index][::-1] if one), None)
        )
        month = part.month
        if month is None and (part.day or (part.third and not part.season)):
            month = next((one for one in months[index:] if one), None) or next(
                (one for one in months[:index][::-1] if one), None
            )
        found.append(part._replace(year=year, month=month))
    return tuple(found)


def _plain(part: _Part) -> str:
    """The date of a part to its day, month or year, whatever vague word stands with it."""
    text = f"{part.year:04d}"
    if part.month is not None:
        text += f"-{part.month:02d}"
        if part.day is not None:
            text += f"-{part.day:02d}"
    return text


def _year_first(heading: _Heading) -> str:
    """The EDTF text where the heading is the editor's throughout."""
    parts = heading.parts
    sign = "?" if heading.is_doubtful else "~" if heading.about == "about" else ""
    if len(parts) > 1:
        dates = [_plain(part) for part in parts]
        return "/".join((dates[0], dates[-1])) if heading.joint == "to" else f"[{','.join(dates)}]"
    part = parts[0]
    if part.season:
        first, last = _SEASON_DAYS[part.season]
        return f"{part.year:04d}-{first}/{part.year:04d}-{last}{sign}"
    text = _plain(part)
    if heading.bound and part.month is not None:
        return f"/{text}" if heading.bound == "before" else f"{text}/"
    return text + sign


def _day_first(heading: _Heading) -> str:
    """The EDTF text where the heading gives the letter's own words."""
    parts = heading.parts
    sign = "%" if heading.is_doubtful else "~" if heading.is_bracketed else ""
    if len(parts) > 1:
        return _joined(heading, "~" if heading.is_bracketed else "")
    part = parts[0]
    first, last = _stretch(part)
    if heading.bound == "before":
        return f"[..{first}]"
    if heading.bound == "after":
        return f"[{first}..]"
    if heading.about and first == last:
        return _about(part)
    if first != last:
        if part.share is not None and part.share[0] < 0:
            return f"{first}{sign}/{last}{sign}"
        return f"[{first}..{last}]"
    return first + sign


def _joined(heading: _Heading, sign: str) -> str:
    """Several dates: from one to the other, or one of them; of a vague one, its outer edge."""
    stretches = [_stretch(part) for part in heading.parts]
    first, last = stretches[0][0], stretches[-1][1]
    is_vague = any(start != end for start, end in stretches)
    if heading.joint == "to":
        return f"[{first}..{last}]" if is_vague else f"{first}{sign}/{last}{sign}"
    if is_vague:
        return f"[{first},{last}]"
    if all(part == _Part(year=part.year) for part in heading.parts):
        return f"{first}{sign}/{last}{sign}"
    return f"[{','.join(start for start, _ in stretches)}]"


def _stretch(part: _Part) -> tuple[str, str]:
    """The first and last month or day of a part with a vague word; the same text twice without one."""
    year = f"{part.year:04d}"
    if part.season:
        months = _SEASON_MONTHS[part.season]
        return f"{year}-{months[0]:02d}", f"{year}-{months[1]:02d}"
    if part.share is not None:
        which, count = part.share
        which = count if which < 0 else min(which, count)
        size = 12 // count
        return f"{year}-{(which - 1) * size + 1:02d}", f"{year}-{which * size:02d}"
    if part.third and part.month is None:
        months = _THIRD_MONTHS[part.third]
        return f"{year}-{months[0]:02d}", f"{year}-{months[1]:02d}"
    if part.third and part.day is None and part.month is not None:
        first, last = _THIRD_DAYS[part.third]
        last = min(last, month_length(part.year or 1, part.month))
        return f"{year}-{part.month:02d}-{first:02d}", f"{year}-{part.month:02d}-{last:02d}"
    text = _plain(part)
    return text, text


def _about(part: _Part) -> str:
    """A range about a date: three days, two months or five years to either side."""
    year = part.year or 0
    if part.month is None:
        return f"[{year - _ABOUT_YEARS:04d}..{year + _ABOUT_YEARS:04d}]"
    if part.day is None:
        first, last = (year * 12 + part.month - 1 + step for step in (-_ABOUT_MONTHS, _ABOUT_MONTHS))
        return f"[{first // 12:04d}-{first % 12 + 1:02d}..{last // 12:04d}-{last % 12 + 1:02d}]"
    number = day_number(year, part.month, min(part.day, month_length(year, part.month)))
    return f"[{format_day(number - _ABOUT_DAYS)}..{format_day(number + _ABOUT_DAYS)}]"
