"""Looks for texts that break the reading of dates (`hold_date` says what must hold). Run by `make fuzz`."""

import sys

import atheris

with atheris.instrument_imports(include=["regesta.dates"]):
    from fuzz.laws import hold_date


def one_input(data: bytes) -> None:
    """One run: the bytes as a text."""
    hold_date(data.decode("utf-8", "replace"))


def main() -> None:
    """Runs the fuzzer with libFuzzer's arguments."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
