"""Hostile texts of a thousand characters are read or refused as fast as others: no pattern or loop explodes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from time import process_time

import pytest

from regesta.dates import InvalidDate, in_figures, parse, read_english
from regesta.dates.words import find_times, read_written
from regesta.statements.header import read_header
from regesta.statements.notation import Unreadable, read_date

LONGEST = 1000
MOST_SECONDS = 0.5  # each takes some thousandths
PIECES = (
    *(
        "1,",
        "1.",
        "1 ",
        " ",
        "-",
        "?",
        "(1-",
        "1/",
        "0",
        "..",
        "x",
        "X",
        "^",
        "#",
        "~",
        "[",
        "{",
        "(",
        ")",
        "|",
        ",",
        "–",
    ),
    *(
        "a ",
        "a",
        "a'",
        '"',
        "\\",
        '\\"',
        "1950..",
        "[1950,",
        "julian:",
        "julian:1950/",
        "1 to ",
        "a = ",
        "some of ",
    ),
    *(
        "between ",
        "and ",
        "or ",
        "from ",
        "to ",
        "1950 or ",
        "between 1950 and ",
        "in or after ",
        "some year in ",
    ),
    *(
        "about ",
        "perhaps ",
        "(perhaps ",
        "early ",
        "the ",
        "June ",
        "year ",
        "1. ",
        "vor ",
        "zwischen ",
        "sealed ",
    ),
)
BEGINNINGS = (
    "",
    "between ",
    "from ",
    "[",
    '"',
    "some year in ",
    "1950 ",
    "julian:",
    'event ^a "',
    "cites a ",
)
ENDINGS = ("", "]", "Z", "!", '"', ")", " 1950", "\0")
READERS: dict[str, Callable[[str], object]] = {
    "parse": parse,
    "read_english": read_english,
    "in_figures": in_figures,
    "read_written": read_written,
    "read_written de": lambda text: read_written(text, "de"),
    "find_times": find_times,
    "read_date": read_date,
    "read_header": lambda text: read_header(f"a{text}"),
}


def hostile() -> Iterator[str]:
    """Each piece over and over, and some of them in turn or in any order, between beginnings and endings."""
    random = Random(11)
    bodies = [piece * LONGEST for piece in PIECES]
    for _ in range(60):
        some = random.sample(PIECES, 3)
        bodies += ["".join(some) * LONGEST, some[0] * 150 + some[1] * 150 + some[2] * 150]
        bodies.append("".join(random.choices(some, k=LONGEST)))
    for body in bodies:
        ending = random.choice(ENDINGS)
        yield (random.choice(BEGINNINGS) + body)[: LONGEST - len(ending)] + ending


@pytest.mark.parametrize("name", READERS)
def test_no_hostile_text_takes_long(name: str) -> None:
    read = READERS[name]
    for text in ("1950", *hostile()):
        started = process_time()
        with suppress(InvalidDate, Unreadable):
            read(text)
        taken = process_time() - started
        assert taken < MOST_SECONDS or text == "1950", (taken, text[:80])
