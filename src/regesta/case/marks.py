"""The mark of a judgement that a passage supports an entry: it changes when what either means does."""

import base64
import hashlib
from collections.abc import Iterator

from regesta.case.case import Case
from regesta.statements.statement import Field, Statement, field_cites
from regesta.statements.values import (
    Cites,
    Kin,
    Mention,
    NodeTie,
    Relation,
    Step,
    Supposition,
    Value,
)
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
        "; ".join(_mention(case, mention) for mention in statement.target),
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
    if isinstance(value, Mention):
        return _mention(case, value)
    if type(value) is tuple:
        return ", ".join(_mention(case, one) for one in value if isinstance(one, Mention))
    if isinstance(value, Relation) and isinstance(value.target, str):
        value = value._replace(target=_thing(case, value.target))
    elif isinstance(value, Kin):
        value = value._replace(whom=_named(case, value.whom))
    elif isinstance(value, Step):
        value = value._replace(actor=_named(case, value.actor))
    elif isinstance(value, Supposition):
        value = value._replace(hypothesis=_thing(case, value.hypothesis))
    elif isinstance(value, NodeTie):
        at = _thing(case, value.at) if isinstance(value.at, str) else value.at
        value = value._replace(state=value.state and _thing(case, value.state), at=at)
    return text_of(value)


def _mention(case: Case, mention: Mention) -> str:
    return str(_named(case, mention))


def _named(case: Case, mention: Mention) -> Mention:
    names = tuple(_thing(case, name) for name in mention.names)
    return mention._replace(names=names, stands_for=tuple(_thing(case, name) for name in mention.stands_for))


def _thing(case: Case, name: str) -> str:
    """What a name stands for: a directive's kind and title; an entry's verb, object and text, without its date."""
    statement = case.named.get(name)
    if statement is None:
        return name
    if not (statement.is_entry and name[:1] == "^"):
        return f"<{case.title_of(name)}>" if statement.text else name
    objects = " ".join(case.title_of(one) for mention in statement.target for one in mention.names)
    return f"<{statement.kind} {objects} {statement.text}>"
