"""Every statement of a case with all that belongs to it: its fields, readings and verdicts, and what else names it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import Bound, Edtf, describe
from regesta.findings.appearances import Appearance, appearances
from regesta.findings.citations import Citation
from regesta.findings.deferred import DeferredByName
from regesta.findings.entries import Disagreement, disagreements
from regesta.findings.finding import caveats, entry_id
from regesta.findings.pieces import Piece, Pieces, pieces
from regesta.findings.regest import regest
from regesta.findings.withholding import withheld
from regesta.sources import BrokenSeal, Seal, Span, Text
from regesta.statements.statement import Field, Statement, field_cites
from regesta.wording import joined, said, word

UNSEEN = ("case", "include")
VOCABULARY = (
    "mode",
    "basis",
    "cert",
    "seen as",
    "locators",
    "nature",
    "kind",
)  # fields whose values are few words
# The directives under which one of these fields holds whatever word the recorder chose.
FREE = frozenset(("kind", kind) for kind in ("source", "body", "group", "place", "matter"))
ENTRY_WORDS = ("term", "claim", "same")
STANDING = frozenset(
    {"exact", "normalised", "elided", "verified"}
)  # verdicts on words that stand in their source


class Line(NamedTuple):
    """A field in words; `edtf` is the date as it was written, where it is one.

    `readings` are the numbers, from 0, of the record's readings that stand under this field.
    """

    key: str
    value: Pieces
    edtf: str = ""
    readings: tuple[int, ...] = ()


class Reading(NamedTuple):
    """A citation with its verdict, and how the source reads the entry.

    `field` is the field that it supports, empty for the whole. `words` are the quotation as the case has it, None
    where there is none. `blocks` and `standing_blocks` are those of its seal; `left_out` what the source says where
    the quotation leaves words out, empty where its text is withheld; `spans` where it stands in the text.
    """

    field: str
    source: str
    title: str
    locator: str
    verdict: str
    standing: str
    words: str | None
    is_sealed: bool
    sealed_words: int
    blocks: int
    standing_blocks: int
    rules: tuple[str, ...]
    left_out: tuple[str, ...]
    spans: tuple[Span, ...]
    lines: tuple[Line, ...]


class Naming(NamedTuple):
    """Another statement that names this one, and in which of its fields."""

    id: str
    says: str
    keys: tuple[str, ...]


class Record(NamedTuple):
    """A statement with all that belongs to it. `id` is its name, or the file and line where it stands.

    `written` are its lines as the file has them, `states` the words for what is to be seen at a glance: denied, draft,
    disputed, and others of `STATES`.
    """

    id: str
    kind: str
    is_entry: bool
    says: str
    name: str
    words: str
    edtf: str
    earliest: Bound
    latest: Bound
    target: Pieces
    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    disagreements: tuple[Disagreement, ...]
    named_by: tuple[Naming, ...]
    caveats: tuple[str, ...]
    states: tuple[str, ...]
    file: str
    first_line: int
    last_line: int
    written: str


# What is to be seen of an entry at a glance, in the order in which it is told.
STATES: tuple[tuple[str, str], ...] = (
    ("denied", said("the register says that this did not happen")),
    ("draft", said("no person has accepted it")),
    ("disputed", said("its sources read it differently")),
    ("failed", said("words that are cited do not stand in the source")),
    ("doubtful", said("the recorder's certainty is low or unknown")),
    ("uncited", said("no source is cited")),
    ("verified", said("all words cited for it stand in their sources")),
    ("sealed", said("words cited for it are sealed: they may not be published")),
    ("unverified", said("words are cited for it, and the text to hold them against is not at hand")),
)


class Records(DeferredByName[Record]):
    """The record of every statement but `case` and `include` by its id, in the order of the files.

    Each is made when it is first asked for.
    """

    def __init__(self, case: Case, cited: Sequence[Citation], texts: Mapping[str, Text]) -> None:
        self._case, self._hidden = case, withheld(cited, texts)
        self._by_field = {id(citation.field): citation for citation in cited}
        self.appearances = appearances(case)
        self.statements = {
            statement_id(case, statement): statement
            for statement in case.statements
            if statement.kind not in UNSEEN
        }
        self._told: dict[int, tuple[str, str]] = {}
        super().__init__(self._record, self.statements)

    def states(self, name: str) -> tuple[str, ...]:
        """What is to be seen of a statement at a glance, as its record has it, which need not be made for it."""
        statement = self.statements[name]
        return tuple(_states(statement, self._by_field, is_disputed=any(disagreements(statement))))

    def is_answered(self, name: str) -> bool:
        """Whether something answers a statement, or follows it up."""
        return any("answers" in where.keys for where in self._appearances(self.statements[name]))

    def _record(self, name: str) -> Record:
        statement = self.statements[name]
        return _record(self._case, statement, self._by_field, self._hidden, self._namings(statement))

    def _namings(self, statement: Statement) -> Iterator[Naming]:
        """What names a statement."""
        for appearance in self._appearances(statement):
            yield Naming(*self._told_of(appearance.statement), appearance.keys)

    def _appearances(self, statement: Statement) -> Iterator[Appearance]:
        """Where a statement is named, by its own name or by that of the state, practice or power it tells of."""
        names = [statement.name] if statement.name else []
        names += [
            name
            for mention in statement.target
            for name in mention.names
            if self._case.named.get(name) is statement and name not in names
        ]
        for name in names:
            for appearance in self.appearances.get(name, ()):
                if appearance.statement is not statement and appearance.statement.kind not in UNSEEN:
                    yield appearance

    def _told_of(self, statement: Statement) -> tuple[str, str]:
        """The id of a statement and what it says."""
        told = self._told.get(id(statement))
        if told is None:
            told = self._told[id(statement)] = (
                statement_id(self._case, statement),
                regest(self._case, statement),
            )
        return told


def is_entry(statement: Statement) -> bool:
    """Whether a statement tells of something that a source may say: an entry, a term, a claim, or that two are one."""
    return statement.is_entry or statement.kind in ENTRY_WORDS


def statement_id(case: Case, statement: Statement) -> str:
    """What a statement is called by: its name where it is the first of that name, else the place where it stands."""
    if statement.name and case.named.get(statement.name) is statement:
        return entry_id(statement)
    return f"{statement.file}:{statement.line}"


def _record(
    case: Case,
    statement: Statement,
    by_field: Mapping[int, Citation],
    hidden: Mapping[str, str],
    namings: Iterable[Naming],
) -> Record:
    earliest, latest = case.bounds(statement)
    readings = tuple(_readings(case, statement, by_field, hidden))
    differing = tuple(disagreements(statement))
    written = case.files[statement.file].lines[statement.lines[0] - 1 : statement.lines[1]]
    return Record(
        statement_id(case, statement),
        statement.kind,
        is_entry(statement),
        regest(case, statement),
        statement.name,
        describe(statement.date)
        if statement.date is not None
        else said("undated")
        if statement.is_entry
        else "",
        str(statement.date) if statement.date is not None else "",
        earliest,
        latest,
        pieces(case, statement.target) if statement.target else (),
        tuple(_own_lines(case, statement)),
        readings,
        differing,
        tuple(namings),
        caveats(statement),
        tuple(_states(statement, by_field, is_disputed=any(differing))),
        statement.file,
        *statement.lines,
        "\n".join(written).rstrip(),
    )


def _own_lines(case: Case, statement: Statement) -> Iterator[Line]:
    """The fields of a statement but its citations, each with the numbers of those that stand under it."""
    number = sum(field.key == "cites" for field in statement.fields)
    for field in statement.fields:
        if field.key == "cites":
            continue
        count = sum(deeper.key == "cites" for deeper in field.under)
        first, *rest = _lines(case, field, statement.kind)
        yield first._replace(readings=tuple(range(number, number + count)))
        yield from rest
        number += count


def _lines(case: Case, field: Field, kind: str = "") -> Iterator[Line]:
    """A field in words, and what stands under it but citations; `kind` is the directive's whose field it is."""
    edtf = str(field.value) if isinstance(field.value, Edtf) else ""
    key = word("field", field.key)
    yield Line(key, _value(case, field, kind), edtf)
    for deeper in field.under:
        if deeper.key != "cites":
            yield Line(joined(": ", (key, word("field", deeper.key))), pieces(case, deeper.value))


