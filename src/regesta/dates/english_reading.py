"""English phrases for dates, read as EDTF: those that `describe` writes, and their common variants.

A phrase is taken apart from the outside in: an interval or a range, then a list, then a qualifier, then
one date. Each step turns its phrase into EDTF text, which is parsed once at the end.
"""

import re
from collections.abc import Callable

from regesta.dates.bounds import format_bound
from regesta.dates.components import SEASON_NAMES
from regesta.dates.days import MONTH_NAMES
from regesta.dates.edtf import Edtf, InvalidDate, parse
from regesta.dates.english import FRACTIONS, NOTES, ORDINALS, WINTERS

_MOST_CHARACTERS = 1000
_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first",
)  # fmt: skip

_YEAR = r"(?:the year )?(?:ad |a\.d\. )?-?[0-9]{1,15}(?: (?:ad|bc|ce|bce|a\.d\.|b\.c\.))?"
_ORDINAL = rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{'|'.join(_WORDS)})"
_ERA = r"(?: (?:bc|bce|ad|ce))?"
_MONTH = "|".join([name.lower() for name in MONTH_NAMES] + [rf"{name[:3].lower()}\.?" for name in MONTH_NAMES] + [r"sept\.?"])
_SEASON = "|".join((*SEASON_NAMES, "fall"))


class _NotReadError(Exception):
    """Raised where a phrase, given in its argument, is no date."""


def read_english(text: str) -> Edtf:
    """The date that an English phrase stands for; EDTF itself is read too.

    "The 19th century" is read as 18XX, 1800 to 1899; "after 1950" takes in 1950, and "before 1950" does
    not. Raises InvalidDate for what is no such phrase.

    >>> read_english("between January and April 1950")
    parse('[1950-01..1950-04]')
    """
    if len(text) > _MOST_CHARACTERS:
        raise InvalidDate(text, f"a date in words has at most {_MOST_CHARACTERS} characters", _MOST_CHARACTERS + 1)
    try:
        return parse(text)
    except InvalidDate:
        pass
    phrase = re.sub(r"[‐‑‒–—−]", "-", " ".join(text.replace("’", "'").split())).rstrip(".")
    try:
        return parse(_read(phrase))
    except _NotReadError as fault:
        part = str(fault)
        column = max(text.lower().find(part.lower()), 0) + 1
        raise InvalidDate(text, f"“{part}” is not a date in words: write it as June 1950 or 1950-06", column) from None
    except InvalidDate as fault:
        raise InvalidDate(text, fault.reason, 1) from None


def _read(phrase: str) -> str:
    """The EDTF text of a phrase: an interval, a range, a list or one date."""
    for pattern, build in _OUTER:
        if found := pattern.fullmatch(phrase):
            return build(found)
    choices = re.split(r"(?:, (?:or )?| or (?!after\b|later\b|earlier\b|before\b))(?![^(]*\))", phrase)
    if len(choices) > 1 and re.search(r"\bor\b", phrase):
        return f"[{','.join(_member(choice) for choice in choices)}]"
    every = re.split(r"(?:, (?:and )?| and )(?![^(]*\))", phrase)
    if len(every) > 1 and not re.fullmatch(r".*[0-9]:[0-9]{2}.*", phrase) and re.search(r"\band\b", phrase):
        return f"{{{','.join(_member(one) for one in every)}}}"
    return _date(phrase)


def _member(phrase: str) -> str:
    """A date or a range in a list, without the brackets that it would have alone."""
    written = _read(phrase)
    if "/" in written:
        raise _NotReadError(phrase)
    return written.strip("[]{}")


