"""What a spreadsheet makes of cells, and what keeps it from it: an apostrophe before what it would change.

Spreadsheets run formulas, take `1.10` for the number 1.1, and `may-8` or `1950-01` for a day of this year or a month.
"""

import re

LONGEST_TAKEN = 24  # characters: what is longer is no number and no date
_MONTHS = (
    "jan|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|jui|giu|jul|lug|aug|aoû|ago|"
    "sep|set|oct|okt|ott|nov|dec|déc|dez|dic|ene|gen"
)
_FORMULA = re.compile(r"[=+\-@\t\r]")
_TAKEN = re.compile(
    r"true|false|wahr|falsch|vrai|faux"  # truth values
    r"|[$€£¥(. ]*\d[\w.,:/%+\- )]*"  # numbers and dates in figures
    rf"|(?:{_MONTHS})\w*[ ./,-]+\d[\w.,:/ -]*",  # dates with the name of a month
    re.IGNORECASE,
)
_WHOLE = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)  # what comes back as it was


def _is_taken(cell: str) -> bool:
    """Whether a spreadsheet would take it for something else, were it not for the apostrophes before it."""
    bare = cell.lstrip("'")
    if _FORMULA.match(bare):
        return True
    return len(bare) <= LONGEST_TAKEN and bool(_TAKEN.fullmatch(bare)) and not _WHOLE.fullmatch(bare)


def guarded(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it for something else.

    >>> guarded("=HYPERLINK(1)"), guarded("1950-01"), guarded("1950"), guarded("[..1950-01]")
    ("'=HYPERLINK(1)", "'1950-01", '1950', '[..1950-01]')
    """
    return f"'{cell}" if _is_taken(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that guarded it; any other stays.

    >>> unguarded("'1950-01"), unguarded("1950-01"), unguarded("'tis")
    ('1950-01', '1950-01', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and _is_taken(cell) else cell
