"""The mark of a judgement that a passage supports an entry: it changes when what either means does."""

import base64
import hashlib
from collections.abc import Iterator
from functools import partial

from regesta.case.case import Case
from regesta.case.references import with_names
from regesta.statements.statement import Field, Statement, field_cites
from regesta.statements.values import Cites, Value
from regesta.statements.wording import text_of

VERSION = "1"
_ASIDE = frozenset(
    {"cites", "seen", "note", "draft", "prefix", "suffix"}
)  # not what is said to have happened
MARK_LENGTH = 20  # characters after the version: 120 bits


def mark_of(case: Case, statement: Statement, citation: Field) -> str:
    """The mark of a citation as it stands: what its entry says, how the source says it, and the words it rests on.

    Layout, comments, notes, the order of fields, locators and other citations do not count. A name counts for what it
    stands for, so renaming changes no mark.
    """
    said = [
        f"{statement.kind} {statement.date or ''} {statement.text}",
        f"{statement.is_denied} {statement.is_series}",
        "; ".join(_value(case, mention) for mention in statement.target),
        *sorted(_fields(case, statement.fields)),
        "reading",
        *sorted(_fields(case, citation.under)),
        _words(case, field_cites(citation)),
    ]
    hashed = hashlib.sha256("\0".join((f"regesta seen {VERSION}", *said)).encode("utf-8", "surrogatepass"))
    return f"{VERSION}.{base64.urlsafe_b64encode(hashed.digest()).decode('ascii')[:MARK_LENGTH]}"


def _fields(case: Case, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.key not in _ASIDE:
            yield f"{field.key} {_value(case, field.value)}"


def _words(case: Case, cites: Cites) -> str:
    """The source, and what identifies the passage in it wherever it stands: the words, or the digests of a seal."""
    source = _thing(case, cites.source)
    if cites.words is not None:
        from regesta.sources.spelling import normalise  # most cases have no judgements

        return f'{source} "{normalise(cites.words)}"'
    digests = [token for token in cites.seal or () if len(token) > 30]
    return " ".join((source, *digests))


def _value(case: Case, value: Value) -> str:
    """A value as text, with what each name in it stands for in the place of the name."""
    return text_of(with_names(value, partial(_thing, case)))


def _thing(case: Case, name: str) -> str:
    """What a name stands for: a directive's kind and title; an entry's verb, object and text, without its date."""
    statement = case.named.get(name)
    if statement is None:
        return name
    if not (statement.is_entry and name[:1] == "^"):
        return f"<{case.title_of(name)}>" if statement.text else name
    objects = " ".join(case.title_of(one) for mention in statement.target for one in mention.names)
    return f"<{statement.kind} {objects} {statement.text}>"
