"""Reads a case: its main file and all that it includes."""

from pathlib import Path

from regesta.case.case import Case
from regesta.case.collector import paused_collector
from regesta.case.files import MAIN, FileFault, file_name, files_beside, find_case
from regesta.case.shelf import Shelf
from regesta.position import Position
from regesta.problem import CODES, Problem
from regesta.statements.filetext import FileText, printable
from regesta.statements.statement import Broken, Statement


def load(path: Path | str, shelf: Shelf | None = None) -> Case:
    """The case in a folder, or whose main file this is; whatever cannot be read is among its problems.

    Whoever reads a case again and again keeps its files on a shelf: those that have not changed are not read again.
    """
    place = find_case(Path(path))
    if isinstance(place, Problem):
        return Case(Path(path), "", {}, (), (), (place,), is_complete=False)
    with paused_collector():
        loader = _Loader(place.folder, shelf or Shelf())
        loader.read_all(place.main)
        if place.main == MAIN:
            loader.note_left_out()
    return Case(
        place.folder,
        place.main,
        loader.files,
        tuple(loader.statements),
        tuple(loader.broken),
        tuple(loader.problems),
        loader.is_complete,
    )


class _Loader:
    """Follows the includes of a case, each file once, without recursion."""

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        self.folder = folder
        self.shelf = shelf
        self.files: dict[str, FileText] = {}
        self.statements: list[Statement] = []
        self.broken: list[Broken] = []
        self.problems: list[Problem] = []
        self.is_complete = True
        self._includers: dict[str, tuple[str, Position]] = {}

    def read_all(self, main: str) -> None:
        """Reads the main file and, in order, what is included."""
        waiting = [main]
        self._includers[main] = ("", Position(main, 1))
        while waiting:
            name = waiting.pop()
            includes = self._read_file(name)
            waiting.extend(reversed([new for new in map(self._included, includes) if new]))

    def _read_file(self, name: str) -> list[Statement]:
        try:
            text, parsed = self.shelf.read(self.folder, name)
        except FileFault as fault:
            include = self._includers[name][1]
            if fault.code == "not-utf-8":  # the fault is the file's own
                self._note(fault, Position(name, 1), *([include] if include.file != name else []))
            else:
                self._note(fault, include)
            return []
        self.files[name] = text
        self.broken.extend(parsed.broken)
        self.problems.extend(parsed.problems)
        includes = [statement for statement in parsed.statements if statement.kind == "include"]
        self.statements.extend(parsed.statements)
        return includes

    def _included(self, statement: Statement) -> str:
        """The file that an include names, if it is still to be read; else an empty text."""
        line = self.files[statement.file].lines[statement.line - 1]
        position = Position(statement.file, statement.line, max(line.find('"'), 0) + 1)
        try:
            name = file_name(self.folder, statement.file, statement.text)
        except FileFault as fault:
            self._note(fault, position)
            return ""
        if name not in self._includers:
            self._includers[name] = (statement.file, position)
            return name
        first = self._includers[name][1]
        if self._is_above(name, statement.file):
            what = f"{statement.text!r} includes itself, by way of the files it includes"
            self._note(FileFault("include-cycle", what, "take this include away"), position, first)
        else:
            what = f"{statement.text!r} is included a second time"
            self._note(FileFault("include-twice", what, "take one of the includes away"), position, first)
        return ""

    def _is_above(self, name: str, includer: str) -> bool:
        """Whether the file is the includer or one that led to it."""
        while includer:
            if includer == name:
                return True
            includer = self._includers[includer][0]
        return False

    def _note(self, fault: FileFault, position: Position, *related: Position) -> None:
        if fault.code not in ("include-cycle", "include-twice"):
            self.is_complete = False
        text = self.files.get(position.file)
        line = printable(text.lines[position.line - 1]) if text is not None else ""
        self.problems.append(
            Problem(fault.code, CODES[fault.code], fault.what, fault.remedy, position, line, related)
        )

    def note_left_out(self) -> None:
        """Notes the files that stand beside those of the case and belong to none of them."""
        for name in files_beside(self.folder, list(self.files)):
            if name not in self._includers:
                fault = FileFault(
                    "not-included",
                    f"{name} stands in the folder and is not included",
                    f'write include "{name}"',
                )
                self.problems.append(
                    Problem(fault.code, CODES[fault.code], fault.what, fault.remedy, Position(name, 1))
                )
