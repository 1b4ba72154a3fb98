"""English phrases for dates, read as EDTF: those that `describe` writes, and their common variants.

A phrase is taken apart from the outside in: an interval or a range, then a list, then a qualifier, then
one date. Each step turns its phrase into EDTF text, which is parsed once at the end.
"""

import re
from collections.abc import Callable

from regesta.dates.bounds import format_bound
from regesta.dates.calendared import parse
from regesta.dates.components import SEASON_NAMES, both
from regesta.dates.days import MONTH_NAMES
from regesta.dates.edtf import Edtf, InvalidDate
from regesta.dates.english import FRACTIONS, NOTES, ORDINALS, WINTERS

_MOST_CHARACTERS = 1000
_WORD = re.compile(r"[^\W\d_]{2,}")
# What nobody writes but in EDTF: a day after its month and year, in figures, or a calendar before a year.
_EDTF_ALONE = re.compile(r"-?\d{4}-\d\d-\d\d[?~%]?$|[a-z][a-z0-9-]*:-?\d", re.ASCII)
_YEAR_AND_MONTH = re.compile(r"-?\d{4}-\d\d[?~%]?", re.ASCII)
_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first",
)  # fmt: skip

_ORDINAL = rf"(?P<ordinal>[0-9]{{1,3}}(?:st|nd|rd|th)|{'|'.join(_WORDS)})"
_MONTH = rf"(?P<month>{'|'.join([*MONTH_NAMES, 'sept', *(name[:3] for name in MONTH_NAMES)])})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_SEASON = rf"(?P<side>northern |southern )?(?P<season>{'|'.join(SEASON_NAMES)}|fall)"


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
        raise InvalidDate(
            text, f"a date in words has at most {_MOST_CHARACTERS} characters", _MOST_CHARACTERS + 1
        )
    try:
        return parse(text)
    except InvalidDate as fault:
        if _EDTF_ALONE.match(text.strip()):
            raise
        in_edtf = fault
    phrase = re.sub(r"[‐‑‒–—−]", "-", " ".join(text.replace("’", "'").split())).rstrip(".")
    try:
        return parse(_read(phrase))
    except _NotReadError as fault:
        if not _WORD.search(text):
            raise in_edtf from None
        part = str(fault)
        column = max(text.lower().find(part.lower()), 0) + 1
        shown = part if len(part) <= 40 else f"{part[:39]}…"
        reason = f"“{shown}” is not a date in words: write it as June 1950 or 1950-06"
        raise InvalidDate(text, reason, column) from None
    except InvalidDate as fault:
        if _YEAR_AND_MONTH.fullmatch(text.strip()):  # nor is it 1945-48, from 1945 to 1948
            raise in_edtf from None
        raise InvalidDate(text, fault.reason, 1) from None


def in_figures(text: str) -> str:
    """What to write in EDTF for a date in words, or an empty text where it is none.

    >>> in_figures("early 1920s")
    '[1920..1923]'
    """
    try:
        return "" if text.isdigit() else str(read_english(text))
    except InvalidDate:
        return ""


def _match(pattern: str, phrase: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, phrase, re.IGNORECASE)


def _read(phrase: str) -> str:
    """The EDTF text of a phrase: a list, a range, an interval or one date."""
    if len(choices := _listed(phrase, "or")) > 1:
        return f"[{','.join(_member(choice) for choice in choices)}]"
    if found := _match(_BETWEEN, phrase):
        return _between(found)
    if len(every := _listed(phrase, "and")) > 1:
        return f"{{{','.join(_member(one) for one in every)}}}"
    for pattern, build in _RANGES:
        if found := _match(pattern, phrase):
            return build(found)
    return _date(phrase)


def _listed(phrase: str, word: str) -> list[str]:
    """What a list with that word before its last member consists of; the phrase alone if it is none.

    The words "in or after" and their like make no list, nor does a comma in brackets.
    """
    last = rf" {word} (?!after\b|before\b|later\b|earlier\b)(?![^(]*\))"
    return re.split(rf",?{last}|, (?![^(]*\))", phrase) if re.search(last, phrase) else [phrase]


