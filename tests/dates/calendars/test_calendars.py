"""Calendars against libraries, against published dates, and against themselves."""

import random
from typing import Any

import pytest
from convertdate import french_republican, hebrew, islamic, julian
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.dates.calendars import CALENDARS, NoSuchDate, calendar_named, convert, easter, feast_day
from regesta.dates.calendars.calendar import Written
from regesta.dates.calendars.lands import LANDS
from regesta.dates.calendars.lunar import HEBREW, ISLAMIC
from regesta.dates.calendars.lunisolar import CHINESE, KOREAN
from regesta.dates.calendars.solar import GREGORIAN, JULIAN, REPUBLICAN
from regesta.dates.calendars.styles import double_year
from regesta.dates.days import civil_date, day_number, format_day

LANDS_AND_ALL = {one.name: one for one in CALENDARS}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:convertdate")
@pytest.mark.parametrize(
    ("calendar", "theirs", "first", "last"),
    [
        (HEBREW, hebrew, 1, 800_000),
        (ISLAMIC, islamic, 227_015, 800_000),
        (JULIAN, julian, 1_000, 800_000),
        (REPUBLICAN, french_republican, 654_415, 659_261),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_days_are_those_of_convertdate(calendar: Any, theirs: Any, first: int, last: int) -> None:
    """Days drawn at random; few of the Republic's, for which it is slow."""
    drawn = random.Random(1).sample(range(first, last + 1), 150 if calendar is REPUBLICAN else 2_000)
    assert [theirs.from_gregorian(*civil_date(day)) for day in drawn] == [
        calendar.written(day)[:3] for day in drawn
    ]


@pytest.mark.parametrize(
    ("calendar", "text", "day"),
    [
        ("julian", "1917-10-25", "1917-11-07"),
        ("julian", "1582-10-05", "1582-10-15"),
        ("julian", "-43-03-15", "-0043-03-13"),
        ("korean", "1894-06-21", "1894-07-23"),
        ("korean", "1592-04-13", "1592-05-23"),
        ("korean", "2023-02L-01", "2023-03-22"),
        ("chinese", "1911-08-19", "1911-10-10"),
        ("chinese", "2024-01-01", "2024-02-10"),
        ("republican", "2-11-09", "1794-07-27"),
        ("republican", "8-02-18", "1799-11-09"),
        ("hebrew", "5708-02-05", "1948-05-14"),
        ("islamic", "1-01-01", "0622-07-19"),
        ("umm-al-qura", "1445-09-01", "2024-03-11"),
        ("lady-day", "1648-01-30", "1649-02-09"),
        ("england", "1649-01-30", "1649-02-09"),
        ("england", "1648/9-01-30", "1649-02-09"),
        ("england", "1752-09-02", "1752-09-13"),
        ("england", "1752-09-14", "1752-09-14"),
        ("russia", "1918-01-31", "1918-02-13"),
        ("russia", "1918-02-14", "1918-02-14"),
        ("sweden", "1712-02-30", "1712-03-11"),
        ("sweden", "1709-06-28", "1709-07-08"),
        ("korea", "1895-11-16", "1895-12-31"),
        ("japan", "1872-12-02", "1872-12-31"),
        ("gallican", "1563-01-01", "1564-01-11"),
        ("meiji", "27-07-25", "1894-07-25"),
        ("showa", "20-08-15", "1945-08-15"),
        ("showa", "64-01-07", "1989-01-07"),
        ("elizabeth1", "30-07-29", "1588-08-08"),
        ("george2", "27-06-22", "1753-06-22"),
        ("john", "17-06-15", "1215-06-22"),
        ("sejong", "28-09-01", "1446-09-30"),
        ("yeongjo", "52-03-05", "1776-04-22"),
        ("julian", "1648-michaelmas", "1648-10-09"),
        ("england", "1648-easter", "1648-04-12"),
        ("gregorian", "1950-corpus-christi", "1950-06-08"),
        ("gregorian", "2024-advent-sunday", "2024-12-01"),
    ],
)
def test_known_days(calendar: str, text: str, day: str) -> None:
    found = convert(calendar, text)
    assert (found.first, found.last) == (day, day)


@pytest.mark.parametrize(
    ("calendar", "text", "reason"),
    [
        ("england", "1752-09-05", "1752-09-02 (julian) was followed by 1752-09-14 (gregorian)"),
        ("russia", "1918-02-05", "1918-01-31 (julian) was followed by 1918-02-14"),
        ("france", "1582-12-12", "1582-12-09 (julian) was followed by 1582-12-20"),
        ("korea", "1895-11-17", "1895-11-16 (korean) was followed by 1896-01-01"),
        ("sweden", "1753-02-20", "1753-02-17 (julian) was followed by 1753-03-01"),
        ("julian", "1917-02-29", "has 28 days, and no day 29"),
        ("julian", "1917-13-01", "has no month 13"),
        ("korean", "1894-06L-01", "has no leap month after month 6"),
        ("hebrew", "5709-13-01", "has no month 13"),
        ("republican", "15", "ran from year 1"),
        ("umm-al-qura", "1200", "run from 1343 to 1500"),
        ("showa", "64-02-01", "ran from 1926-12-25 to 1989-01-07"),
        ("elizabeth1", "46", "had no year 46"),
        ("sejong", "40", "had no year 40"),
        ("kaei", "6-06-03", "before 1873 are not converted"),
        ("julian", "1648/50", "write 1648/49"),
        ("julian", "1648-whitsuntide", "no feast is named whitsuntide"),
        ("julian", "x", "is not a year"),
        ("atlantis", "1", "no calendar is named atlantis"),
    ],
)
def test_what_never_was(calendar: str, text: str, reason: str) -> None:
    with pytest.raises(NoSuchDate) as fault:
        convert(calendar, text)
    assert reason in str(fault.value)


# Easter Sundays of both computus: F. Parise, The Book of Calendars (1982), tables of Easter.
@pytest.mark.parametrize(
    ("year", "gregorian", "old_style"),
    [
        (1818, "1818-03-22", "1818-04-26"),
        (1900, "1900-04-15", "1900-04-22"),
        (1943, "1943-04-25", "1943-04-25"),
        (2000, "2000-04-23", "2000-04-30"),
        (2024, "2024-03-31", "2024-05-05"),
        (2025, "2025-04-20", "2025-04-20"),
    ],
)
def test_easter(year: int, gregorian: str, old_style: str) -> None:
    assert (format_day(easter(year)), format_day(easter(year, is_julian=True))) == (gregorian, old_style)


@given(st.integers(326, 4000), st.booleans())
@settings(max_examples=100, deadline=None)
def test_easter_is_a_sunday_of_its_season(year: int, is_julian: bool) -> None:
    day = easter(year, is_julian=is_julian)
    assert day % 7 == 0
    written = (JULIAN if is_julian else GREGORIAN).written(day)
    assert (3, 22) <= written[1:3] <= (4, 25)
    assert feast_day("ascension", year) % 7 == 4 and feast_day("whitsun", year) == easter(year) + 49


@pytest.mark.parametrize("name", LANDS_AND_ALL)
@given(st.data())
@settings(max_examples=4, deadline=None)
def test_a_day_written_is_read_as_the_same_day(name: str, data: st.DataObject) -> None:
    calendar = calendar_named(name)
    day = data.draw(st.integers(day_number(900, 1, 1), day_number(2049, 1, 1)))
    try:
        written = calendar.written(day)
    except NoSuchDate:
        return
    first, last = calendar.span(written)
    assert first <= day <= last
    assert first == last or name == "gallican"  # a year from Easter to Easter may have a day of April twice
    whole = calendar.span(written._replace(month=0, day=0, is_leap=False))
    assert whole[0] <= day <= whole[1]
    assert convert(name, str(written))[2:4] == (first, last)


def test_every_calendar_has_its_source_and_a_name_of_its_own() -> None:
    assert len(LANDS_AND_ALL) == len(CALENDARS)
    assert all(len(one.source) > 4 and one.says for one in CALENDARS)


def test_there_are_forty_lands_and_more() -> None:
    assert len(LANDS) >= 40
    for land in LANDS:
        for switch in land.switches:
            before = land.written(switch.day - 1)
            assert land.written(switch.day) == switch.first
            assert before < switch.first or land.name == "japan", land.name
            assert land.span(before) == (switch.day - 1, switch.day - 1)


def test_korea_and_china_kept_one_calendar() -> None:
    """Two libraries, by two tables: Joseon kept the Qing calendar, save for a few months of years that are known."""
    differing = [year for year in range(1654, 1896) if CHINESE.months(year) != KOREAN.months(year)]
    assert differing == [1699, 1709, 1841]
    assert [m.number for m in KOREAN.months(1890) if m.is_leap] == [2]


@pytest.mark.parametrize("calendar", [CHINESE, KOREAN, HEBREW, ISLAMIC, JULIAN], ids=lambda one: one.name)
def test_years_follow_one_another_without_a_gap(calendar: Any) -> None:
    years = range(1400, 1460) if calendar is not HEBREW else range(5300, 5360)
    for year in years:
        months = calendar.months(year)
        for one, other in zip(months, [*months[1:], calendar.months(year + 1)[0]], strict=True):
            assert one.first_day + one.length == other.first_day


def test_double_years() -> None:
    assert double_year("1648/9-02-10") == (1649, "1649-02-10")
    assert double_year("1699/00") == (1700, "1700")
    assert str(Written(-5, 2, 0, True)) == "-0005-02L"