def _date(phrase: str) -> str:
    """One date with its qualifiers."""
    if noted := re.fullmatch(r"(?i)(.+) \(((?:year|month|day) .*)\)", phrase):
        return _annotated(_date(noted[1]), noted[2].lower())
    if found := re.fullmatch(r"(?i)(?:perhaps|possibly|probably|maybe) (.+)|(.+?) ?(?:\(\?\)|\?)", phrase):
        return _qualified(found[1] or found[2], "?")
    if found := re.fullmatch(r"(?i)(?:about |around |circa |ca\.? ?|c\.? ?|approximately |roughly )(.+)", phrase):
        return _qualified(found[1], "~")
    for pattern, build in _INNER:
        if found := pattern.fullmatch(phrase):
            return build(found)
    try:
        return str(parse(phrase))
    except InvalidDate:
        raise _NotReadError(phrase) from None


def _qualified(phrase: str, sign: str) -> str:
    date = _date(phrase)
    if date[-1] in "]}":
        raise _NotReadError(phrase)
    return date + sign if date[-1] not in "?~%" else date[:-1] + (sign if date[-1] == sign else "%")


def _annotated(date: str, notes: str) -> str:
    """The date with a sign before each component that the notes in brackets name."""
    signs = {words: sign for sign, words in NOTES.items()}
    parts = re.findall(r"-?[0-9X]{4}|(?<=-)[0-9X]{2}", date)
    for name, words in re.findall(r"(year|month|day) (approximate and uncertain|approximate|uncertain)", notes):
        place = ("year", "month", "day").index(name)
        if place >= len(parts):
            raise _NotReadError(notes)
        parts[place] = signs[words] + parts[place]
    return "-".join(parts)


def _year(phrase: str) -> str:
    """A year in figures, with or without its era, as EDTF; or a phrase for several, with masked digits."""
    found = re.fullmatch(r"(?i)(?:the year )?(ad |a\.d\. )?(-?)([0-9]+)(?: (?:(ad|ce|a\.d\.)|(bc|bce|b\.c\.)))?", phrase)
    if found is None:
        return _date(re.sub(r"(?i)^some year (?:in |(?=of the form))", "", phrase).replace("of the form ", "some year of the form "))
    number = int(found[3])
    if found[5]:
        number = 1 - number
    elif found[2]:
        number = -number
    sign, size = "-" if number < 0 else "", abs(number)
    return f"{sign}{size:04d}" if size <= 9999 else f"Y{sign}{size}"


def _month(name: str) -> str:
    starts = [month[:3].lower() for month in MONTH_NAMES]
    return f"{starts.index(name[:3].lower()) + 1:02d}"


def _day(day: str, month: str, year: str) -> str:
    return f"{_year(year)}-{_month(month)}-{int(day):02d}"


def _season(found: re.Match[str]) -> str:
    name = found["season"].lower().replace("fall", "autumn")
    first = {"northern ": 25, "southern ": 29}.get((found["side"] or "").lower(), 21)
    code = str(first + SEASON_NAMES.index(name))
    if found["second"] and code not in WINTERS:
        raise _NotReadError(found[0])
    return f"{_year(found['year'])}-{code}"


def _fraction(found: re.Match[str]) -> str:
    unit = found["unit"].lower()
    number = FRACTIONS[unit] + ORDINALS.index(found["ordinal"].lower())
    if number > {"half": 41, "third": 39, "quarter": 36}[unit]:
        raise _NotReadError(found[0])
    return f"{_year(found['year'])}-{number}"


def _age(found: re.Match[str]) -> str:
    """A century or a millennium, the first of which begins with the year 0."""
    word = found["ordinal"].lower()
    number = (_WORDS.index(word) if word in _WORDS else int(re.sub("[a-z]", "", word)) - 1)
    width = 2 if found["unit"].lower() == "century" else 1
    if not 0 <= number < 10**width:
        raise _NotReadError(found[0])
    sign = "-" if (found["era"] or "").lower().startswith(" b") else ""
    return f"{sign}{number:0{width}d}{'X' * (4 - width)}"