def _member(phrase: str) -> str:
    """A date or a range in a list, without the brackets that it would have alone."""
    if found := _match(_BETWEEN, phrase):
        return _between(found)[1:-1]
    for pattern, build in _RANGES:
        if found := _match(pattern, phrase):
            return build(found).strip("[]{}")
    return _date(phrase)


def _date(phrase: str) -> str:
    """One date with its qualifiers."""
    found = _match(_HEDGED, phrase)
    if found is None:
        raise _NotReadError(phrase)
    if found["notes"]:
        return _annotated(_bare(found["bare"]), found["notes"].lower())
    date = _bare(found["bare"])
    sign = both("?" if found["perhaps"] or found["asked"] else "", "~" if found["about"] else "")
    if sign and date[-1] in "]?~%":
        raise _NotReadError(phrase)
    return date + sign


def _bare(phrase: str) -> str:
    """One date without its qualifiers, or with those of EDTF."""
    for pattern, build in _DATES:
        if found := _match(pattern, phrase):
            return build(found)
    return _simple(phrase)


def _simple(phrase: str) -> str:
    """A month, a year, or several years that share their first digits."""
    for pattern, build in _SIMPLE:
        if found := _match(pattern, phrase):
            return build(found)
    try:
        return str(parse(phrase))
    except InvalidDate:
        raise _NotReadError(phrase) from None


def _annotated(date: str, notes: str) -> str:
    """The date with a sign before each component that the notes in brackets name."""
    signs = {words: sign for sign, words in NOTES.items()}
    parts = re.findall(r"-?[0-9X]{4}|(?<=-)[0-9X]{2}", date)
    for name, words in re.findall(
        r"(year|month|day) (approximate and uncertain|approximate|uncertain)", notes
    ):
        place = ("year", "month", "day").index(name)
        if place >= len(parts):
            raise _NotReadError(notes)
        parts[place] = signs[words] + parts[place]
    return "-".join(parts)


def _year(phrase: str) -> str:
    """A year, or several that share their first digits, as EDTF."""
    year = _simple(re.sub("(?i)^some year in ", "", phrase))
    if not re.fullmatch("-?[0-9X]{4}|Y-?[0-9]+", year):
        raise _NotReadError(phrase)
    return year


def _figures(found: re.Match[str]) -> str:
    """A year in figures; 1 BC is the year 0."""
    number = int(found["year"])
    if found["bc"]:
        number = 1 - number
    sign, size = "-" if number < 0 else "", abs(number)
    return f"{sign}{size:04d}" if size <= 9999 else f"Y{sign}{size}"


def _month(name: str) -> str:
    starts = [month[:3].lower() for month in MONTH_NAMES]
    return f"{starts.index(name[:3].lower()) + 1:02d}"


def _day(found: re.Match[str]) -> str:
    return f"{_year(found['year'])}-{_month(found['month'])}-{int(found['day']):02d}"


def _season(found: re.Match[str]) -> str:
    name = found["season"].lower().replace("fall", "autumn")
    first = {"northern ": 25, "southern ": 29}.get((found["side"] or "").lower(), 21)
    code = str(first + SEASON_NAMES.index(name))
    if found["next"]:
        following = str(int(found["year"]) + 1)
        if code not in WINTERS or not following.endswith(found["next"]):
            raise _NotReadError(found[0])
    return f"{_year(found['year'])}-{code}"


def _fraction(found: re.Match[str]) -> str:
    unit = found["unit"].lower()
    place = ORDINALS.index(found["place"].lower())
    if place >= {"half": 2, "third": 3, "quarter": 4}[unit]:
        raise _NotReadError(found[0])
    return f"{_year(found['year'])}-{FRACTIONS[unit] + place}"


