"""The one shape of what is found: findings, answers, and the grounds they rest on."""

from collections.abc import Sequence
from functools import partial
from typing import Generic, Literal, NamedTuple, TypeVar

from regesta.case import Case
from regesta.findings.deferred import Deferred, once
from regesta.findings.regest import regest
from regesta.statements.statement import Statement, field_cites
from regesta.wording import said, word

V = TypeVar("V")
Modality = Literal["certain", "possible", "no", "unknown"]


class Support(NamedTuple):
    """A citation that a ground rests on: the source, the place in it, and how the source says it."""

    source: str
    locator: str
    mode: str


class Ground(NamedTuple):
    """An entry that something rests on, where it stands, and its citations."""

    id: str
    file: str
    line: int
    says: str
    citations: tuple[Support, ...]
    caveats: tuple[str, ...] = ()


class Finding(NamedTuple, Generic[V]):
    """What is found of a subject: its value, how far it is certain, what it rests on, and what to beware of."""

    subject: str
    value: V
    modality: Modality
    grounds: Sequence[Ground]
    caveats: tuple[str, ...] = ()


class Answer(NamedTuple):
    """The answer to a question, in the one schema of all questions."""

    question: str
    answer: str
    modality: Modality
    grounds: Sequence[Ground]


def entry_id(statement: Statement) -> str:
    """What an entry is called by: its name, or the place where it stands."""
    return statement.name or f"{statement.file}:{statement.line}"


def support(statement: Statement) -> tuple[Support, ...]:
    """The citations of a statement, those of its fields included."""
    found = []
    for citation in statement.citations:
        cites = field_cites(citation)
        mode = next((field.value for field in citation.under if field.key == "mode"), "")
        found.append(Support(cites.source, cites.locator, str(mode)))
    return tuple(found)


@once
def ground(case: Case, statement: Statement) -> Ground:
    """A statement as a ground for something."""
    return Ground(
        entry_id(statement),
        statement.file,
        statement.line,
        regest(case, statement),
        support(statement),
        caveats(statement),
    )


def grounds_of(case: Case, statements: Sequence[Statement]) -> Sequence[Ground]:
    """Statements as grounds for something, each put into words when it is looked at."""
    return Deferred(partial(ground, case), statements)


def caveats(statement: Statement) -> tuple[str, ...]:
    """What to beware of in a statement: that it is denied, a draft, of low certainty, uncited, or in doubt."""
    found = []
    if statement.is_denied:
        found.append(said("the register says that this did not happen"))
    if statement.field("draft") is not None:
        found.append(said("a draft that no person has accepted"))
    cert = statement.word("cert")
    if cert in ("low", "medium"):
        found.append(said("the recorder's certainty is {cert}", cert=word("cert", cert)))
    elif cert == "?":
        found.append(said("the recorder does not know how sure this is"))
    if statement.date is not None and statement.date.is_uncertain:
        found.append(said("the date is uncertain"))
    if not statement.citations:
        found.append(said("no source is cited"))
    return tuple(found)
