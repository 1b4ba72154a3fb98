"""Going through the drafts of a case: each with its passage, and what becomes of it when a person has decided.

Only a person accepts a draft. What is accepted is written into the case without its `draft` line, in one step with the
record of the decision; of a source that the case cites under seal, the quotation is sealed at once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.case.marks import mark_of as judgement_mark
from regesta.dates import Edtf
from regesta.editing import Change, Journal, NotWritten, read_originals
from regesta.findings.citations import sealed_sources
from regesta.importing.names import free_name
from regesta.reading.folder import decided, drafts_of, mark_of
from regesta.sources import SealRefused, Text, find_quotation, seal_of
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement, field_cites
from regesta.statements.values import Cites, Seen
from regesta.statements.writing import written

ACCEPTED = "accepted.regesta"
AROUND = 240  # characters of the source shown before and after a quotation
_HEAD = "# Entries accepted from drafts.\n"


class Item(NamedTuple):
    """A draft to be decided: the statement, what the source says around its words, and the file it stands in.

    `directives` declare its source and an actor whom it names, where the case has them not yet.
    """

    statement: Statement
    before: str
    words: str
    after: str
    file: str
    line: int
    directives: tuple[Statement, ...] = ()

    @property
    def mark(self) -> str:
        return mark_of(self.statement)

    @property
    def cites(self) -> Cites:
        return field_cites(next(self.statement.all("cites")))


class NotAccepted(Exception):
    """A draft that was not written into the case: why, and what to do. Nothing has changed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def items(case: Case, texts: Mapping[str, Text]) -> list[Item]:
    """The drafts of a case that nobody has decided, in the order of their files."""
    found = []
    for held, statement in drafts_of(case):
        cites = next((field_cites(field) for field in statement.all("cites")), None)
        if cites is None or cites.words is None:
            continue
        before, after = _around(texts.get(cites.source), cites)
        directives = tuple(_declared(case, held, statement, cites.source))
        found.append(Item(statement, before, cites.words, after, statement.file, statement.line, directives))
    return found


def _declared(case: Case, held: Case, statement: Statement, source: str) -> Iterator[Statement]:
    """What the file of a draft declares and the case does not, of what the draft names."""
    for name in (source, *(name for one in statement.mentions("names") for name in one.names)):
        declared = held.named.get(name) if name not in case.named else None
        if declared is not None:
            yield declared


