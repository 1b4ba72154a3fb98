"""One entry whole: its fields, its readings, what disagrees among them, and what else speaks of it."""

from typing import NamedTuple

from regesta.case import Case
from regesta.case.references import references
from regesta.dates import Edtf, comparable, describe
from regesta.findings.finding import Finding, caveats, entry_id, ground
from regesta.findings.regest import regest
from regesta.statements.statement import Field, Statement, field_cites
from regesta.statements.values import Value
from regesta.statements.wording import text_of
from regesta.wording import word


class Reading(NamedTuple):
    """What one citation says: the place in the source, its words, and the fields of its reading as key and text.

    `words` are those quoted, None where none are or where they are sealed.
    """

    source: str
    locator: str
    is_sealed: bool
    words: str | None
    fields: tuple[tuple[str, str], ...]


class Disagreement(NamedTuple):
    """A field that a source reads differently from the entry."""

    key: str
    entry: str
    source: str
    reading: str


class Entry(NamedTuple):
    """An entry or another statement with all that belongs to it; `beside` are the ids of those that name it."""

    id: str
    kind: str
    says: str
    date: str
    fields: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]
    disagreements: tuple[Disagreement, ...]
    beside: tuple[str, ...]


def entry(case: Case, name: str) -> Finding[Entry] | None:
    """The entry, or any other named thing, of that name or id; None where there is none."""
    statement = find(case, name)
    if statement is None:
        return None
    beside = _naming(case, statement.name) if statement.name else []
    value = Entry(
        entry_id(statement),
        statement.kind,
        regest(case, statement),
        str(statement.date) if statement.date is not None else "",
        tuple((field.key, text_of(field.value)) for field in statement.fields if field.key != "cites"),
        tuple(_reading(citation) for citation in statement.citations),
        tuple(disagreements(statement)),
        tuple(entry_id(other) for other in beside),
    )
    return Finding(value.id, value, "certain", (ground(case, statement),), caveats(statement))


def find(case: Case, name: str) -> Statement | None:
    """The statement of that name or id: `^veto`, `kim`, `war.regesta:12`; `veto` finds `^veto` where it can."""
    found = case.named.get(name) or case.named.get(f"^{name}")
    if found is None:
        found = next((s for s in case.statements if f"{s.file}:{s.line}" == name), None)
    return found


def _naming(case: Case, name: str) -> list[Statement]:
    """The statements that mention a name."""
    return [
        other
        for other in case.statements
        if other.name != name and any(reference.name == name for reference in references(other))
    ]


def _reading(citation: Field) -> Reading:
    cites = field_cites(citation)
    return Reading(
        cites.source,
        cites.locator,
        cites.seal is not None,
        cites.words,
        tuple((field.key, text_of(field.value)) for field in citation.under),
    )


def disagreements(statement: Statement) -> list[Disagreement]:
    """The fields that readings give otherwise than the entry does; a coarser or finer date is no other."""
    own: dict[str, Value] = {field.key: field.value for field in statement.fields}
    if statement.date is not None:
        own["date"] = statement.date
    found = []
    for citation in statement.citations:
        for field in citation.under:
            if field.key in ("cert", "note") or field.key not in own:
                continue
            given, read = own[field.key], field.value
            if isinstance(given, Edtf) and isinstance(read, Edtf) and is_refinement(given, read):
                continue
            if _in_words(given) != _in_words(read):
                source = field_cites(citation).source
                found.append(
                    Disagreement(word("field", field.key), _in_words(given), source, _in_words(read))
                )
    return found


def is_refinement(one: Edtf, other: Edtf) -> bool:
    """Whether of two dates of a moment one lies within the other, so that they say the same more or less closely."""
    if one.is_extent or other.is_extent:
        return False
    (first, last), (begin, end) = (comparable(date.earliest, date.latest) for date in (one, other))
    return (first <= begin and end <= last) or (begin <= first and last <= end)


def _in_words(value: Value) -> str:
    return describe(value) if isinstance(value, Edtf) else text_of(value)
