"""What must hold of any input whatever: the laws that the fuzzers and the tests of the kept corpus share.

Each function raises AssertionError where a law is broken; any other exception is a fault in itself.
"""

from pathlib import Path

from regesta.case import Case, check
from regesta.dates import Edtf, InvalidDate, describe, format_bound, parse, widened
from regesta.dates.calendars import NoSuchDate, calendar_named, convert, spans
from regesta.editing import laid_out
from regesta.findings.chronology import chronology
from regesta.findings.citations import citation_problems, citations
from regesta.findings.entries import entry
from regesta.findings.matters import matters
from regesta.findings.people import people
from regesta.findings.sources import sources
from regesta.findings.statistics import statistics
from regesta.problem import CODES, Problem
from regesta.statements.filetext import FileText, read_file_text
from regesta.statements.lines import directive_lines
from regesta.statements.parser import Parsed, read_statements
from regesta.statements.statement import Field, Statement

BEFORE = b'person kim "Kim Il-sung"\n  born      1912-04-15\n'
AFTER = (
    b'1950-04 approve war ^leave\n  by        kim\n  cites     s 20 "These eight words stand in it as well"\n'
)


def hold_calendar(name: str, text: str, other: str) -> None:
    """A text is refused with a reason, or is days in order; a day is written again as it was; so it is in `other`."""
    try:
        first, last = spans(name, text)
    except NoSuchDate as fault:
        assert str(fault)
        return
    assert first <= last
    calendar = calendar_named(name)
    try:
        written = calendar.written(first)
    except NoSuchDate:
        written = None
    if written is not None and first == last:
        assert calendar.span(written) == (first, last), (name, text, written)
    try:
        found = convert(name, text, other)
    except NoSuchDate as fault:
        assert str(fault)
        return
    assert (found.first_day, found.last_day) == (first, last) and found.first and found.last


def hold_date(text: str) -> None:
    """A text is refused with a reason and a place, or printed as it was, with its bounds in order."""
    try:
        date = parse(text)
    except InvalidDate as fault:
        assert fault.reason and 1 <= fault.column <= len(text) + 1, fault.args
        return
    assert str(date) == text and parse(str(date)) == date
    _hold_order(date.earliest, date.latest)
    assert date.level in (0, 1, 2) and date.precision and describe(date)
    for member in date.members:
        for part in member:
            assert not isinstance(part, Edtf) or parse(part.text) == part
    earliest, latest = widened(date, 3)
    _hold_order(earliest, latest)
    for inner, outer, sign in ((date.earliest, earliest, 1), (date.latest, latest, -1)):
        assert isinstance(inner, int) == isinstance(outer, int)
        assert not (isinstance(inner, int) and isinstance(outer, int)) or sign * outer <= sign * inner
        assert format_bound(outer)


def _hold_order(earliest: object, latest: object) -> None:
    assert not (isinstance(earliest, int) and isinstance(latest, int)) or earliest <= latest


def hold_file(data: bytes) -> None:
    """Any bytes give statements and problems: no line and no byte is lost, and the layout changes white space alone."""
    text = read_file_text("case.regesta", data)
    _hold_bytes(text, data)
    parsed = read_statements(text)
    _hold_lines(text, parsed)
    for problem in parsed.problems:
        _hold_problem(problem, {text.name: text})
    once = laid_out(text.name, data)
    assert laid_out(text.name, once) == once
    assert _words(once) == _words(data)


def _hold_bytes(text: FileText, data: bytes) -> None:
    written = "\n".join(text.lines).encode("utf-8", "surrogateescape")
    kept = data.removeprefix(b"\xef\xbb\xbf") if text.has_mark else data
    assert written == kept.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _hold_lines(text: FileText, parsed: Parsed) -> None:
    """Every directive is a statement, a broken one, or has a problem on its first line that says something."""
    begun = {statement.lines[0] for statement in parsed.statements}
    begun.update(broken.lines[0] for broken in parsed.broken)
    told = {problem.position.line for problem in parsed.problems}
    for first, last in directive_lines(text.lines):
        saying = [n for n in range(first, last + 1) if text.lines[n - 1].strip()[:1] not in ("", "#")]
        assert not saying or saying[0] in begun or saying[0] in told, text.lines[saying[0] - 1]


def _words(data: bytes) -> tuple[list[str], int]:
    """The words of a file and the number of its control characters, white space though some of them are."""
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return text.split(), sum(character < " " and character not in "\t\r\n" for character in text)


def _hold_problem(problem: Problem, files: dict[str, FileText]) -> None:
    assert CODES[problem.code] == problem.severity
    assert problem.message and problem.remedy
    for position in (problem.position, *problem.related):
        line = files[position.file].lines[position.line - 1]
        assert 1 <= position.column <= len(line) + 1


def hold_neighbours(data: bytes) -> None:
    """A directive, however broken, changes nothing in the ones that stand before and after it."""
    between = b"x" + data + b"\n"
    text = read_file_text("case.regesta", BEFORE + between + AFTER)
    statements = read_statements(text).statements
    last = len(text.lines) - AFTER.count(b"\n") - 1
    for good, first in ((BEFORE, 0), (AFTER, last)):
        alone = read_statements(read_file_text("case.regesta", good)).statements[0]
        assert any(_moved(alone, first) == statement for statement in statements), good


def _moved(statement: Statement, lines: int) -> Statement:
    first, last = statement.lines
    if statement.name == "kim":  # no line of what follows belongs to it, but blank ones and comments may
        last = 2
    return statement._replace(
        lines=(first + lines, last + lines),
        fields=tuple(_moved_field(one, lines) for one in statement.fields),
    )


def _moved_field(field: Field, lines: int) -> Field:
    return field._replace(
        line=field.line + lines, under=tuple(_moved_field(one, lines) for one in field.under)
    )


def hold_case(data: bytes) -> None:
    """A case of any bytes is checked and shown, every problem standing at a place that it has."""
    text = read_file_text("case.regesta", data)
    parsed = read_statements(text)
    case = Case(Path(), text.name, {text.name: text}, *parsed)
    cited = citations(case, {})
    for problem in (*check(case), *citation_problems(case, cited)):
        _hold_problem(problem, {text.name: text})
    assert len(chronology(case)) <= len(case.entries)
    assert all(actor.subject for actor in people(case))
    assert all(matter.subject for matter in matters(case))
    assert all(source.subject for source in sources(case))
    assert statistics(case, cited).value.entries == len(case.entries)
    for name in list(case.named)[:20]:
        assert entry(case, name) is not None
