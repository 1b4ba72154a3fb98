"""The language server: documents as they are opened and edited, their problems shown, and the questions about them."""

import asyncio
import gc
from collections.abc import Sequence
from typing import Protocol

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from regesta import __version__
from regesta.editing import NotRenamed, NotWritten
from regesta.faces.lsp.cases import Cases, Member
from regesta.faces.lsp.turning import Turned
from regesta.problem import Problem

PAUSE = 0.2  # seconds without an edit before problems are looked for


class Server(LanguageServer):
    """What is kept of the client's documents. Documents come whole: how a client parts lines is then its own affair."""

    def __init__(self) -> None:
        super().__init__("regesta", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.cases = Cases()
        self._shown: dict[str, list[lsp.Diagnostic]] = {}
        self._waiting: dict[int, asyncio.Task[None]] = {}

    def turned(self, member: Member) -> Turned:
        """What turns answers about a case into the protocol's."""
        return Turned(self.cases, member, self.workspace.position_encoding or "utf-16")

    def edited(self, uri: str, text: str | None) -> None:
        """Takes in a document as it is in the editor, None once it is closed, and has its problems shown in a while."""
        member = self.cases.member(uri)
        if member is not None:
            member.service.keep(member.path, text)
            key = id(member.service)
            if key in self._waiting:
                self._waiting[key].cancel()
            self._waiting[key] = asyncio.ensure_future(self._look(member))

    async def _look(self, member: Member) -> None:
        await asyncio.sleep(PAUSE)
        problems = await asyncio.to_thread(member.service.every_problem)
        self._waiting.pop(id(member.service), None)
        self._show(member, problems)

    def _show(self, member: Member, problems: Sequence[Problem]) -> None:
        """Shows the problems of a case at its files, those of the document at hand even if it has none."""
        turned = self.turned(member)
        files = {*member.service.case().files, member.path, *(one.position.file for one in problems)}
        found: dict[str, list[lsp.Diagnostic]] = {turned.uri(file): [] for file in files}
        for problem in problems:
            found[turned.uri(problem.position.file)].append(turned.diagnostic(problem))
        for uri, diagnostics in found.items():
            if diagnostics != self._shown.get(uri, []) or uri == turned.uri(member.path):
                self._shown[uri] = diagnostics
                self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics))


server = Server()


class _At(Protocol):
    """What a request says that is about a place."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier:
        """The document."""

    @property
    def position(self) -> lsp.Position:
        """The place in it."""


def _asked(given: _At) -> tuple[Member, Turned, tuple[str, None, int, int]] | None:
    """The case, and what the service is asked about a place of a document; None for one that is no file."""
    member = server.cases.member(given.text_document.uri)
    if member is None:
        return None
    turned = server.turned(member)
    return member, turned, (member.path, None, *turned.positions(member.path).read(given.position))


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
def _opened(ls: Server, given: lsp.DidOpenTextDocumentParams) -> None:
    ls.edited(given.text_document.uri, given.text_document.text)


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
def _changed(ls: Server, given: lsp.DidChangeTextDocumentParams) -> None:
    uri = given.text_document.uri
    ls.edited(uri, ls.workspace.get_text_document(uri).source)


@server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
def _saved(ls: Server, given: lsp.DidSaveTextDocumentParams) -> None:
    uri = given.text_document.uri
    ls.cases.forget(uri)
    ls.edited(uri, ls.workspace.get_text_document(uri).source)


@server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
def _closed(ls: Server, given: lsp.DidCloseTextDocumentParams) -> None:
    ls.edited(given.text_document.uri, None)


@server.feature(
    lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["^", " ", ",", "|", "="])
)
def _complete(ls: Server, given: lsp.CompletionParams) -> lsp.CompletionList:
    asked = _asked(given)
    if asked is None:
        return lsp.CompletionList(False, [])
    member, turned, question = asked
    found = member.service.complete(*question)
    items = [turned.completion(one, place) for place, one in enumerate(found)]
    return lsp.CompletionList(
        is_incomplete=True, items=items
    )  # another letter finds others, by their titles too


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def _hover(ls: Server, given: lsp.HoverParams) -> lsp.Hover | None:
    asked = _asked(given)
    found = asked[0].service.hover(*asked[2]) if asked is not None else None
    return asked[1].hover(found) if asked is not None and found is not None else None


@server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
def _definition(ls: Server, given: lsp.DefinitionParams) -> lsp.Location | None:
    asked = _asked(given)
    found = asked[0].service.definition(*asked[2]) if asked is not None else None
    return asked[1].location(found) if asked is not None and found is not None else None


@server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
def _references(ls: Server, given: lsp.ReferenceParams) -> list[lsp.Location]:
    asked = _asked(given)
    if asked is None:
        return []
    member, turned, question = asked
    places = member.service.references(*question)
    if not given.context.include_declaration:
        declared = member.service.definition(*question)
        places = [one for one in places if one != declared]
    return [turned.location(one) for one in places]


@server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
def _name(ls: Server, given: lsp.PrepareRenameParams) -> lsp.Range | None:
    asked = _asked(given)
    found = asked[0].service.name(*asked[2]) if asked is not None else None
    return asked[1].location(found).range if asked is not None and found is not None else None


@server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
def _rename(ls: Server, given: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    asked = _asked(given)
    if asked is None:
        return None
    member, turned, question = asked
    try:
        return turned.renamed(member.service.rename(*question, given.new_name))
    except (NotRenamed, NotWritten) as fault:
        raise JsonRpcInvalidParams(f"{fault.what}: {fault.remedy}") from None


@server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
def _format(ls: Server, given: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
    member = ls.cases.member(given.text_document.uri)
    if member is None:
        return []
    text = member.service.format(member.path)
    return (
        ls.turned(member).formatted(text.removeprefix("\ufeff"))
        if text != member.service.text(member.path)
        else []
    )


@server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def _symbols(ls: Server, given: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    member = ls.cases.member(given.text_document.uri)
    if member is None:
        return []
    turned = ls.turned(member)
    return [turned.symbol(one) for one in member.service.symbols(member.path)]


def serve_stdio() -> None:
    """Answers on standard output what is asked on standard input, until the client ends it."""
    gc.enable()  # a server lives long
    server.start_io()
