"""The language server, spoken to by a client over the pipes of a process of its own."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

MAIN = """case talks "The talks 😀" format 1
include "people.regesta"

matter war "The war"

1950 request war ^asks "😀 The asking"
  by        kim
"""
PEOPLE = 'person kim "Kim 😀 Il-sung"\nperson 김일성 "The same"\n'
PATIENCE = 30


class Editor:
    """A client with documents open, and the diagnostics it was sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.shown: dict[str, list[lsp.Diagnostic]] = {}
        self._news = asyncio.Event()
        self._version = 0

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda given: self._published(given))

    def _published(self, given: lsp.PublishDiagnosticsParams) -> None:
        self.shown[given.uri] = list(given.diagnostics)
        self._news.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def start(self, encodings: list[str] | None = None) -> None:
        await self.client.start_io(sys.executable, "-m", "regesta", "lsp")
        kinds = [lsp.PositionEncodingKind(one) for one in encodings] if encodings else None
        general = lsp.GeneralClientCapabilities(position_encodings=kinds)
        given = lsp.InitializeParams(
            lsp.ClientCapabilities(general=general), process_id=None, root_uri=self.folder.as_uri()
        )
        self.capabilities = (await self.client.initialize_async(given)).capabilities
        self.client.initialized(lsp.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), PATIENCE)  # type: ignore[no-untyped-call]  # pygls has it so

    def open(self, name: str, text: str | None = None) -> None:
        text = (self.folder / name).read_bytes().decode() if text is None else text
        document = lsp.TextDocumentItem(self.uri(name), "regesta", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))

    def edit(self, name: str, text: str) -> None:
        self._version += 1
        document = lsp.VersionedTextDocumentIdentifier(self._version, self.uri(name))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Waits for the diagnostics to be so."""

        async def waited() -> None:
            while not is_so():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(waited(), PATIENCE)

    def codes(self, name: str) -> list[str]:
        return [str(one.code) for one in self.shown.get(self.uri(name), [])]

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        return {
            "text_document": lsp.TextDocumentIdentifier(self.uri(name)),
            "position": lsp.Position(line, character),
        }


Session = Callable[[Callable[[Editor], Awaitable[None]]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of two files."""
    (tmp_path / "case.regesta").write_text(MAIN, encoding="utf-8")
    (tmp_path / "people.regesta").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def session(folder: Path) -> Session:
    """Runs a session of an editor with a server of its own."""

    def runs(work: Callable[[Editor], Awaitable[None]]) -> None:
        async def whole() -> None:
            editor = Editor(folder)
            await editor.start()
            try:
                await work(editor)
            finally:
                await editor.stop()

        asyncio.run(whole())

    return runs


def span(line: int, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, end))


def test_problems_are_shown_as_the_text_is_edited_and_taken_away_when_mended(session: Session) -> None:
    async def work(editor: Editor) -> None:
        editor.open("case.regesta")
        await editor.until(lambda: editor.codes("case.regesta") == ["no-citation"])
        editor.edit(
            "case.regesta", MAIN.replace('"😀 The asking"\n  by        kim', '"😀" ^x\n  by        kin')
        )
        await editor.until(lambda: "unknown-name" in editor.codes("case.regesta"))
        slip = next(one for one in editor.shown[editor.uri("case.regesta")] if one.code == "unknown-name")
        assert slip.range == span(6, 12, 15) and "did you mean kim?" in slip.message
        surplus = next(one for one in editor.shown[editor.uri("case.regesta")] if one.code == "surplus-words")
        assert surplus.range == span(5, 28, 30)  # the smile before it counts for two
        editor.edit("case.regesta", MAIN)
        await editor.until(lambda: editor.codes("case.regesta") == ["no-citation"])

    session(work)


def test_problems_of_other_files_are_shown_there(session: Session) -> None:
    async def work(editor: Editor) -> None:
        editor.open("people.regesta")
        await editor.until(lambda: editor.codes("case.regesta") == ["no-citation"])
        editor.edit("people.regesta", PEOPLE.replace("person kim", "person pak"))
        await editor.until(lambda: "unknown-name" in editor.codes("case.regesta"))
        editor.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri("people.regesta")))
        )
        await editor.until(lambda: editor.codes("case.regesta") == ["no-citation"])

    session(work)


