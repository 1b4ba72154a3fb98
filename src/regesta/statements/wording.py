"""Values as they are written: the way back from a value to the text of a field."""

from regesta.statements.values import (
    Chance,
    Cites,
    Kin,
    NameForm,
    NodeTie,
    Relation,
    Seen,
    Step,
    Supposition,
    Value,
    number_text,
)
from regesta.statements.values import quoted as quoted


def text_of(value: Value) -> str:
    """The text of a field that holds this value, canonical and without quotation marks around plain text."""
    if isinstance(value, Relation):
        return _relation(value)
    if isinstance(value, Chance):
        return _chance(value)
    if isinstance(value, NameForm):
        return " ".join(str(part) for part in (quoted(value.text), value.kind, value.date) if part)
    if isinstance(value, Kin):
        return f"{value.kind} {value.whom}"
    if isinstance(value, Cites):
        return _cites(value)
    if isinstance(value, Step):
        head = f"{value.actor} {value.mode}".strip()
        present = f"present {value.present}" if value.present else ""
        return ", ".join(part for part in (head, value.when, present) if part)
    if isinstance(value, Seen):
        return f"{value.name} {value.date} {value.mark}".strip()
    if isinstance(value, Supposition):
        return f"{value.hypothesis} {text_of(value.chance)}"
    if isinstance(value, NodeTie):
        return (
            f"{value.node} holds {value.state} at {value.at}"
            if value.state
            else f"{value.node} is {value.at}"
        )
    if type(value) is tuple:
        return ", ".join(str(mention) for mention in value)
    return str(value)


def _relation(value: Relation) -> str:
    if value.edge == "within":
        return f"{value.length} of {value.target}"
    edge = f"{value.edge} of " if value.edge else ""
    return f"{edge}{value.target}{f' by {value.length}' if value.length else ''}"


def _chance(value: Chance) -> str:
    if value.low is None or value.high is None:
        return value.words
    low, high = number_text(value.low), number_text(value.high)
    return low if low == high else f"{low} to {high}"


def _cites(value: Cites) -> str:
    parts = [value.source, value.locator]
    if value.words is not None:
        parts.append(quoted(value.words))
    if value.seal is not None:
        parts.extend(("sealed", *value.seal))
    return " ".join(part for part in parts if part)
