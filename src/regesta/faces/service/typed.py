"""What has been typed into a file since its case was last read: the statements of the lines that are others now."""

from collections.abc import Sequence
from pathlib import Path

from regesta.case import Case
from regesta.faces.service.names import Names
from regesta.statements.filetext import FileText
from regesta.statements.lines import opens_directive
from regesta.statements.parser import read_statements

MOST_LINES = 2_000  # lines that are read anew; more come with the next reading of the whole


def typed_names(before: Sequence[str], now: Sequence[str]) -> Names | None:
    """The names that lines give which stand there now and did not before; None where there are none."""
    first, last = _changed(before, now)
    while 0 < first < len(now) and not opens_directive(now[first]):
        first -= 1
    lines = now[first : min(last, first + MOST_LINES)]
    if not any(line.strip() for line in lines):
        return None
    read = read_statements(FileText("", tuple(lines), "\n", False, frozenset(), ()))
    return Names(Case(Path(), "", {}, read.statements, (), ())) if read.statements else None


def _changed(before: Sequence[str], now: Sequence[str]) -> tuple[int, int]:
    """Between which lines of the later state, from 0, it is another: the last is not among them."""
    most = min(len(before), len(now))
    first = next((number for number in range(most) if before[number] != now[number]), most)
    same = next(
        (number for number in range(most - first) if before[-1 - number] != now[-1 - number]), most - first
    )
    return first, len(now) - same
