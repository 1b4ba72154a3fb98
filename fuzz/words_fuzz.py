"""Looks for texts that break the reading of date words, in prose and in the headings of letters.

Every expression must stand where it says, none overlap, and its EDTF be a date with the bounds it tells. Run by
`make fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["regesta.dates"]):
    from regesta.dates import InvalidDate, parse
    from regesta.dates.words import find_times, language_names, read_written

# What random characters seldom make up, by numbers that random bytes give.
PIECES = (
    *(
        "May",
        "the",
        "1945",
        "18",
        "of",
        "and",
        "-",
        "–",
        ",",
        ".",
        " ",
        "\n",
        "\r\n\r\n",
        "'",
        "s",
        "years",
        "two",
    ),
    *(
        "later",
        "early",
        "in",
        "a",
        "few",
        "BC",
        "night",
        "summer",
        "that",
        "next",
        "day",
        "Monday",
        ":",
        "30",
        "a.m.",
    ),
    *(
        "𝔄",
        "(",
        ")",
        "/",
        "century",
        "4th",
        "half",
        "over",
        "by the time",
        "old",
        "now",
        "February",
        "29",
        "[",
        "]",
    ),
    *(
        "?",
        "Anfang",
        "vor",
        "Juni",
        "Halbjahr",
        "zwischen",
        "nach",
        "Frühjahr",
        "0",
        "99",
        "9999",
        "1648/9",
        "first",
    ),
    *(
        "week",
        "last",
        "Old Style",
        "Thermidor",
        "Year II",
        "fiscal year",
        "Easter",
        "0430",
        "hours",
        "o'clock",
        "quarter",
    ),
    *(
        "6/25/1950",
        "centuries",
        "in the morning",
        "every",
        "Fridays",
        "that year",
        "264",
        "’s",
        "2/15",
        "s of the",
    ),
)


def one_input(data: bytes) -> None:
    """One run: a text of pieces and of made-up characters, in each language."""
    source = atheris.FuzzedDataProvider(data)
    count = source.ConsumeIntInRange(0, 24)
    text = " ".join(PIECES[source.ConsumeIntInRange(0, len(PIECES) - 1)] for _ in range(count))
    text += source.ConsumeUnicode(200)
    for language in language_names():
        end = 0
        for one in find_times(text, language=language, created=(2009, 12, 19), born=(("May", "1880"),)):
            assert end <= one.start < one.end and text[one.start : one.end] == one.text
            end = one.end
            if one.edtf is not None:
                date = parse(one.edtf)
                assert (date.earliest, date.latest) == (one.earliest, one.latest)
    try:
        parse(read_written(text))
    except InvalidDate:
        return


def main() -> None:
    """Runs the fuzzer with libFuzzer's arguments."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