def _part(found: re.Match[str]) -> str:
    """The early, middle or late years, months or days of a longer time, a third of it."""
    third = {"early": 0, "mid": 1, "middle": 1, "late": 2}[found["part"].lower().rstrip("-")]
    whole = _date(found["whole"])
    if re.fullmatch("[0-9]{3}X", whole):
        return f"[{whole[:3]}{(0, 4, 7)[third]}..{whole[:3]}{(3, 6, 9)[third]}]"
    if re.fullmatch("[0-9]{2}XX", whole):
        return f"[{whole[:2]}{('00', '33', '67')[third]}..{whole[:2]}{('32', '66', '99')[third]}]"
    if re.fullmatch("-?[0-9]{4}", whole):
        return f"{whole}-{37 + third}"
    if re.fullmatch("-?[0-9]{4}-(0[1-9]|1[0-2])", whole):
        last = format_bound(parse(whole).latest)
        return f"[{whole}-{('01', '11', '21')[third]}..{(f'{whole}-10', f'{whole}-20', last)[third]}]"
    raise _NotReadError(found[0])


def _before(found: re.Match[str]) -> str:
    """All before a date: to the year before a year, and else to the day before."""
    date = parse(_date(found[1]))
    if not isinstance(date.earliest, int):
        raise _NotReadError(found[0])
    day = format_bound(date.earliest - 1)
    return f"[..{day[:-6] if date.precision == 'year' and len(day) <= 11 else day}]"


def _between(found: re.Match[str]) -> str:
    """A range whose start may leave out the year, or the month and the year, of its end."""
    first, last = found.groups()
    end = _date(last)
    if re.fullmatch(f"(?i){_MONTH}", first):
        return f"[{end[: end.rindex('-')]}-{_month(first)}..{end}]"
    if re.fullmatch("[0-9]{1,2}", first) and re.fullmatch("-?[0-9]{4}-[0-9]{2}-[0-9]{2}", end):
        return f"[{end[:-2]}{int(first):02d}..{end}]"
    return f"[{_date(first)}..{end}]"


def _years(found: re.Match[str]) -> str:
    """An interval of years in figures, the second of which may leave out its first digits."""
    first, last = found.groups()
    return f"{first}/{first[: 4 - len(last)]}{last}"


def _end(phrase: str) -> str:
    """One end of an interval."""
    if found := re.fullmatch(r"(?i)(.+) or (earlier|later)", phrase):
        return f"..{_date(found[1])}" if found[2].lower() == "earlier" else f"{_date(found[1])}.."
    return {"unknown": "", "open": ".."}[found[1].lower()] if (
        found := re.fullmatch(r"(?i)an (unknown|open) (?:start|end)", phrase)
    ) else _date(phrase)


_Build = Callable[[re.Match[str]], str]


def _patterns(*pairs: tuple[str, _Build]) -> tuple[tuple[re.Pattern[str], _Build], ...]:
    return tuple((re.compile(f"(?i){pattern}"), build) for pattern, build in pairs)


# What holds other phrases: intervals and ranges.
_OUTER = _patterns(
    (r"from (.+?) (?:to|until|till|through) (.+)", lambda found: f"{_end(found[1])}/{_end(found[2])}"),
    (r"(?:from|since) (.+?)(?: on| onwards?)?", lambda found: f"{_end(found[1])}/.."),
    (r"(?:until|till|up to) (.+)", lambda found: f"../{_end(found[1])}"),
    (r"([0-9]{4})-([0-9]{4}|(?!0[1-9]$|1[0-2]$)[0-9]{2})", _years),
    (r"(.+) (?:to|through) (.+)", lambda found: _read(f"from {found[0]}") if not found[0].lower().startswith("each ") else _each(found)),
    (r"between (.+?) and (.+)", _between),
    (r"(?:by|no later than|not later than|in or before|on or before|at the latest) (.+)", lambda found: f"[..{_date(found[1])}]"),
    (r"(?:after|in or after|on or after|not before|no earlier than) (.+)", lambda found: f"[{_date(found[1])}..]"),
    (r"(.+) or later", lambda found: f"[{_date(found[1])}..]"),
    (r"(.+) or earlier", lambda found: f"[..{_date(found[1])}]"),
    (r"before (.+)", _before),
)
