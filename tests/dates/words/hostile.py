"""Texts made to take a reader of date words as long as they can: one shape after another, without end."""

import random
from collections.abc import Iterator

from regesta.dates.words.language import load_language

# Openings that nothing follows, dates joined to dates, figures, brackets, signs, and words that ask for an event.
SHAPES = (
    "1945, ", "1945-", "1945/", "1945 ", "1945–46, ", "1945 and ", "1945-05-05-", "1. ", "1", "1.", "1:1", "12 ",
    "12:30 ", "5, 6, ", "5/6/", "6/25/1950 ", "'45 ", "' ", "44 BC ", "BC ", "480–479 BC, ", "1648/9 ", "5 May (",
    "5 May 1945, ", "May 5, 1945 ", "May ", "May May ", "May, ", "May/", "May 1, ", "Monday, ", "Monday ",
    "the 1940s and ", "1s ",
    "the ", "the early ", "the the early ", "early ", "early of ", "late 19th ", "mid-", "mid-to-",
    "in the year of the ", "from from ", "until by ", "between ", "( ", "(", "[", "((((1945", "-", "–", ".", ",", "/",
    "\u0301", "😀", "é",
    " ", "\n", "\n\n", "\t", "\r\n", "a ", "an a ", "two ", "two and a half ", "twenty-", "a hundred and ", "a few ",
    "three or four or ", "half a ", "several ", "days ", "days of ", "day the ", "later ", "ten-day ", "of ", "of the ",
    "the day after ", "two days after a ", "the time of the ", "by the time ", "by the time a ", "week of the ",
    "a week of a ", "the night of the ", "the last the last ", "the next the next ", "summer of the ", "second ",
    "second half of the ", "c. ", "circa ", "in his late ", "in his late teens ", "every ", "every other ",
    "s ", "1st ", "first first ", "and ", "now ", "the morning of the ", "at 5 a.m. on ", "Old Style (", "D-",
    "Christmas ", "14 Thermidor ", "fiscal year ", "the 5th and 4th ", "the night of 7-", "the week of ",
)  # fmt: skip


def hostile_text(shape: str, size: int) -> str:
    """So many characters of a shape."""
    return (shape * (size // len(shape) + 1))[:size]


def mixtures(count: int, *, seed: int = 7) -> Iterator[str]:
    """Shapes put together by chance from the words that the forms of English know."""
    chance = random.Random(seed)
    words = sorted({word for values in load_language("en").words.values() for word in values})
    words += ["the", "of", "in", "and", "to", "1945", "12", "5", "th", ",", "-", "(", ")", ".", "'", "/"]
    for _ in range(count):
        yield " ".join(chance.choice(words) for _ in range(chance.randint(1, 7))) + chance.choice(
            (" ", ", ", "-")
        )
