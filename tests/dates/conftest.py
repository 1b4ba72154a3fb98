"""Valid dates of every form, built from days that exist, for the tests that hold laws over them."""

from typing import NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from regesta.dates.days import day_number, month_length

settings.register_profile("dates", deadline=None, max_examples=200)
settings.load_profile("dates")

FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6} | {
    33: 1, 34: 4, 35: 7, 36: 10, 37: 1, 38: 5, 39: 9, 40: 1, 41: 7
}  # fmt: skip


class Written(NamedTuple):
    """A date and the number of one day that it may mean."""

    text: str
    day: int


def masked(draw: st.DrawFn, digits: str) -> str:
    """The digits, some or none of them unspecified."""
    hidden = draw(st.one_of(st.just([False] * len(digits)), st.lists(st.booleans(), min_size=4, max_size=4)))
    return "".join("X" if hide else digit for digit, hide in zip(digits, hidden, strict=False))


@st.composite
def single_dates(draw: st.DrawFn) -> Written:
    """One date: a day, a month, a part of a year or a year, masked and qualified anyhow."""
    year, month = draw(st.integers(-9999, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month)))
    qualifiers = draw(st.lists(st.sampled_from(("", "", "", "?", "~", "%")), min_size=6, max_size=6))
    text = f"{qualifiers[0]}{'-' if year < 0 else ''}{masked(draw, f'{abs(year):04d}')}{qualifiers[1]}"
    form = draw(st.sampled_from(("year", "part", "month", "day")))
    if form == "year":
        return Written(text, day_number(year, 1, 1))
    if form == "part":
        part = draw(st.sampled_from(sorted(FIRST_MONTHS)))
        return Written(
            f"{text}-{qualifiers[2]}{part}{qualifiers[3]}", day_number(year, FIRST_MONTHS[part], 1)
        )
    text += f"-{qualifiers[2]}{masked(draw, f'{month:02d}')}{qualifiers[3]}"
    if form == "day":
        text += f"-{qualifiers[4]}{masked(draw, f'{day:02d}')}{qualifiers[5]}"
    return Written(text, day_number(year, month, day))


@st.composite
def long_years(draw: st.DrawFn) -> Written:
    """A year past four digits, with an exponent or not, or a year to some significant digits."""
    sign, qualifier = draw(st.sampled_from(("", "-"))), draw(st.sampled_from(("", "?", "~", "%")))
    if draw(st.booleans()):
        year, exponent = draw(st.integers(1, 10**12)), draw(st.integers(0, 30))
        year *= 1 if exponent >= 4 else 10**4
        text = f"Y{sign}{year}" + (f"E{exponent}" if exponent else "")
        width, year = len(str(year)) + exponent, year * 10**exponent
    else:
        year, width = draw(st.integers(1, 9999)), 4
        text = f"{sign}{year:04d}S{draw(st.integers(1, 4))}"
    if text[0] == "Y" and draw(st.booleans()):
        text += f"S{draw(st.integers(1, width))}"
    return Written(text + qualifier, day_number(-year if sign else year, 1, 1))


@st.composite
def datetimes(draw: st.DrawFn) -> Written:
    """A whole date and a time of day."""
    year, month = draw(st.integers(-9999, 9999)), draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month)))
    hour, minute, second = draw(st.integers(0, 23)), draw(st.integers(0, 59)), draw(st.integers(0, 60))
    shift = draw(
        st.sampled_from(("", "Z", "+00", "+00:00", "-00:15", "+04:30", "-13", "+14", "-14:00", "+13:59"))
    )
    date = f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
    return Written(f"{date}T{hour:02d}:{minute:02d}:{second:02d}{shift}", day_number(year, month, day))


ANY_DATE = st.one_of(single_dates(), single_dates(), long_years())


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """An interval; an end that is open, unknown or a range stands beside one that is a date."""
    start, end = sorted((draw(ANY_DATE), draw(ANY_DATE)), key=lambda date: date.day)
    starts, ends = (start.text, "..", "", f"..{start.text}"), (end.text, "..", "", f"{end.text}..")
    first = draw(st.sampled_from(starts))
    return f"{first}/{draw(st.sampled_from(ends if first not in ('', '..') else (ends[0], ends[3])))}"


@st.composite
def ranges(draw: st.DrawFn) -> str:
    """A range in a set, between two years, two months or two days."""
    days = sorted(
        draw(st.tuples(*[st.tuples(st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))] * 2))
    )
    length = draw(st.sampled_from((1, 2, 3)))
    first, last = (
        "-".join((f"{'-' if day[0] < 0 else ''}{abs(day[0]):04d}", f"{day[1]:02d}", f"{day[2]:02d}")[:length])
        for day in days
    )
    return f"{first}..{last}"


@st.composite
def sets(draw: st.DrawFn) -> str:
    """A set of dates and ranges."""
    texts = ANY_DATE.map(lambda date: date.text)
    member = st.one_of(
        texts, texts, texts.map(lambda text: f"..{text}"), texts.map(lambda text: f"{text}.."), ranges()
    )
    members = ",".join(draw(st.lists(member, min_size=1, max_size=4)))
    return draw(st.sampled_from((f"[{members}]", f"{{{members}}}")))


@pytest.fixture(scope="session")
def dates() -> st.SearchStrategy[str]:
    """Valid EDTF of every form and level."""
    alone = st.one_of(ANY_DATE, datetimes()).map(lambda date: date.text)
    return st.one_of(alone, alone, intervals(), sets())


@pytest.fixture(scope="session")
def lone_dates() -> st.SearchStrategy[Written]:
    """Valid single dates, each with a day that it may mean."""
    return st.one_of(ANY_DATE, datetimes())
