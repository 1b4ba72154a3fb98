"""Looks for bytes that break the reading, checking, showing or laying out of a case (`laws` says what must hold).

Run by `make fuzz`. The words of the language are given to libFuzzer as its dictionary.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["regesta.statements", "regesta.case", "regesta.editing"]):
    from fuzz.laws import hold_case, hold_file, hold_neighbours

from regesta.acts import ACT_BY_WORD
from regesta.statements.grammar import DIRECTIVES, ENTRY, OTHER_VERBS, READING

MORE_WORDS = (
    *(
        "undated",
        "series",
        "sealed",
        "unnamed",
        "some of ",
        "many",
        "found ~50 letters|cables",
        "holds s at ^a",
    ),
    *(
        "[1948..1950]",
        "1950-06-25",
        "1945/..",
        "^asks",
        "kim, pak",
        "moscow = stalin|politburo",
        "3 weeks of ^a",
    ),
    *('"', "\n  ", "\n    ", "\n    + ", " # ", '\\"', "\t", "\r\n", "\u0430", "\u202e", "\ufeff"),
)


def words() -> set[str]:
    """The words that a file may consist of."""
    fields = (
        key for kinds in (ENTRY, READING, *(kind.fields for kind in DIRECTIVES.values())) for key in kinds
    )
    return {*DIRECTIVES, *ACT_BY_WORD, *OTHER_VERBS, *fields, *MORE_WORDS}


def one_input(data: bytes) -> None:
    """One run: the bytes as a file of a case, and as a directive between two good ones."""
    hold_file(data)
    hold_neighbours(data)
    hold_case(data)


def main() -> None:
    """Runs the fuzzer with libFuzzer's arguments."""
    with tempfile.TemporaryDirectory() as folder:
        dictionary = Path(folder, "words")
        escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(words()))
        dictionary.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
        atheris.Setup([*sys.argv[:1], f"-dict={dictionary}", "-max_len=1000", *sys.argv[1:]], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
