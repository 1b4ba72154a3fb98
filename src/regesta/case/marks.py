"""The mark of a judgement that a passage supports an entry: it changes when what either means does."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
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
_Thing = Callable[[str], str]  # what a name stands for
NOTHING: Mapping[str, Statement] = {}
MARK_LENGTH = 20  # characters after the version: 120 bits


def mark_of(
    case: Case, statement: Statement, citation: Field, coming: Mapping[str, Statement] = NOTHING
) -> str:
    """The mark of a citation as it stands: what its entry says, how the source says it, and the words it rests on.

    Layout, comments, notes, the order of fields, locators and other citations do not count. A name counts for what it
    stands for, so renaming changes no mark. `coming` are statements, by name, that the case is about to have.
    """
    thing = partial(_thing, {**case.named, **coming} if coming else case.named)
    said = [
        f"{statement.kind} {statement.date or ''} {statement.text}",
        f"{statement.is_denied} {statement.is_series}",
        "; ".join(_value(thing, mention) for mention in statement.target),
        *sorted(_fields(thing, statement.fields)),
        "reading",
        *sorted(_fields(thing, citation.under)),
        _words(thing, field_cites(citation)),
    ]
    hashed = hashlib.sha256("\0".join((f"regesta seen {VERSION}", *said)).encode("utf-8", "surrogatepass"))
    return f"{VERSION}.{base64.urlsafe_b64encode(hashed.digest()).decode('ascii')[:MARK_LENGTH]}"


def _fields(thing: _Thing, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.key not in _ASIDE:
            yield f"{field.key} {_value(thing, field.value)}"


def _words(thing: _Thing, cites: Cites) -> str:
    """The source, and what identifies the passage in it wherever it stands: the words, or the digests of a seal."""
    source = thing(cites.source)
    if cites.words is not None:
        from regesta.sources.spelling import normalise  # most cases have no judgements

        return f'{source} "{normalise(cites.words)}"'
    digests = [token for token in cites.seal or () if len(token) > 30]
    return " ".join((source, *digests))


def _value(thing: _Thing, value: Value) -> str:
    """A value as text, with what each name in it stands for in the place of the name."""
    return text_of(with_names(value, thing))


def _thing(named: Mapping[str, Statement], name: str) -> str:
    """What a name stands for: a directive's kind and title; an entry's verb, object and text, without its date."""
    statement = named.get(name)
    if statement is None:
        return name
    if not (statement.is_entry and name[:1] == "^"):
        return f"<{statement.text}>" if statement.text else name
    names = [one for mention in statement.target for one in mention.names]
    objects = " ".join((named[one].text if one in named else "") or one for one in names)
    return f"<{statement.kind} {objects} {statement.text}>"
