"""A new entry put into a case at the place where a person would have typed it: after what cites the passage before."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.editing.lines import FileLines
from regesta.editing.patch import Change, Patch
from regesta.editing.writer import NotWritten, read_originals
from regesta.statements.filetext import read_file_text
from regesta.statements.statement import Statement, field_cites

LEDGER = ".imported"  # the ending of the plain text in which imports keep what they wrote
_NUMBER = re.compile(r"\d+")


class Spot(NamedTuple):
    """The file in which a statement is to stand, and the line below which."""

    file: str
    line: int


def spot_for(case: Case, source: str, locator: str) -> Spot:
    """Where an entry that cites a place of a source belongs.

    That is below the entry that cites the nearest place before it, and the terms that follow that entry; where none
    does, below the last entry that cites the source, or below the last entry of all. Files that an import wrote are
    left alone.
    """
    own = _own_files(case)
    entries = [one for one in case.entries if one.is_entry and one.file in own]
    citing = [(_first_number(one, source), one) for one in entries if _cites(one, source)]
    wanted = _number(locator)
    before = [pair for pair in citing if wanted >= 0 <= pair[0] <= wanted]
    if before:
        highest = max(number for number, _ in before)
        found = [one for number, one in before if number == highest][-1]
    elif citing:
        found = citing[-1][1]
    else:
        every = entries or [one for one in case.statements if one.file in own]
        if not every:
            return _end(case)
        found = every[-1]
    return Spot(found.file, _with_terms(case, found))


def spot_for_source(case: Case) -> Spot:
    """Where the directive of a new source belongs: below the last source, else below what opens the case.

    Files that an import wrote are left alone.
    """
    own = _own_files(case)
    sources = [one for one in case.of_kind("source") if one.file in own]
    found = sources[-1:] or [one for one in case.statements if one.file == case.main][:1]
    return Spot(found[0].file, found[0].lines[1]) if found else _end(case)


def _end(case: Case) -> Spot:
    """The end of the main file."""
    return Spot(case.main, len(case.files[case.main].lines))


def _own_files(case: Case) -> set[str]:
    """The files that people write: those without the ledger of an import beside them."""
    return {name for name in case.files if not (case.folder / name).with_suffix(LEDGER).exists()}


def _cites(statement: Statement, source: str) -> bool:
    return any(field_cites(field).source == source for field in statement.citations)


def _first_number(statement: Statement, source: str) -> int:
    """The first number of the place of a source that a statement cites; -1 where it has none."""
    return next(
        (
            _number(cites.locator)
            for field in statement.citations
            if (cites := field_cites(field)).source == source
        ),
        -1,
    )


def _number(locator: str) -> int:
    found = _NUMBER.search(locator)
    return int(found[0]) if found is not None and len(found[0]) < 18 else -1


def _with_terms(case: Case, entry: Statement) -> int:
    """The last line of an entry and of the terms right below it."""
    last = entry.lines[1]
    own = [one for one in case.statements if one.file == entry.file and one.line > entry.line]
    for one in own:
        if one.kind != "term":
            break
        last = one.lines[1]
    return last


def enter(case: Case, spot: Spot, text: str) -> Patch:
    """The patch that puts a statement below a line, with an empty line before it. Raises as `add_below` does."""
    return add_below(case, [(spot, ["", *text.splitlines()])])


def add_below(case: Case, additions: Sequence[tuple[Spot, Sequence[str]]]) -> Patch:
    """The patch that puts lines below others.

    Raises NotWritten where a file cannot be read, or is no longer what the case was read from: lines may have moved.
    """
    changes = []
    for file, data in read_originals(case.folder, dict.fromkeys(spot.file for spot, _ in additions)).items():
        if read_file_text(file, data).lines != case.files[file].lines:
            raise NotWritten(
                file, f"{file} has changed since it was read", "do it again; nothing was written"
            )
        lines = FileLines(data)
        for spot, added in additions:
            if spot.file == file:
                lines.add_below(spot.line, list(added))
        changes.append(Change(file, data, lines.written()))
    return tuple(changes)
