"""The reading of dates beside a second, slow one that tries every day: the same verdict and the same bounds."""

import random
from collections.abc import Callable

import pytest

from regesta.dates import InvalidDate, format_bound, parse
from regesta.dates.days import format_day
from tests.dates.oracle import NoDate, bounds

COUNT = 20_000
CHARACTERS = "0123456789" * 3 + "XXX---???~~%%//....,[]{}YYESSTZ:+ "


def _maybe(chance: random.Random, text: str, often: float = 0.2) -> str:
    return text if chance.random() < often else ""


def _qualifier(chance: random.Random) -> str:
    return _maybe(chance, chance.choice("?~%"))


def _masked(chance: random.Random, digits: str) -> str:
    if chance.random() < 0.7:
        return digits
    return "".join("X" if chance.random() < 0.5 else digit for digit in digits)


def _year(chance: random.Random) -> str:
    year = chance.choice((chance.randrange(10_000), chance.randrange(1900, 2030), chance.randrange(12)))
    return f"{year:04d}"


def _single(chance: random.Random) -> str:
    text = _qualifier(chance) + _maybe(chance, "-") + _masked(chance, _year(chance)) + _qualifier(chance)
    if chance.random() < 0.3:
        return text
    month = chance.choice((chance.randrange(1, 13), chance.randrange(0, 43), 2))
    text += "-" + _qualifier(chance) + _masked(chance, f"{month:02d}") + _qualifier(chance)
    if chance.random() < 0.4:
        return text
    day = chance.choice((chance.randrange(1, 29), chance.randrange(0, 34), 29))
    return text + "-" + _qualifier(chance) + _masked(chance, f"{day:02d}") + _qualifier(chance)


def _long(chance: random.Random) -> str:
    digits = str(chance.randrange(1, 10 ** chance.randrange(1, 9)))
    text = "Y" + _maybe(chance, "-") + digits + _maybe(chance, f"E{chance.randrange(12)}", 0.5)
    return text + _maybe(chance, f"S{chance.randrange(8)}", 0.5) + _qualifier(chance)


def _round(chance: random.Random) -> str:
    return f"{_maybe(chance, '-')}{_year(chance)}S{chance.randrange(6)}{_qualifier(chance)}"


def _date(chance: random.Random) -> str:
    return chance.choice((_single, _single, _single, _long, _round))(chance)


def _datetime(chance: random.Random) -> str:
    day = f"{_maybe(chance, '-')}{_year(chance)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 32):02d}"
    hour, minute, second = chance.randrange(25), chance.randrange(61), chance.randrange(62)
    shift = f"{chance.choice('+-')}{chance.randrange(16):02d}" + _maybe(
        chance, f":{chance.randrange(62):02d}", 0.6
    )
    return f"{day}T{hour:02d}:{minute:02d}:{second:02d}{chance.choice(('', 'Z', shift))}"


def _interval(chance: random.Random) -> str:
    start, end = (
        chance.choice((_date(chance), _plain(chance))),
        chance.choice((_date(chance), _plain(chance))),
    )
    return (
        chance.choice((start, start, "", "..", f"..{start}"))
        + "/"
        + chance.choice((end, end, "", "..", f"{end}.."))
    )


def _plain(chance: random.Random) -> str:
    date = f"{_year(chance)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 32):02d}"
    return date[: chance.choice((4, 7, 10))]


def _member(chance: random.Random) -> str:
    length = chance.choice((4, 7, 10))
    one, two = _plain(chance), _plain(chance)
    if chance.random() < 0.7:
        one, two = one[:length], two[:length]
    date = _date(chance)
    return chance.choice(
        (date, one, f"{one}..{two}", f"{min(one, two)}..{max(one, two)}", f"..{date}", f"{date}..")
    )


def _set(chance: random.Random) -> str:
    members = ",".join(_member(chance) for _ in range(chance.randrange(1, 4)))
    return chance.choice((f"[{members}]", f"{{{members}}}"))


FORMS: tuple[Callable[[random.Random], str], ...] = (
    _single,
    _single,
    _long,
    _round,
    _datetime,
    _interval,
    _set,
)


def _changed(chance: random.Random, text: str) -> str:
    """The text with a character or two put in, taken out, changed or exchanged."""
    for _ in range(chance.randrange(1, 3)):
        place = chance.randrange(len(text) + 1)
        character = chance.choice(CHARACTERS)
        text = chance.choice(
            (
                text[:place] + character + text[place:],
                text[:place] + character + text[place + 1 :],
                text[:place] + text[place + 1 :],
                text[place:] + text[:place],
            )
        )
    return text


def _ours(text: str) -> tuple[str, str] | None:
    try:
        date = parse(text)
    except InvalidDate:
        return None
    return format_bound(date.earliest), format_bound(date.latest)


def _theirs(text: str) -> tuple[str, str] | None:
    try:
        first, last = bounds(text)
    except NoDate:
        return None
    return (
        first if isinstance(first, str) else format_day(first),
        last if isinstance(last, str) else format_day(last),
    )


@pytest.mark.parametrize("is_changed", [False, True])
def test_random_texts_are_read_as_the_slow_reading_has_them(is_changed: bool) -> None:
    chance = random.Random(20_190_201 + is_changed)
    valid = 0
    for _ in range(COUNT // 2):
        text = chance.choice(FORMS)(chance)
        if is_changed:
            text = _changed(chance, text)
        found = _theirs(text)
        assert _ours(text) == found, text
        valid += found is not None
    assert COUNT // 20 < valid < COUNT // 2  # both verdicts are tried, thousands of times each


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1950", "1950-01-01", "1950-12-31"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("-1XX0-02-29", "-1980-02-29", "-1020-02-29"),
        ("1950-24", "1950-12-01", "1951-02-28"),
        ("Y17E4S2", "170000-01-01", "179999-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("[..1948,1950]", "open", "1950-12-31"),
        ("/1950", "unknown", "1950-12-31"),
    ],
)
def test_the_slow_reading_itself(text: str, first: str, last: str) -> None:
    assert _theirs(text) == (first, last)
