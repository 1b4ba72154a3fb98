"""A date in plain German, composed from the date itself, in the case that each of its parts needs."""

import re
from typing import NamedTuple

from regesta.dates.bounds import End
from regesta.dates.calendared import CalendarDate
from regesta.dates.components import Components
from regesta.dates.edtf import Edtf, Member
from regesta.dates.english import FRACTIONS, MOST_DIGITS, WINTERS, edge, edge_precision
from regesta.dates.in_words import Between

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_SEASONS = ("Frühjahr", "Sommer", "Herbst", "Winter")
_SIDES = ("", " der Nordhalbkugel", " der Südhalbkugel")
_HEDGES = {"": "", "?": "vielleicht ", "~": "etwa ", "%": "vielleicht etwa "}
_NOTES = {"?": "unsicher", "~": "ungefähr", "%": "ungefähr und unsicher"}
_PARTS = ("Jahr", "Monat", "Tag")
_EACH = {"day": "jeder Tag", "month": "jeder Monat", "year": "jedes Jahr"}
# The fractions of a year by the number of the first of each: with the article, and after a preposition with the dative.
_FRACTIONS = {
    40: ("die {}e Hälfte", "der {}en Hälfte"),
    37: ("das {}e Drittel", "dem {}en Drittel"),
    33: ("das {}e Quartal", "dem {}en Quartal"),
}
_ORDINALS = ("erst", "zweit", "dritt", "viert")
_ARTICLES = ("dem ", "den ", "der ", "einem ", "einer ")
_CONTRACTED = {"von dem": "vom", "zu dem": "zum", "zu der": "zur", "in dem": "im", "an dem": "am"}


class _Time(NamedTuple):
    """A time in the forms that German needs: by itself, in the dative, as an answer to when, and after another noun."""

    bare: str
    dative: str
    when: str
    of: str = ""
    hedge: str = ""


def in_german(date: Edtf | Between) -> str:
    """A date, or the time between two bounds, in readable German.

    >>> from regesta.dates import parse
    >>> in_german(parse("[1948~,1950-06]"))
    'um 1948 oder Juni 1950'
    >>> in_german(parse("1945/1948-03-05")), in_german(parse("[..1950-01]"))
    ('von 1945 bis zum 5. März 1948', 'spätestens im Januar 1950')
    """
    if isinstance(date, Between):
        return _between(date)
    if isinstance(date, CalendarDate):
        return f"{in_german(date.gregorian)} ({date.text})"
    if date.form == "interval":
        return _interval(date.start, date.end)
    if date.form == "one of":
        return _joined([_choice(member) for member in date.members], "oder")
    if date.form == "all of":
        return _joined([_each(member) for member in date.members], "und")
    return _bare(_time(date))


def _joined(phrases: list[str], word: str) -> str:
    return f"{', '.join(phrases[:-1])} {word} {phrases[-1]}" if len(phrases) > 1 else phrases[0]


def _between(date: Between) -> str:
    precision = edge_precision(date.first, date.last)
    first = _plain(edge(date.first, precision)) if isinstance(date.first, int) else None
    last = _plain(edge(date.last, precision)) if isinstance(date.last, int) else None
    if first is None:
        if last is None:
            return "zu irgendeiner Zeit"
        return _until(last) if date.is_extent else f"spätestens {last.when}"
    if last is None:
        return _since(first) if date.is_extent else f"frühestens {first.when}"
    if first == last:
        return first.bare
    return f"{_from(first)} {_until(last)}" if date.is_extent else _within(first, last)


def _interval(start: Member, end: Member) -> str:
    first, last = _end(start, "Anfang"), _end(end, "Ende")
    if end.first is End.OPEN and not start.is_range:
        return _since(first)
    if start.last is End.OPEN and not end.is_range:
        return _until(last)
    return f"{_from(first)} {_until(last)}"


def _end(end: Member, name: str) -> _Time:
    """One end of an interval, `name` being which."""
    if isinstance(end.first, Edtf):
        time = _time(end.first)
        return time._replace(dative=f"{time.dative} oder später") if end.is_range else time
    if isinstance(end.last, Edtf):
        time = _time(end.last)
        return time._replace(dative=f"{time.dative} oder früher")
    kind = "offenen" if end.last is End.OPEN else "unbekannten"
    return _Time("", f"einem {kind} {name}", "")


def _choice(member: Member) -> str:
    if not isinstance(member.last, Edtf):
        assert isinstance(member.first, Edtf)
        return f"frühestens {_when(_time(member.first))}"
    if not isinstance(member.first, Edtf):
        return f"spätestens {_when(_time(member.last))}"
    first, last = _time(member.first), _time(member.last)
    return _within(first, last) if member.is_range else _bare(first)


def _each(member: Member) -> str:
    date = member.first if isinstance(member.first, Edtf) else member.last
    assert isinstance(date, Edtf)
    each = _EACH.get(date.precision, "jedes Datum")
    if not member.is_range:
        return _bare(_time(date))
    if not isinstance(member.first, Edtf):
        return f"{each} {_until(_time(date))}"
    if not isinstance(member.last, Edtf):
        return f"{each} {_since(_time(date))}"
    return f"{each} {_from(_time(date))} {_until(_time(member.last))}"


def _bare(time: _Time) -> str:
    """By itself: `um 1950`, `um den 5. Mai 1950`, `etwa Mai 1950`."""
    if time.hedge.endswith("etwa ") and time.bare[0].isdigit():
        around = "um den " if time.dative.startswith("dem ") else "um "
        return f"{time.hedge.removesuffix('etwa ')}{around}{time.bare}"
    return time.hedge + time.bare


def _when(time: _Time) -> str:
    return time.hedge + time.when


