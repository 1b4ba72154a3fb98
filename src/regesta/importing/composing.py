"""What is carried as `.regesta` text, once every key of it has a name."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import cast

from regesta.importing.carried import At, Carried, Key, Line, keys_in
from regesta.importing.standing import Standing
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement
from regesta.statements.values import Cites, Mention
from regesta.statements.values import Value as Written
from regesta.statements.writing import written


class _Same(dict[str, str]):
    """Every key is its own name."""

    def __missing__(self, key: str) -> str:
        return key


SAME: Mapping[str, str] = _Same()


_HEADING = "# From {}. What is edited here stays as it is edited: another import leaves it alone.\n"
_FORM = re.compile(rb"# From .* \((\w+)\)\. What is edited here stays")


def imported_as(statements: bytes) -> str:
    """The format that the file of an earlier import says it came from; empty where it says none."""
    found = _FORM.match(statements)
    return found[1].decode() if found else ""


def composed(carried: Carried, name: str, names: Mapping[str, str]) -> str:
    """The text of a statement, with `names` in the place of the keys of the file; KeyError for a key without one."""
    if carried.statement is not None:
        return written(carried.statement)
    return written(
        Statement(
            carried.kind,
            name,
            _one_line(carried.text),
            tuple(_field(line, names) for line in carried.lines),
            "",
            (0, 0),
            is_entry=carried.is_entry,
            is_denied=carried.is_denied,
            date=carried.date,
            target=tuple(_mention(one, names) for one in carried.target),
        )
    )


def _field(line: Line, names: Mapping[str, str]) -> Field:
    under = tuple(_field(deeper, names) for deeper in line.under)
    return Field(line.key, _value(line, names), -1, under)  # -1: on no first line


def _value(line: Line, names: Mapping[str, str]) -> Written:
    value = line.value
    if isinstance(value, At):
        return Cites(names[value.source], value.locator, value.words)
    if isinstance(value, str):
        return _one_line(value)
    if keys := keys_in(value):
        return tuple(_mention(one, names) for one in keys)
    return cast(Written, value)


def _mention(key: Key, names: Mapping[str, str]) -> Mention:
    name = key.key[1:] if key.key[:1] == "=" else names[key.key]
    return Mention((name,), is_doubtful=key.is_doubtful)


def _one_line(text: str) -> str:
    """The text in one line, without the characters that no file of a case may hold."""
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text)
    return " ".join(text.split())


def readable(
    new: Sequence[tuple[Carried, str]],
) -> tuple[list[tuple[Carried, str]], list[tuple[Carried, str]]]:
    """Those statements that read back without an error, and those that do not, with the reason."""
    starts, line = [], 1
    for _, text in new:
        starts.append(line)
        line += text.count("\n")
    file = read_file_text("", "".join(text for _, text in new).encode("utf-8", "surrogatepass"))
    refused: dict[int, str] = {}
    for problem in read_statements(file).problems:
        if problem.severity == "error":
            refused.setdefault(bisect_right(starts, problem.position.line) - 1, problem.message)
    kept = [one for number, one in enumerate(new) if number not in refused]
    return kept, [(new[number][0], why) for number, why in refused.items()]


def set_out(new: Sequence[tuple[Carried, str]], standing: Standing, *, is_first: bool) -> bytes:
    """The statements as they are added to the file of the import: entries and sources with a line between."""
    pieces = [_HEADING.format(standing.source)] if is_first else []
    last = ""
    for one, text in new:
        is_long = text.count("\n") > 1
        pieces.append(f"\n{text}" if is_long or last != one.kind else text)
        last = "" if is_long else one.kind
    return "".join(pieces).encode("utf-8")
