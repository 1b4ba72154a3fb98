"""Looks for dates of other calendars that break the conversion: any text, in any calendar, to any other.

A date is refused with a reason, or is a span of days in order; a day it gives is written again as the day it was. Run
by `make fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["regesta.dates"]):
    from fuzz.laws import hold_calendar
    from regesta.dates.calendars import CALENDARS


def one_input(data: bytes) -> None:
    """One run: a calendar and a text, of pieces of dates and of made-up characters."""
    source = atheris.FuzzedDataProvider(data)
    names = [one.name for one in CALENDARS]
    name = names[source.ConsumeIntInRange(0, len(names) - 1)]
    other = names[source.ConsumeIntInRange(0, len(names) - 1)]
    if source.ConsumeBool():
        year = source.ConsumeIntInRange(-3000, 6000)
        month, day = source.ConsumeIntInRange(0, 14), source.ConsumeIntInRange(0, 33)
        leap = "L" if source.ConsumeBool() else ""
        text = f"{year}-{month:02d}{leap}-{day:02d}"
    else:
        text = source.ConsumeUnicode(24)
    hold_calendar(name, text, other)


def main() -> None:
    """Runs the fuzzer with libFuzzer's arguments."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
