"""Values as JSON has them, for every face that writes JSON."""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from regesta.dates import End, format_bound
from regesta.findings.chronology import Row
from regesta.findings.finding import Finding
from regesta.findings.rhythm import Rhythm
from regesta.problem import Problem

R = TypeVar("R", bound=NamedTuple)


_AS_IT_IS = frozenset((str, int, bool, type(None)))  # types that most values of a case have


def plain(value: object) -> object:
    """A value as JSON has it: named tuples as objects, open and unknown bounds and infinite numbers as words."""
    kind = type(value)
    return value if kind in _AS_IT_IS else _maker(kind)(value)


def _maker(kind: type) -> Callable[[Any], object]:
    """What makes a value of some type plain."""
    found = _MAKERS.get(kind)
    if found is None:
        found = _MAKERS[kind] = _new_maker(kind)
    return found


_MAKERS: dict[type, Callable[[Any], object]] = {}


def _new_maker(kind: type) -> Callable[[Any], object]:
    if issubclass(kind, str | int):
        return lambda value: value
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        keys: tuple[str, ...] = kind._fields
        return lambda value: dict(zip(keys, _members(value), strict=True))
    if issubclass(kind, dict):
        return lambda value: dict(zip(map(str, value), _members(value.values()), strict=True))
    if issubclass(kind, Sequence):
        return _members
    if issubclass(kind, End):
        return format_bound
    return _number if issubclass(kind, float) else lambda value: value


def _members(values: Iterable[object]) -> list[object]:
    return [one if (kind := type(one)) in _AS_IT_IS else _maker(kind)(one) for one in values]


def _number(value: float) -> object:
    if math.isinf(value):
        return "infinite" if value > 0 else "-infinite"
    return value


def json_text(value: object, *, indent: int | None = 2) -> str:
    """A value as JSON; what no UTF-8 can hold stands escaped."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()


def json_bytes(value: object, *, indent: int = 0) -> bytes:
    """A value as JSON in UTF-8, as close as can be without `indent`: what is quickest where many are written."""
    import msgspec  # not needed by most commands

    found = plain(value)
    try:
        made = msgspec.json.encode(found, enc_hook=_bare)
    except (UnicodeEncodeError, OverflowError):  # halves of pairs, and numbers that few programs can hold
        return json_text(found, indent=indent or None).encode()
    return msgspec.json.format(made, indent=indent) if indent else made


def _bare(value: object) -> str:
    """A sentence or a date in words as the text that it is."""
    assert isinstance(value, str), type(value)
    return str(value)


def finding_json(found: Finding[R]) -> dict[str, object]:
    """A finding as the JSON contract has it: the parts of its value, with its modality, grounds and caveats."""
    return {
        **found.value._asdict(),
        "modality": found.modality,
        "grounds": found.grounds,
        "caveats": found.caveats,
    }


def rhythm_json(found: Rhythm) -> dict[str, object]:
    """Gaps and clusters as the JSON contract has them, their days as dates."""
    return {
        key: [
            {**one._asdict(), "first": format_bound(one.first), "last": format_bound(one.last)}
            for one in stretches
        ]
        for key, stretches in (("gaps", found.gaps), ("clusters", found.clusters))
    }


def row_json(row: Row) -> dict[str, object]:
    """A row of the chronology as the JSON contract has it."""
    return {
        "id": row.id,
        "kind": row.kind,
        "date": row.date or None,
        "earliest": format_bound(row.earliest),
        "latest": format_bound(row.latest),
        "actors": row.actors,
        "matter": row.matter or None,
        "says": row.says,
        "cert": row.cert or None,
        "citations": [{"source": c.source, "locator": c.locator, "mode": c.mode} for c in row.citations],
        "is_denied": row.is_denied,
    }


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem as the JSON contract has it."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
        "file": problem.position.file,
        "line": problem.position.line,
        "column": problem.position.column,
        "related": [{"file": p.file, "line": p.line, "column": p.column} for p in problem.related],
    }