def test_completion_help_and_places(session: Session) -> None:
    async def work(editor: Editor) -> None:
        editor.open("case.regesta", MAIN + "  to        ki\n")
        found = await editor.client.text_document_completion_async(
            lsp.CompletionParams(**editor.at("case.regesta", 7, 14))
        )
        assert isinstance(found, lsp.CompletionList)
        (kim,) = found.items
        assert kim.label == "kim" and kim.text_edit == lsp.TextEdit(span(7, 12, 14), "kim")
        told = await editor.client.text_document_hover_async(
            lsp.HoverParams(**editor.at("case.regesta", 6, 13))
        )
        assert told is not None and told.range == span(6, 12, 15)
        assert isinstance(told.contents, lsp.MarkupContent) and "Kim 😀 Il-sung" in told.contents.value
        where = await editor.client.text_document_definition_async(
            lsp.DefinitionParams(**editor.at("case.regesta", 6, 13))
        )
        assert where == lsp.Location(editor.uri("people.regesta"), span(0, 7, 10))
        for is_whole, count in ((True, 2), (False, 1)):
            asked = lsp.ReferenceParams(lsp.ReferenceContext(is_whole), **editor.at("case.regesta", 6, 13))
            places = await editor.client.text_document_references_async(asked)
            assert places is not None and len(places) == count
        symbols = await editor.client.text_document_document_symbol_async(
            lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(editor.uri("case.regesta")))
        )
        assert symbols is not None and [one.name for one in symbols] == ["talks", "include", "war", "^asks"]

    session(work)


def test_a_name_is_changed_in_all_files(session: Session) -> None:
    async def work(editor: Editor) -> None:
        editor.open("case.regesta", "# 😀\n" + MAIN)
        at = editor.at("case.regesta", 7, 13)
        assert await editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**at)) == span(
            7, 12, 15
        )
        edit = await editor.client.text_document_rename_async(lsp.RenameParams(new_name="pak", **at))
        assert edit is not None and edit.changes is not None
        assert {uri: list(edits) for uri, edits in edit.changes.items()} == {
            editor.uri("case.regesta"): [lsp.TextEdit(span(7, 12, 15), "pak")],
            editor.uri("people.regesta"): [lsp.TextEdit(span(0, 7, 10), "pak")],
        }
        with pytest.raises(JsonRpcException, match="stands in the case already"):
            await editor.client.text_document_rename_async(lsp.RenameParams(new_name="김일성", **at))
        place = await editor.client.text_document_prepare_rename_async(
            lsp.PrepareRenameParams(**editor.at("case.regesta", 0, 0))
        )
        assert place is None

    session(work)


def test_a_document_is_laid_out_and_keeps_its_newlines(session: Session) -> None:
    async def work(editor: Editor) -> None:
        options = lsp.FormattingOptions(2, True)
        text = MAIN.replace("  by        kim", "   by kim").replace("\n", "\r\n")
        editor.open("case.regesta", text)
        asked = lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier(editor.uri("case.regesta")), options)
        found = await editor.client.text_document_formatting_async(asked)
        assert found is not None
        assert [one.new_text for one in found] == [MAIN.replace("\n", "\r\n")]
        assert found[0].range == lsp.Range(lsp.Position(0, 0), lsp.Position(7, 0))
        editor.edit("case.regesta", MAIN)
        assert not await editor.client.text_document_formatting_async(asked)

    session(work)


def test_columns_are_counted_as_the_client_asks(folder: Path) -> None:
    async def work() -> None:
        editor = Editor(folder)
        await editor.start(["utf-8"])
        assert editor.capabilities.position_encoding == lsp.PositionEncodingKind.Utf8
        editor.open("case.regesta", MAIN + '1951 meet ^m "😀" ^x\n')
        await editor.until(lambda: "surplus-words" in editor.codes("case.regesta"))
        slip = next(one for one in editor.shown[editor.uri("case.regesta")] if one.code == "surplus-words")
        assert slip.range == span(7, 20, 22)
        await editor.stop()

    asyncio.run(work())


def test_a_document_that_is_no_file_is_let_be(session: Session) -> None:
    async def work(editor: Editor) -> None:
        document = lsp.TextDocumentItem("untitled:1", "regesta", 1, MAIN)
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        at = lsp.HoverParams(lsp.TextDocumentIdentifier("untitled:1"), lsp.Position(0, 0))
        assert await editor.client.text_document_hover_async(at) is None

    session(work)
