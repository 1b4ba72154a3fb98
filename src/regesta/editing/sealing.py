"""Seals in the place of quoted words, and marks on judgements: the patch, and what is left as it is and why."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from regesta.case.case import Case
from regesta.case.marks import mark_of
from regesta.editing.lines import FileLines, last_line
from regesta.editing.patch import Change, Patch
from regesta.editing.writer import read_originals
from regesta.findings.citations import Citation, citations, place_in
from regesta.position import Position
from regesta.problem import Problem
from regesta.sources import Seal, SealRefused, Text, seal_of
from regesta.statements.filetext import read_file_text
from regesta.statements.lines import strip_comment
from regesta.statements.notation import QUOTED
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement, field_cites
from regesta.statements.values import Cites, Seen, Value

MORE = " " * 10 + "+ "  # how a line that goes on is laid out
DIGESTS = 2  # of a seal, to a line


class NotSealed(Exception):
    """A case that no seal is put into: what is wrong and what to do. Nothing has changed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class Sealing(NamedTuple):
    """What sealing a case does: the citations sealed, the judgements marked, what is refused and why, and the patch."""

    sealed: tuple[Position, ...]
    marked: tuple[Position, ...]
    refused: tuple[Problem, ...]
    patch: Patch


def mark_case(case: Case) -> Sealing:
    """The patch that gives each `seen` without a mark its mark, and seals nothing. Raises as `seal_case` does."""
    return _Sealer(case, {}, frozenset()).run()


def seal_case(case: Case, texts: Mapping[str, Text], sources: Collection[str] = ()) -> Sealing:
    """The patch that puts seals in the place of the words quoted from `sources`, or from all of them.

    Each source of which words are sealed notes its text's extraction and digest, unless it does; each `seen` without
    a mark gets one. Refused, under problem code not-sealed, is every quotation that has no one place in a text held, or
    a stretch of fewer than eight words. Raises NotSealed where a file would not say afterwards what it said before, and
    NotWritten where one cannot be read again.
    """
    return _Sealer(case, texts, frozenset(sources) or None).run()


class _Sealer:
    """One sealing: what is to become of which lines, file by file."""

    def __init__(self, case: Case, texts: Mapping[str, Text], sources: Collection[str] | None) -> None:
        self.case, self.texts, self.sources = case, texts, sources  # None for all sources
        self.files: dict[str, FileLines] = {}
        self.seals: dict[tuple[str, int], Cites] = {}  # by file and line: the citation as it will stand
        self.sealed: list[Position] = []
        self.marked: list[Position] = []
        self.refused: list[Problem] = []

    def run(self) -> Sealing:
        originals = read_originals(self.case.folder, self.case.files)
        self.files = {name: FileLines(data) for name, data in originals.items()}
        for citation in citations(self.case, self.texts):
            sealed = self._seal(citation)
            self._mark(citation.statement, citation.field, sealed or citation.field)
        for source in {cites.source: None for cites in self.seals.values()}:
            self._describe(self.case.named[source], self.texts[source])
        changes = []
        for name, lines in self.files.items():
            after = lines.written()
            if after == originals[name]:
                continue
            if not self._is_sealed(name, originals[name], after):
                raise NotSealed(
                    f"in {name}, a quotation stands where it cannot be told from other words",
                    "lay the file out with `regesta fmt` first",
                )
            changes.append(Change(name, originals[name], after))
        return Sealing(tuple(self.sealed), tuple(self.marked), tuple(self.refused), tuple(changes))

    def _seal(self, citation: Citation) -> Field | None:
        """The citation with a seal in the place of its words, or None where it has none or is refused."""
        cites = field_cites(citation.field)
        if cites.words is None or (self.sources is not None and cites.source not in self.sources):
            return None
        try:
            seal = self._made(citation, cites)
        except _Refused as refused:
            place = place_in(self.case, citation, '"')
            self.refused.append(self.case.problem("not-sealed", place, refused.reason, refused.remedy))
            return None
        statement, first = citation.statement, citation.field.line
        lines = self.case.files[statement.file].lines
        last = last_line(lines, first, statement.lines[1])
        self.files[statement.file].replace(first, last, _sealed_lines(lines[first - 1 : last], seal))
        sealed = cites._replace(words=None, seal=tuple(str(seal).split()))
        self.seals[statement.file, first] = sealed
        self.sealed.append(self.case.locate(statement, first, cites.source))
        return citation.field._replace(value=sealed)

    def _made(self, citation: Citation, cites: Cites) -> Seal:
        """The seal of a citation; raises _Refused."""
        source = self.case.named.get(cites.source)
        text = self.texts.get(cites.source)
        if source is None or text is None or citation.quotation is None:
            raise _Refused(
                f"the text of {cites.source} is not held",
                "name its file in the source's `text` line, and give its folder with --texts",
            )
        digest = source.word("digest")
        if digest and digest != text.digest:
            raise _Refused(
                f"the text of {cites.source} is not the one that was seen: its digest differs",
                f"find the edition that was seen; or, if the words stand in this one, write digest {text.digest}",
            )
        if citation.is_translated and not citation.quotation.rules and citation.verdict == "located":
            raise _Refused(
                f"the words are not in the language of {cites.source}, and none but a text's own words are sealed",
                "quote the original, or leave the translation as it is",
            )
        try:
            return seal_of(text, citation.quotation)
        except SealRefused as refused:
            raise _Refused(refused.reason, refused.remedy) from None

    def _mark(self, statement: Statement, before: Field, after: Field) -> None:
        """Mark the judgements on a citation: those without a mark, and those that sealing would make stale."""
        if not statement.is_whole:
            return
        for field in before.under:
            seen = field.value
            if not isinstance(seen, Seen):
                continue
            if seen.mark and (after is before or seen.mark != mark_of(self.case, statement, before)):
                continue
            mark = mark_of(self.case, statement, after)
            lines = self.case.files[statement.file].lines
            last = last_line(lines, field.line, statement.lines[1])
            text, _ = strip_comment(lines[last - 1])
            comment = lines[last - 1][len(text) :]
            text = text.removesuffix(seen.mark).rstrip() if seen.mark else text
            self.files[statement.file].replace(last, last, [f"{text} {mark}{comment}"])
            self.marked.append(self.case.locate(statement, field.line, "seen"))

    def _describe(self, source: Statement, text: Text) -> None:
        """Note a text's extraction and digest below the line that names its file."""
        named = source.field("text")
        if named is None:
            return
        line = last_line(self.case.files[source.file].lines, named.line, source.lines[1])
        noted = [
            f"  {key:<9} {value}"
            for key, value in (("extraction", text.extraction), ("digest", text.digest))
            if not source.word(key)
        ]
        self.files[source.file].add_below(line, noted)

    def _is_sealed(self, name: str, before: bytes, after: bytes) -> bool:
        """Whether a file says afterwards what it said before, but for the seals, the marks and the digests."""
        one, other = (
            list(read_statements(read_file_text(name, data)).statements) for data in (before, after)
        )
        expected = [_said(s, self.seals) for s in one]
        return expected == [_said(s, {}) for s in other]


