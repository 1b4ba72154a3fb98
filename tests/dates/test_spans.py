import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.dates.days import day_number, format_day, month_length
from regesta.dates.spans import span

MASKS = list(itertools.product((False, True), repeat=4))


def is_span(text: str) -> bool:
    try:
        span(text)
    except (KeyError, ValueError):
        return False
    return True


def days_of(years: list[int]) -> Iterator[tuple[str, int]]:
    """Month and day of every day of the years, and its number."""
    for year in years:
        for month in range(1, 13):
            for day in range(1, month_length(year, month) + 1):
                yield f"{month:02d}{day:02d}", day_number(year, month, day)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("1999", [1999]),
        ("2000", [2000]),
        ("-0004", [-4]),
        ("196X", list(range(1960, 1970))),
        ("190X", list(range(1900, 1910))),
        ("19X0", list(range(1900, 2000, 10))),
        ("-000X", list(range(-9, 0))),
        ("-19X1", list(range(-1991, -1900, 10))),
    ],
)
def test_every_mask_of_month_and_day_spans_the_days_that_fit(written: str, years: list[int]) -> None:
    expected: dict[str, tuple[int, int]] = {}
    for digits, number in days_of(years):
        for hidden in MASKS:
            mask = "".join("X" if hide else digit for hide, digit in zip(hidden, digits, strict=True))
            low, high = expected.get(mask, (number, number))
            expected[mask] = min(low, number), max(high, number)
    for month, day in itertools.product(itertools.product("0123456789X", repeat=2), repeat=2):
        mask = "".join(month + day)
        text = f"{written}-{mask[:2]}-{mask[2:]}"
        if mask in expected:
            assert span(text) == expected[mask], text
        else:
            assert not is_span(text), text


@given(
    st.integers(0, 9999),
    st.sampled_from(MASKS),
    st.sampled_from(["", "-"]),
    st.sampled_from(["02-29", "02-30", "12-25"]),
)
def test_every_mask_of_a_year_spans_the_years_that_fit(
    year: int, hidden: tuple[bool, ...], sign: str, day: str
) -> None:
    mask = "".join("X" if hide else digit for hide, digit in zip(hidden, f"{year:04d}", strict=True))
    fits = ("0123456789" if one == "X" else one for one in mask)
    years = [int(sign + "".join(digits)) for digits in itertools.product(*fits)]
    years = [year for year in years if year or not sign]
    days = [
        day_number(year, int(day[:2]), int(day[3:]))
        for year in years
        if int(day[3:]) <= month_length(year, int(day[:2]))
    ]
    if days:
        assert span(f"{sign}{mask}-{day}") == (min(days), max(days))
    else:
        assert not is_span(f"{sign}{mask}-{day}")
    if years:
        assert span(sign + mask) == (day_number(min(years), 1, 1), day_number(max(years), 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("1999-24", "1999-12-01", "2000-02-29"),
        ("1899-24", "1899-12-01", "1900-02-28"),
        ("9999-24", "9999-12-01", "10000-02-29"),
        ("-0001-24", "-0001-12-01", "0000-02-29"),
        ("19XX-24", "1900-12-01", "2000-02-29"),
        ("-19XX-21", "-1999-03-01", "-1900-05-31"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-39", "2001-09-01", "2001-12-31"),
        ("-0X00", "-0900-01-01", "-0100-12-31"),
        ("-00X0", "-0090-01-01", "-0010-12-31"),
        ("1950S1", "1000-01-01", "1999-12-31"),
        ("-1960S2", "-1999-01-01", "-1900-12-31"),
        ("0050S3", "0050-01-01", "0059-12-31"),
        ("Y-17101E3S3", "-17199999-01-01", "-17100000-12-31"),
        ("Y9E18S1", "9000000000000000000-01-01", "9999999999999999999-12-31"),
    ],
)
def test_spans(text: str, first: str, last: str) -> None:
    assert [format_day(day) for day in span(text)] == [first, last]


@pytest.mark.parametrize(
    "text", ["1950", "1950-06", "1950-06-25", "-1950", "-1950-06-25", "1950-22", "195X", "195X-06"]
)
def test_qualifiers_move_no_bound(text: str) -> None:
    for sign in "?~%":
        assert span(text + sign) == span(sign + text) == span(text)


NO_PLAIN_DATES = "1 195 19500 1950- 1950-6 1950-0625 1950-06-2 1950-06-25- -0000 -0000-01 --001 1_50 +950"
NO_PARTS = "1950-22-01 2X00-22-01 1950-2X 1950-4X -0000-XX XXX1-02-29 X900-02-29"
NO_ROUND_YEARS = "-0000S2 0000S0 1950S5 195XS2 Y12345S0 Y12345S6"
NO_LONG_YEARS = "Y Y9999 Y-9999 Y099999 Y1E3 Y12E2 Y1E4000 Y12345E ?Y12345"
NO_ASCII = "１９５０ ١٩٥٠ 195² 1950-٠٦ 1950-06-٢٥"
NO_STRIPPING = ["", "1950\n", "1950-06\n", "1950-06-25\n", " 950", "1950 "]


@pytest.mark.parametrize(
    "text",
    [*" ".join((NO_PLAIN_DATES, NO_PARTS, NO_ROUND_YEARS, NO_LONG_YEARS, NO_ASCII)).split(), *NO_STRIPPING],
)
def test_what_is_no_date_has_no_span(text: str) -> None:
    assert not is_span(text)
