"""Reading a file again after an edit: only the directives that the edit touched are read, the others are kept."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from regesta.position import Position
from regesta.problem import Problem
from regesta.statements.filetext import FileText
from regesta.statements.lines import opens_directive
from regesta.statements.parser import Parsed, read_blocks, read_statements
from regesta.statements.statement import Broken, Field, Statement

Located = TypeVar("Located", bound=Statement | Broken)


class _Edit(NamedTuple):
    """The lines an edit touched, from 1, whole directives of them: from `first` to before `old_end` and `new_end`."""

    first: int
    old_end: int
    new_end: int


def reread_statements(text: FileText, before: FileText, parsed: Parsed) -> Parsed:
    """What `read_statements` gives for a file, made from what it gave for the file as it was before.

    Directives are read one by one, so those whose lines are the same say the same; below the edit their lines are
    counted anew.
    """
    if text.name != before.name:
        return read_statements(text)
    edit = _edit(before.lines, text.lines)
    own = parsed.problems[len(before.problems) :]
    read = read_blocks(text, edit.first, edit.new_end - 1)
    return Parsed(
        _spliced(parsed.statements, read.statements, edit, _moved_statement),
        _spliced(parsed.broken, read.broken, edit, _moved_broken),
        (*text.problems, *_spliced_problems(own, read.problems[len(text.problems) :], edit)),
    )


def _edit(old: Sequence[str], new: Sequence[str]) -> _Edit:
    """What is to be read again: from the directive above the first line that differs to one below the last."""
    shortest = min(len(old), len(new))
    same = next((i for i, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), shortest)
    ends = zip(reversed(old), reversed(new), strict=False)
    below = next((i for i, (one, other) in enumerate(ends) if one != other), shortest)
    below = min(below, shortest - same)
    first = same
    if not all(same < len(lines) and opens_directive(lines[same]) for lines in (old, new)):
        first = max(same - 1, 0)  # what the line above belongs to may go on, or end, where it did not
    while first > 0 and not opens_directive(new[first]):
        first -= 1
    end = len(new) - below
    while end < len(new) and (end == 0 or not opens_directive(new[end])):
        end += 1
    return _Edit(first + 1, end + len(old) - len(new) + 1, end + 1)


def _spliced(
    old: tuple[Located, ...], new: tuple[Located, ...], edit: _Edit, move: Callable[[Located, int], Located]
) -> tuple[Located, ...]:
    """What stood above the edit, what has been read, and what stood below it at the lines it has now."""
    above = bisect_left(old, edit.first, key=_first_line)
    below = old[bisect_left(old, edit.old_end, key=_first_line) :]
    step = edit.new_end - edit.old_end
    return (*old[:above], *new, *(below if not step else (move(one, step) for one in below)))


def _first_line(one: Statement | Broken) -> int:
    return one.lines[0]


def _moved_statement(one: Statement, step: int) -> Statement:
    lines = (one.lines[0] + step, one.lines[1] + step)
    return one._replace(lines=lines, fields=_moved_fields(one.fields, step))


def _moved_broken(one: Broken, step: int) -> Broken:
    return one._replace(lines=(one.lines[0] + step, one.lines[1] + step))


def _moved_fields(fields: tuple[Field, ...], step: int) -> tuple[Field, ...]:
    return tuple(
        [
            Field(key, value, line + step, _moved_fields(under, step) if under else under)
            for key, value, line, under in fields
        ]
    )


def _spliced_problems(old: Sequence[Problem], new: Sequence[Problem], edit: _Edit) -> chain[Problem]:
    step = edit.new_end - edit.old_end
    above = [one for one in old if one.position.line < edit.first]
    below = [_moved_problem(one, step) for one in old if one.position.line >= edit.old_end]
    return chain(above, new, below)


def _moved_problem(problem: Problem, step: int) -> Problem:
    position, *related = (
        Position(place.file, place.line + step, place.column)
        for place in (problem.position, *problem.related)
    )
    return problem._replace(position=position, related=tuple(related))
