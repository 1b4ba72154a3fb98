"""Values as JSON has them, for every face that writes JSON."""

import json
import math
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from regesta.dates import End, format_bound
from regesta.findings.chronology import Row
from regesta.findings.finding import Finding
from regesta.findings.rhythm import Rhythm
from regesta.problem import Problem

R = TypeVar("R", bound=NamedTuple)


_AS_IT_IS = frozenset((str, int, bool, type(None)))  # types that most values of a case have


def plain(value: object) -> object:
    """A value as JSON has it: named tuples as objects, open and unknown bounds and infinite numbers as words."""
    if type(value) in _AS_IT_IS or isinstance(value, str | int):
        return value
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {
            key: item if type(item) in _AS_IT_IS else plain(item)
            for key, item in zip(value._fields, value, strict=True)
        }
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [item if type(item) in _AS_IT_IS else plain(item) for item in value]
    if isinstance(value, End):
        return format_bound(value)
    if isinstance(value, float) and math.isinf(value):
        return "infinite" if value > 0 else "-infinite"
    return value


def json_text(value: object, *, indent: int | None = 2) -> str:
    """A value as JSON; what no UTF-8 can hold stands escaped."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()


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
