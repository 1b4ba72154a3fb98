"""Answers of the service as the protocol has them."""

from lsprotocol import types as lsp

from regesta.faces.lsp.cases import Cases, Member
from regesta.faces.lsp.positions import Positions
from regesta.faces.service import Completion, Hover, Place, Renamed, Symbol
from regesta.problem import Problem

SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}
_COMPLETIONS = {
    "directive": lsp.CompletionItemKind.Keyword,
    "verb": lsp.CompletionItemKind.Method,
    "field": lsp.CompletionItemKind.Field,
    "word": lsp.CompletionItemKind.Value,
    "person": lsp.CompletionItemKind.Class,
    "body": lsp.CompletionItemKind.Module,
    "group": lsp.CompletionItemKind.Module,
    "source": lsp.CompletionItemKind.File,
    "file": lsp.CompletionItemKind.File,
    "matter": lsp.CompletionItemKind.Struct,
    "an entry": lsp.CompletionItemKind.Event,
    "term": lsp.CompletionItemKind.Event,
}
_SYMBOLS = {
    "case": lsp.SymbolKind.Namespace,
    "person": lsp.SymbolKind.Class,
    "body": lsp.SymbolKind.Module,
    "group": lsp.SymbolKind.Module,
    "source": lsp.SymbolKind.File,
    "matter": lsp.SymbolKind.Struct,
}


class Turned:
    """Turns what the service says of one case, with the places of its files counted as the client counts."""

    def __init__(self, cases: Cases, member: Member, encoding: str) -> None:
        self.member = member
        self._cases = cases
        self._encoding = encoding
        self._positions: dict[str, Positions] = {}

    def positions(self, file: str) -> Positions:
        """The places of a file of the case, as it is open or stands on the disk."""
        if file not in self._positions:
            self._positions[file] = Positions(self.member.service.lines(file), self._encoding)
        return self._positions[file]

    def uri(self, file: str) -> str:
        """The address of a file of the case."""
        return self._cases.uri(self.member.folder, file)

    def location(self, place: Place) -> lsp.Location:
        """A stretch of a file."""
        found = self.positions(place.file).range(place.line, place.start, place.end)
        return lsp.Location(self.uri(place.file), found)

    def diagnostic(self, problem: Problem) -> lsp.Diagnostic:
        """A problem with its remedy, under the word it is about."""
        related = [
            lsp.DiagnosticRelatedInformation(
                lsp.Location(self.uri(one.file), self.positions(one.file).word(one.line, one.column)),
                "this has to do with it",
            )
            for one in problem.related
        ]
        return lsp.Diagnostic(
            self.positions(problem.position.file).word(problem.position.line, problem.position.column),
            f"{problem.message}\n→ {problem.remedy}",
            SEVERITIES[problem.severity],
            problem.code,
            source="regesta",
            related_information=related or None,
        )

    def completion(self, one: Completion, place: int) -> lsp.CompletionItem:
        """A completion, the `place`th: names that were found by their titles must not be sieved out by the client."""
        range_ = self.positions(self.member.path).range(one.line, one.start, one.end)
        return lsp.CompletionItem(
            one.label,
            kind=_COMPLETIONS.get(one.kind, lsp.CompletionItemKind.Reference),
            detail=one.kind,
            documentation=one.detail or None,
            sort_text=f"{place:04}",
            filter_text=self.written(one),
            text_edit=lsp.TextEdit(range_, one.text),
        )

    def written(self, one: Completion) -> str:
        """What is written already of a completion, which every client finds in it."""
        line = self.member.service.lines(self.member.path)[one.line - 1]
        return line[one.start - 1 : one.end - 1] or one.label

    def hover(self, one: Hover) -> lsp.Hover:
        """Help on a word."""
        found = self.positions(self.member.path).range(one.line, one.start, one.end)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, one.text), found)

    def symbol(self, one: Symbol) -> lsp.DocumentSymbol:
        """A directive of the file."""
        positions = self.positions(self.member.path)
        kind = _SYMBOLS.get(one.kind, lsp.SymbolKind.Event)
        whole, first = positions.whole(one.first, one.last), positions.whole(one.first, one.first)
        return lsp.DocumentSymbol(one.name, kind, whole, first, detail=one.says or None)

    def formatted(self, text: str) -> list[lsp.TextEdit]:
        """What makes the file another text: all of it replaced, or nothing where it is that text already."""
        positions = self.positions(self.member.path)
        last = len(self.member.service.lines(self.member.path))
        return [lsp.TextEdit(positions.whole(1, last), text)]

    def renamed(self, one: Renamed) -> lsp.WorkspaceEdit:
        """A name in the place of another, everywhere it stands."""
        changes: dict[str, list[lsp.TextEdit]] = {}
        for place in one.places:
            found = self.positions(place.file).range(place.line, place.start, place.end)
            changes.setdefault(self.uri(place.file), []).append(lsp.TextEdit(found, one.new))
        return lsp.WorkspaceEdit(changes=changes)