class _Refused(Exception):
    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


_Said = tuple[str, str, str, list[tuple[str, Value]]]


def _said(statement: Statement, seals: Mapping[tuple[str, int], Cites]) -> _Said:
    """What a statement says, with seals in the place of the words at those lines, and without marks and digests."""
    said: list[tuple[str, Value]] = []
    for field in _all_fields(statement.fields):
        value = field.value
        if isinstance(value, Seen):
            value = value._replace(mark="")
        elif isinstance(value, Cites):
            value = seals.get((statement.file, field.line), value)
        if not (statement.kind == "source" and field.key in ("extraction", "digest")):
            said.append((field.key, value))
    return statement.kind, statement.name, statement.text, said


def _all_fields(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all_fields(field.under)


_BLANK = re.compile(r"\s*(?:\+\s*)?")


def _sealed_lines(raw: Sequence[str], seal: Seal) -> list[str]:
    """The lines of a citation with a seal in the place of its words; its comments stay."""
    lines: list[str] = []
    is_written = False
    for line in raw:
        text, _ = strip_comment(line)
        comment = line[len(text) :].lstrip()
        bare = QUOTED.sub("", text).rstrip()
        if not is_written and bare != text:
            first, *more = _seal_pieces(seal)
            lines.append(f"{bare} {first}" + (f"  {comment}" if comment else ""))
            lines.extend(MORE + piece for piece in more)
            is_written = True
        elif not is_written or not _BLANK.fullmatch(bare):
            lines.append(line)
        elif comment:
            lines.append(MORE[:-2] + comment)
    return lines


def _seal_pieces(seal: Seal) -> Iterator[str]:
    """A seal in pieces, one to a line: what stands before the first digest with it, the others two by two."""
    piece = ["sealed"]
    count = 0
    for token in str(seal).split():
        is_digest = len(token) > len("1000000000+1000000000")
        if is_digest and count == (DIGESTS if piece[0] != "sealed" else 1):
            yield " ".join(piece)
            piece, count = [], 0
        piece.append(token)
        count += is_digest
    yield " ".join(piece)