def _around(text: Text | None, cites: Cites) -> tuple[str, str]:
    """What stands before and after the words in their source; nothing where it is not held."""
    place = (
        find_quotation(text, cites.words, cites.locator or None, has_nearest=False).place if text else None
    )
    if text is None or place is None:
        return "", ""
    start, end = place.whole.offset, place.whole.end
    before = text.content[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text.content[end : end + AROUND].partition("\n")[0]
    return before, after


def accepted(statement: Statement, *, by: str = "", on: Edtf | None = None) -> Statement:
    """A draft as an entry: without its `draft` line, and with the name of who judged it, if that is said."""
    seen = (Field("seen", Seen(by, on), 0),) if by and on is not None else ()
    fields = tuple(
        field._replace(under=(*field.under, *seen)) if field.key == "cites" else field
        for field in statement.fields
        if field.key != "draft"
    )
    return statement._replace(fields=fields)


def reread(text: str) -> tuple[Statement | None, str]:
    """The one statement that a person's changed text is, or None and what is wrong with it."""
    parsed = read_statements(read_file_text("the change", text.encode("utf-8", "surrogateescape")))
    if parsed.problems:
        first = parsed.problems[0]
        return None, f"{first.message}: {first.remedy}"
    if len(parsed.statements) != 1:
        return None, "write one statement, no more and no less"
    return parsed.statements[0], ""


class Additions(NamedTuple):
    """What drafts add to the case where they are accepted, and why some cannot be; both by their marks."""

    texts: dict[str, str]
    refused: dict[str, NotAccepted]


def additions(case: Case, entries: Iterable[tuple[Item, Statement]], texts: Mapping[str, Text]) -> Additions:
    """What is written into the case where drafts are accepted as these entries, each under a name that is free.

    Refused are those whose quotation cannot be sealed as the case's others are, and terms of no entry.
    """
    made = Additions({}, {})
    closed = sealed_sources(case)
    taken = set(case.named)
    coming: dict[str, tuple[Statement, ...]] = {}  # by the draft's mark: what it brings, and its entry
    for item, entry in entries:
        try:
            entry = _of_an_entry(_sealed(entry, closed, texts), taken)
        except NotAccepted as fault:
            made.refused[item.mark] = fault
            continue
        parts = [one for one in item.directives if one.name not in taken]
        taken.update(one.name for one in parts)
        if entry.name:
            entry = entry._replace(name=free_name(entry.name, taken))
            taken.add(entry.name)
        coming[item.mark] = (*parts, entry)
    named = {one.name: one for parts in coming.values() for one in parts if one.name}
    for mark, (*before, entry) in coming.items():
        whole = (*before, _marked(case, entry, named))
        made.texts[mark] = "\n" + "\n".join(written(one) for one in whole)
    return made


def _marked(case: Case, entry: Statement, coming: Mapping[str, Statement]) -> Statement:
    """The entry with a mark on each judgement that has none."""
    fields = []
    for field in entry.fields:
        mark = judgement_mark(case, entry, field, coming) if field.key == "cites" else ""
        under = (
            one._replace(value=one.value._replace(mark=mark))
            if isinstance(one.value, Seen) and not one.value.mark
            else one
            for one in field.under
        )
        fields.append(field._replace(under=tuple(under)))
    return entry._replace(fields=tuple(fields))


def accept(case: Case, entries: Sequence[tuple[Item, Statement]], texts: Mapping[str, Text]) -> Additions:
    """Writes entries into the case and records that their drafts were accepted, all in one step.

    Gives what was added, and the drafts that could not be; raises NotAccepted where nothing can be written.
    """
    made = additions(case, entries, texts)
    done = [item for item, _ in entries if item.mark in made.texts]
    if not done:
        return made
    added = "".join(made.texts[item.mark] for item in done).encode("utf-8", "surrogateescape")
    try:
        is_there = (case.folder / ACCEPTED).exists()
        originals = read_originals(case.folder, [case.main, ACCEPTED] if is_there else [case.main])
        before = originals.get(ACCEPTED)
        changes = [Change(ACCEPTED, before, (_HEAD.encode() if before is None else before) + added)]
        if ACCEPTED not in case.files:
            line = f'\ninclude "{ACCEPTED}"\n'
            changes.append(Change(case.main, originals[case.main], originals[case.main] + line.encode()))
        patch = (*changes, decided(case, [item.statement for item in done], "accepted"))
        Journal(case.folder).save(patch, f"{_called(done)} accepted")
    except NotWritten as fault:
        raise NotAccepted(fault.what, fault.remedy) from None
    return made


def reject(case: Case, rejected: Sequence[Item]) -> None:
    """Records that drafts were rejected; raises NotAccepted where that cannot be written."""
    try:
        patch = (decided(case, [item.statement for item in rejected], "rejected"),)
        Journal(case.folder).save(patch, f"{_called(rejected)} rejected")
    except NotWritten as fault:
        raise NotAccepted(fault.what, fault.remedy) from None


def _called(done: Sequence[Item]) -> str:
    """What drafts are called in the journal: one by its place among the drafts, several by their number."""
    return f"the draft at {done[0].file}:{done[0].line}" if len(done) == 1 else f"{len(done)} drafts"


def _of_an_entry(entry: Statement, names: Collection[str]) -> Statement:
    """The entry, if it is no term, or one of an entry that there is."""
    acts = [name for one in entry.mentions("of") for name in one.names] if entry.kind == "term" else []
    act = next((name for name in acts if name not in names), "")
    if act:
        raise NotAccepted(
            f"{act} is no entry of the case",
            "accept the draft of the act first, or change the term to name an entry of the case",
        )
    return entry


def _sealed(entry: Statement, closed: Collection[str], texts: Mapping[str, Text]) -> Statement:
    """The entry with seals in the place of words of those sources that the case cites under seal."""
    return entry._replace(fields=tuple(_sealed_field(field, closed, texts) for field in entry.fields))


def _sealed_field(field: Field, closed: Collection[str], texts: Mapping[str, Text]) -> Field:
    cites = field.value
    if not isinstance(cites, Cites) or cites.source not in closed or cites.words is None:
        return field
    text = texts.get(cites.source)
    if text is None:
        raise NotAccepted(
            f"{cites.source} is cited under seal, and its text is not held here",
            "give its folder with --texts",
        )
    try:
        seal = seal_of(text, find_quotation(text, cites.words, cites.locator or None, has_nearest=False))
    except SealRefused as refused:
        raise NotAccepted(refused.reason, refused.remedy) from None
    return field._replace(value=cites._replace(words=None, seal=tuple(str(seal).split())))