def _age(found: re.Match[str]) -> str:
    """A century or a millennium; the first of either begins with the year 0."""
    word = found["ordinal"].lower()
    number = _WORDS.index(word) if word in _WORDS else int(word[:-2]) - 1
    width = 2 if found["unit"].lower() == "century" else 1
    if not 0 <= number < 10**width:
        raise _NotReadError(found[0])
    return f"{'-' if found['bc'] else ''}{number:0{width}d}{'X' * (4 - width)}"


def _third(found: re.Match[str]) -> str:
    """The early, middle or late part of a longer time: a third of it, as near as its digits allow."""
    third = ("early", "mid", "late").index(found["part"].lower())
    whole = _simple(found["whole"])
    if re.fullmatch("-?[0-9]{4}", whole):
        return f"{whole}-{37 + third}"
    if re.fullmatch("[0-9]{3}X", whole):
        first, last, stem = "047"[third], "369"[third], whole[:3]
    elif re.fullmatch("[0-9]{2}XX", whole):
        first, last, stem = ("00", "33", "67")[third], ("32", "66", "99")[third], whole[:2]
    elif re.fullmatch("-?[0-9]{4}-(0[1-9]|1[0-2])", whole):
        end = format_bound(parse(whole).latest)[-2:]
        first, last, stem = ("01", "11", "21")[third], ("10", "20", end)[third], f"{whole}-"
    else:
        raise _NotReadError(found[0])
    return f"[{stem}{first}..{stem}{last}]"


def _some_day(found: re.Match[str]) -> str:
    whole = _simple(re.sub("(?i)^some year in ", "", found[1]))
    return f"{whole}-XX" if re.fullmatch("-?[0-9X]{4}-[0-9]{2}", whole) else f"{_year(found[1])}-XX-XX"


def _timed(found: re.Match[str]) -> str:
    return f"{_bare(found['date'])}T{found['time']}{found['shift'] or ('Z' if found['zone'] else '')}"


def _before(found: re.Match[str]) -> str:
    """All before a date: to the year before a year, and else to the day before."""
    date = parse(_date(found[1]))
    if not isinstance(date.earliest, int):
        raise _NotReadError(found[0])
    day = format_bound(date.earliest - 1)
    return f"[..{day[:-6] if date.precision == 'year' and len(day) <= 11 else day}]"


def _between(found: re.Match[str]) -> str:
    """A range whose start may leave out the year, or the month and the year, of its end."""
    first, end = found[1], _date(found[2])
    if re.fullmatch(f"(?i){_MONTH}", first):
        return f"[{end[: end.rindex('-')]}-{_month(first)}..{end}]"
    if re.fullmatch("[0-9]{1,2}", first) and re.fullmatch("-?[0-9]{4}-[0-9]{2}-[0-9]{2}", end):
        return f"[{end[:-2]}{int(first):02d}..{end}]"
    return f"[{_date(first)}..{end}]"


def _end(phrase: str) -> str:
    """One end of an interval."""
    if found := re.fullmatch("(?i)an (?:(unknown)|open) (?:start|end)", phrase):
        return "" if found[1] else ".."
    if found := re.fullmatch("(?i)(.+) or (earlier|later)", phrase):
        date = _date(found[1])
        return f"..{date}" if found[2].lower() == "earlier" else f"{date}.."
    return _date(phrase)


# Kept as text and compiled when first asked for, so that importing them costs nothing.
_Patterns = tuple[tuple[str, Callable[[re.Match[str]], str]], ...]


_BETWEEN = "between (.+?) and (.+)"
_HEDGED = (
    r"(?P<perhaps>(?:perhaps|possibly|probably|maybe) )?"
    r"(?P<about>(?:about|around|circa|ca\.|approximately|roughly) |c\.? ?(?=[0-9]))?"
    r"(?:in |on |some ?time in )?(?P<bare>.+?)"
    r"(?: \((?P<notes>(?:year|month|day) [^()]+)\)|(?P<asked> ?(?:\?|\(\?\))))?"
)

