"""Going through the drafts of a case: each with its passage, and what becomes of it when a person has decided.

Only a person accepts a draft. What is accepted is written into the case without its `draft` line, in one step with the
record of the decision; of a source that the case cites under seal, the quotation is sealed at once.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from regesta.case import Case, load
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

    `directive` is that of its source, where the case has none yet.
    """

    statement: Statement
    before: str
    words: str
    after: str
    file: str
    line: int
    directive: Statement | None = None

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
        known = case.named.get(cites.source)
        directive = held.named.get(cites.source) if known is None else None
        found.append(Item(statement, before, cites.words, after, statement.file, statement.line, directive))
    return found


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


def addition(case: Case, item: Item, entry: Statement, texts: Mapping[str, Text]) -> str:
    """The text that is written into the case where a draft is accepted as this entry.

    Raises NotAccepted where its quotation cannot be sealed as the case's others are.
    """
    entry = _unlike(case, _sealed(case, entry, texts))
    parts = [written(item.directive)] if item.directive is not None else []
    return "\n" + "\n".join((*parts, written(entry)))


def accept(case: Case, item: Item, entry: Statement, texts: Mapping[str, Text]) -> Case:
    """Writes an entry into the case and records that its draft was accepted; gives the case as it is then.

    Raises NotAccepted where its quotation cannot be sealed as the case's others are, or nothing can be written.
    """
    added = addition(case, item, entry, texts)
    try:
        is_there = (case.folder / ACCEPTED).exists()
        originals = read_originals(case.folder, [case.main, ACCEPTED] if is_there else [case.main])
        before = originals.get(ACCEPTED)
        after = (_HEAD.encode() if before is None else before) + added.encode("utf-8", "surrogateescape")
        changes = [Change(ACCEPTED, before, after)]
        if ACCEPTED not in case.files:
            line = f'\ninclude "{ACCEPTED}"\n'
            changes.append(Change(case.main, originals[case.main], originals[case.main] + line.encode()))
        patch = (*changes, decided(case, item.statement, "accepted"))
        Journal(case.folder).save(patch, f"{_called(item)} accepted")
    except NotWritten as fault:
        raise NotAccepted(fault.what, fault.remedy) from None
    return load(Path(case.folder) / case.main)


def reject(case: Case, item: Item) -> None:
    """Records that a draft was rejected; raises NotAccepted where that cannot be written."""
    try:
        patch = (decided(case, item.statement, "rejected"),)
        Journal(case.folder).save(patch, f"{_called(item)} rejected")
    except NotWritten as fault:
        raise NotAccepted(fault.what, fault.remedy) from None


def _called(item: Item) -> str:
    """What a draft is called in the journal: its place among the drafts."""
    return f"the draft at {item.file}:{item.line}"


def _sealed(case: Case, entry: Statement, texts: Mapping[str, Text]) -> Statement:
    """The entry with seals in the place of words of those sources that the case cites under seal."""
    closed = sealed_sources(case)
    fields = []
    for field in entry.fields:
        cites = field.value
        if isinstance(cites, Cites) and cites.source in closed and cites.words is not None:
            text = texts.get(cites.source)
            if text is None:
                raise NotAccepted(
                    f"{cites.source} is cited under seal, and its text is not held here",
                    "give its folder with --texts",
                )
            try:
                seal = seal_of(
                    text, find_quotation(text, cites.words, cites.locator or None, has_nearest=False)
                )
            except SealRefused as refused:
                raise NotAccepted(refused.reason, refused.remedy) from None
            field = field._replace(value=cites._replace(words=None, seal=tuple(str(seal).split())))
        fields.append(field)
    return entry._replace(fields=tuple(fields))


def _unlike(case: Case, entry: Statement) -> Statement:
    """The entry with a name that nothing of the case has yet."""
    return entry._replace(name=free_name(entry.name, case.named)) if entry.name else entry