def _value(case: Case, field: Field, kind: str) -> Pieces:
    """A field's value in words; where it is of a closed vocabulary, such as that of modes, a word of the language."""
    if isinstance(field.value, str) and field.key in VOCABULARY and (field.key, kind) not in FREE:
        return (Piece(word(field.key, field.value)),)
    return pieces(case, field.value)


def _readings(
    case: Case, statement: Statement, by_field: Mapping[int, Citation], hidden: Mapping[str, str]
) -> Iterator[Reading]:
    for key, field in _cites_fields(statement):
        citation = by_field.get(id(field))
        if citation is not None:
            yield _reading(case, citation, key, hidden)


def _cites_fields(statement: Statement) -> Iterator[tuple[str, Field]]:
    """Every citation with the field that it supports; the empty text for the whole."""
    for field in statement.fields:
        if field.key == "cites":
            yield "", field
    for field in statement.fields:
        for deeper in field.under:
            if deeper.key == "cites":
                yield field.key, deeper


def _reading(case: Case, citation: Citation, key: str, hidden: Mapping[str, str]) -> Reading:
    cites = field_cites(citation.field)
    quotation, verification = citation.quotation, citation.verification
    standing = ""
    rules: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    if quotation is not None:
        spans = tuple(span for place in quotation.places for span in place.spans)
        standing, rules = quotation.standing, tuple(str(rule) for rule in quotation.rules)
        if cites.source not in hidden:
            left_out = tuple(one.words for one in quotation.left_out)
    elif verification is not None:
        spans = verification.spans
        standing = "moved" if verification.is_moved else "as sealed"
    return Reading(
        key,
        cites.source,
        _called(case, cites.source),
        cites.locator,
        citation.verdict,
        standing,
        cites.words,
        cites.seal is not None,
        _sealed_words(cites.seal),
        len(verification.blocks) if verification is not None else 0,
        verification.standing_count if verification is not None else 0,
        rules,
        left_out,
        spans,
        tuple(line for field in citation.field.under for line in _lines(case, field)),
    )