# Ranges and intervals.
_RANGES: _Patterns = (
    (r"each \w+ from (.+?) to (.+)", lambda found: f"{{{_date(found[1])}..{_date(found[2])}}}"),
    (r"each \w+ from (.+?) on", lambda found: f"{{{_date(found[1])}..}}"),
    (r"each \w+ until (.+)", lambda found: f"{{..{_date(found[1])}}}"),
    (r"(?:until|till|up to) (.+)", lambda found: f"../{_end(found[1])}"),
    (r"(?:from )?(.+?) (?:to|until|till|through) (.+)", lambda found: f"{_end(found[1])}/{_end(found[2])}"),
    (r"(?:from|since) (.+?)(?: on| onwards?)?", lambda found: f"{_end(found[1])}/.."),
    (r"([0-9]{4})-([0-9]{4})", lambda found: f"{found[1]}/{found[2]}"),
    (r"([0-9]{2})([0-9]{2})-([0-9]{2})", lambda found: f"{found[1]}{found[2]}/{found[1]}{found[3]}"),
    (r"(?:by|(?:in or |on or )before|no later than) (.+)", lambda found: f"[..{_date(found[1])}]"),
    (r"(?:(?:in or |on or )?after|no earlier than) (.+)", lambda found: f"[{_date(found[1])}..]"),
    (r"(.+) or later", lambda found: f"[{_date(found[1])}..]"),
    (r"(.+) or earlier", lambda found: f"[..{_date(found[1])}]"),
    (r"before (.+)", _before),
)

# One date that has a year in it.
_DATES: _Patterns = (
    (r"(?P<date>[^:]+), (?P<time>[0-9:]{8})(?P<zone> utc(?P<shift>[-+][0-9:]+)?)?", _timed),
    (rf"{_DAY} {_MONTH},? (?:of )?(?P<year>.+)", _day),
    (rf"{_MONTH} {_DAY}(?:,| (?=[0-9]{{4}}$)) ?(?P<year>.+)", _day),
    (rf"{_SEASON}(?: of| beginning in|,)? (?P<year>[0-9]{{4}})(?:[-/](?P<next>[0-9]{{1,4}}))?", _season),
    (rf"{_SEASON}(?: of| beginning in)? (?P<year>.+)(?P<next>)", _season),
    (rf"(?:the )?(?P<place>{'|'.join(ORDINALS)}) (?P<unit>{'|'.join(FRACTIONS)}) of (?P<year>.+)", _fraction),
    (r"q(?P<place>[1-4]),? (?P<year>.+)", lambda found: f"{_year(found['year'])}-{32 + int(found['place'])}"),
    (r"(?:the )?(?P<part>early|mid|late)(?:-| in | )(?P<whole>.+)", _third),
    (r"some day in (.+)", _some_day),
    (r"some month of (.+)", lambda found: f"{_year(found[1])}-XX"),
)

_SIMPLE: _Patterns = (
    (rf"{_MONTH},? (?:of )?(?P<year>.+)", lambda found: f"{_year(found['year'])}-{_month(found['month'])}"),
    (r"(?:the year )?(?:ad )?(?P<year>[0-9]{1,15})(?: (?:ad|ce|(?P<bc>bce?)))?", _figures),
    (r"(?:the )?([0-9]{2}[1-9])0'?s", lambda found: f"{found[1]}X"),
    (r"the years ([0-9]{2}0)0-\1(?:9)", lambda found: f"{found[1]}X"),
    (r"(?:the )?([0-9]{2})00'?s", lambda found: f"{found[1]}XX"),
    (rf"(?:the )?{_ORDINAL}[ -](?P<unit>century|millennium)(?: (?:ad|ce|(?P<bc>bce?)))?", _age),
    (r"some (?:year|date) of the form (\S+)", lambda found: found[1].upper()),
    (r"an unknown year", lambda _: "XXXX"),
)