def _within(first: _Time, last: _Time) -> str:
    return f"zwischen {first.hedge}{first.dative} und {last.hedge}{last.dative}"


def _from(time: _Time) -> str:
    has_article = time.dative.startswith(_ARTICLES)
    return time.hedge + _contracted(f"von {time.dative}") if has_article else f"von {time.hedge}{time.dative}"


def _since(time: _Time) -> str:
    return f"ab {time.hedge}{time.dative}"


def _until(time: _Time) -> str:
    preposition = "zu " if time.dative.startswith(_ARTICLES) else ""
    return f"bis {time.hedge}{_contracted(preposition + time.dative)}"


def _contracted(text: str) -> str:
    for long, short in _CONTRACTED.items():
        if text.startswith(f"{long} "):
            return short + text.removeprefix(long)
    return text


def _time(date: Edtf) -> _Time:
    """One date with its qualifiers, in a word before it where they are all the same, else in brackets."""
    plain, qualifiers = _plain(date.components), date.components.qualifiers
    if len(set(qualifiers)) == 1:
        return plain._replace(hedge=_HEDGES[qualifiers[0]])
    notes = ", ".join(
        f"{name} {_NOTES[sign]}" for name, sign in zip(_PARTS, qualifiers, strict=False) if sign
    )
    bare, dative, when = (f"{form} ({notes})" for form in (plain.bare, plain.dative, plain.when))
    return plain._replace(bare=bare, dative=dative, when=when)


def _plain(date: Components) -> _Time:
    """One date without its qualifiers."""
    if date.time:
        zone = "" if date.shift is None else " UTC" if date.shift == "Z" else f" UTC{date.shift}"
        day = _plain(date._replace(time=None, shift=None))
        return _Time(*(f"{form}, {date.time}{zone}" for form in (day.bare, day.dative, day.when)))
    if date.significant_digits is not None or len(date.year) + (date.exponent or 0) > MOST_DIGITS:
        return _of_form(date)
    year = _year(date)
    if date.month is None:
        return year
    month = _month(date.month, year)
    if date.day is None or month is None:
        return month or _of_form(date)
    if date.day == "XX":
        within = year.of if date.month == "XX" else month.when
        return _Time(f"ein Tag {within}", f"einem Tag {within}", f"an einem Tag {within}")
    if "X" in date.day or date.month == "XX":
        return _of_form(date)
    day_of = f"{int(date.day)}. {month.bare}"
    return _Time(day_of, f"dem {day_of}", f"am {day_of}")


def _of_form(date: Components) -> _Time:
    kind, before = ("Datum", "an") if date.month else ("Jahr", "in")
    form = f"{kind} der Form {date.written}"
    return _Time(
        f"ein {form}", f"einem {form}", f"{before} einem {form}", f"eines Jahres der Form {date.year}"
    )


def _year(date: Components) -> _Time:
    """A year, or the decade, century or millennium whose digits are known."""
    if "X" in date.year:
        return _masked_year(date.year)
    number = int(date.year.replace("Y", "")) * 10 ** (date.exponent or 0)
    if number > 9999:
        return _Time(f"das Jahr {number}", f"dem Jahr {number}", f"im Jahr {number}", f"des Jahres {number}")
    named = f"{1 - number} v. Chr." if number <= 0 else str(number) if number > 999 else f"{number} n. Chr."
    return _Time(named, named, named, f"des Jahres {named}")


def _masked_year(year: str) -> _Time:
    if re.fullmatch("[1-9][0-9]{2}X", year):
        years = f"{year[:3]}0er-Jahre" if year[2] != "0" else f"Jahre {year[:3]}0–{year[:3]}9"
        many = years.replace("Jahre", "Jahren", 1)
        return _Time(f"die {years}", f"den {many}", f"in den {many}", f"eines Jahres der {years}")
    if found := re.fullmatch("(-?)([0-9]{1,2})(XX|XXX)", year):
        name = "Jahrhundert" if len(found[3]) == 2 else "Jahrtausend"
        ending = " v. Chr." if found[1] else ""
        named, of = (f"{int(found[2]) + 1}. {one}{ending}" for one in (name, f"{name}s"))
        if len(found[2] + found[3]) == 4:
            return _Time(f"das {named}", f"dem {named}", f"im {named}", f"eines Jahres des {of}")
    if year == "XXXX":
        unknown = "unbekannten Jahr"
        return _Time("ein unbekanntes Jahr", f"einem {unknown}", f"in einem {unknown}", f"eines {unknown}es")
    return _of_form(Components(year))


def _month(month: str, year: _Time) -> _Time | None:
    """A month or another part of a year; None for a mask that words do not fit."""
    if month == "XX":
        return _Time(*(f"{one} Monat {year.of}" for one in ("ein", "einem", "in einem")))
    if "X" in month:
        return None
    number, after = int(month), f" {year.bare if year.bare[0].isdigit() else year.of}"
    if number <= 12:
        named = _MONTHS[number - 1] + after
    elif number <= 32:
        named = _SEASONS[(number - 21) % 4] + _after_season(month, year, after) + _SIDES[(number - 21) // 4]
    else:
        first = next(first for first in FRACTIONS.values() if number >= first)
        bare, dative = (form.format(_ORDINALS[number - first]) for form in _FRACTIONS[first])
        return _Time(*(f"{one} {year.of}" for one in (bare, dative, _contracted(f"in {dative}"))))
    return _Time(named, named, f"im {named}")


def _after_season(month: str, year: _Time, after: str) -> str:
    """The year of a season; where it runs on into the next, both."""
    if month not in WINTERS or not year.bare.isdigit():
        return after
    following = str(int(year.bare) + 1)
    return f" {year.bare}/{following[-2:] if following[:-2] == year.bare[:-2] else following}"