def _called(case: Case, source: str) -> str:
    """What a source is called where it is cited: its author, unless the title names it, and its title."""
    title, declared = case.title_of(source), case.named.get(source)
    author = declared.word("author") if declared is not None else ""
    return title if not author or author in title else f"{author}, {title}"


def _sealed_words(tokens: tuple[str, ...] | None) -> int:
    """How many words a seal covers; 0 where there is none or it is broken."""
    if tokens is None:
        return 0
    try:
        return sum(fragment.words.length for fragment in Seal.parse(tokens).fragments)
    except BrokenSeal:
        return 0


def _states(statement: Statement, by_field: Mapping[int, Citation], *, is_disputed: bool) -> Iterator[str]:
    cited = [by_field[id(field)] for _, field in _cites_fields(statement) if id(field) in by_field]
    if statement.is_denied:
        yield "denied"
    if statement.field("draft") is not None:
        yield "draft"
    if is_disputed or any(map(_denies, cited)):
        yield "disputed"
    verdicts = {one.verdict for one in cited}
    if "missing" in verdicts:
        yield "failed"
    if statement.word("cert") in ("low", "?"):
        yield "doubtful"
    if not is_entry(statement):
        return
    if not cited:
        yield "uncited"
        return
    if verdicts <= STANDING:
        yield "verified"
    sealed = [field_cites(one.field).seal is not None for one in cited]
    if any(sealed):
        yield "sealed"
    worded = {
        one.verdict
        for one, is_sealed in zip(cited, sealed, strict=True)
        if is_sealed or field_cites(one.field).words is not None
    }
    if worded and worded <= {"no_text", "unverified"}:
        yield "unverified"


def _denies(citation: Citation) -> bool:
    under = citation.field.under
    return any(field.key == "mode" and field.value in ("denies", "doubts", "silent") for field in under)
