"""The service: one case followed while it is written, and what an editor asks about it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock

from regesta.case import Case, load
from regesta.case.files import FileFault, file_name, find_case, read_bytes
from regesta.case.shelf import Shelf
from regesta.case.texts import held_texts, text_files
from regesta.editing.layout import laid_out
from regesta.editing.renaming import NotRenamed, naming_places
from regesta.editing.renaming import rename as rename_in
from regesta.faces.service import completing, hovering
from regesta.faces.service.answers import Completion, Hover, Place, Renamed, Symbol
from regesta.faces.service.cursor import cursor_at, lines_of
from regesta.faces.service.filing import file_completions, wanted
from regesta.faces.service.names import Names, says
from regesta.faces.service.typed import typed_names
from regesta.findings.citations import Found, citations
from regesta.findings.problems import all_problems, version_problems
from regesta.problem import Problem
from regesta.sources import Text, read_source
from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements

_Stamp = tuple[Path, int, int]  # a file, when it was written, and how long it is
_Stamps = frozenset[_Stamp]


class Service:
    """Answers about a case whose files are being written.

    Every question takes the `path` of a file, relative to the case's folder, and the `text` it has in the editor; None
    stands for what was kept with `keep`, or else for what is on the disk. Lines and columns count from 1, in
    characters. Nothing is ever written. Files are read again only where they have changed, and only the directives
    that have. It may be asked from several threads.
    """

    def __init__(self, folder: Path, texts: Sequence[Path] = ()) -> None:
        self.folder = folder
        self.texts = tuple(texts)
        self._kept: dict[str, str] = {}
        self._saved = _Reading(folder, self.texts)
        self._edited = _Reading(folder, self.texts)
        self._lock = RLock()

    def keep(self, path: str, text: str | None) -> None:
        """Have a text stand in the place of a file until it is kept as None: it is open in an editor, not saved."""
        with self._lock:
            if text is None:
                self._kept.pop(path, None)
            else:
                self._kept[path] = text

    def case(self, path: str = "", text: str | None = None) -> Case:
        """The case as it would be were everything saved."""
        with self._lock:
            return self._edited.case(self._unsaved(path, text))

    def text(self, path: str, text: str | None = None) -> str:
        """What a file holds, as it is kept or on the disk; nothing where it is not there or leads out of the folder."""
        kept = self._unsaved(path, text).get(path)
        return kept if kept is not None else _text(self._bytes(path, None))

    def lines(self, path: str, text: str | None = None) -> Sequence[str]:
        """The lines of a file."""
        return lines_of(self.text(path, text))

    def problems(self, path: str, text: str | None = None) -> list[Problem]:
        """The problems of a file, and those of other files that the case has not as it stands on the disk."""
        with self._lock:
            unsaved = self._unsaved(path, text)
            before = self._saved.problems({})
            after = self._edited.problems(unsaved) if unsaved else before
            had = {(one.code, one.position.file, one.message) for one in before}
            found = [
                one
                for one in after
                if one.position.file == path or (one.code, one.position.file, one.message) not in had
            ]
            if path not in self._edited.case(unsaved).files:
                found.extend(self._of_stranger(path, unsaved.get(path)))
            return found

    def every_problem(self) -> tuple[Problem, ...]:
        """All problems of the case, with the texts that are kept."""
        with self._lock:
            return self._edited.problems(self._unsaved("", None))

    def complete(self, path: str, text: str | None, line: int, column: int) -> list[Completion]:
        """What may be written at a place: words of the language, names of the kind that fits, files.

        Names are those of the case as it was last read, which `problems` does after every edit, and those typed into
        this file since; so this waits for nobody.
        """
        lines = self.lines(path, text)
        cursor = cursor_at(lines, line, column)
        names = self._edited.names
        if names is None or path not in self._edited.read:
            names = Names(self.case(path, text))
        case = names.case
        file = wanted(cursor)
        if file is not None:
            after = lines[cursor.line - 1][cursor.column - 1 :]
            folders = (case.folder, *self.texts)
            return file_completions(cursor, file, after, folders, case.files)[: completing.MOST]
        typed = typed_names(case.files[path].lines, lines) if path in case.files else None
        return completing.completions(names, cursor, typed)

    def hover(self, path: str, text: str | None, line: int, column: int) -> Hover | None:
        """What the word at a place is, in Markdown; None where nothing is to be said."""
        with self._lock:
            case = self.case(path, text)
            return hovering.hover(self._edited.names_of(case), self.lines(path, text), line, column)

    def definition(self, path: str, text: str | None, line: int, column: int) -> Place | None:
        """Where the name at a place is given."""
        with self._lock:
            case = self.case(path, text)
            found = hovering.name_at(case, self.lines(path, text), line, column)
            if found is None:
                return None
            name, statement = found[0], case.named[found[0]]
            places = _places(case, name)
            given = (one for one in places if (one.file, one.line) == (statement.file, statement.line))
            return next(given, Place(statement.file, statement.line, 1, 1))

    def references(self, path: str, text: str | None, line: int, column: int) -> list[Place]:
        """Every place where the name at a place stands, where it is given too."""
        with self._lock:
            case = self.case(path, text)
            found = hovering.name_at(case, self.lines(path, text), line, column)
            return list(_places(case, found[0])) if found is not None else []

    def name(self, path: str, text: str | None, line: int, column: int) -> Place | None:
        """The name at a place that can be renamed, or None."""
        with self._lock:
            found = hovering.name_at(self.case(path, text), self.lines(path, text), line, column)
            return Place(path, *found[1][1:]) if found is not None else None

    def rename(self, path: str, text: str | None, line: int, column: int, new: str) -> Renamed:
        """What becomes of the texts where the name at a place is to be another; nothing is written.

        Raises NotRenamed where there is no name or the new one will not do, NotWritten where a file cannot be read.
        """
        with self._lock:
            unsaved = self._unsaved(path, text)
            case = self._edited.case(unsaved)
            found = hovering.name_at(case, self.lines(path, text), line, column)
            if found is None:
                raise NotRenamed("no name of the case stands here", "put the cursor on a name")
            kept = {name: _bytes(one) for name, one in unsaved.items() if name in case.files}
            renaming = rename_in(case, found[0], new, kept)
            texts = {change.file: _text(change.after) for change in renaming.patch}
            return Renamed(renaming.new, tuple(_places(case, renaming.old)), texts)

    def symbols(self, path: str, text: str | None = None) -> list[Symbol]:
        """The directives of a file, in order."""
        with self._lock:
            case = self.case(path, text)
            return [
                Symbol(one.name or one.kind, one.kind, says(case, one), *one.lines)
                for one in case.statements
                if one.file == path
            ]

    def format(self, path: str, text: str | None = None) -> str:
        """The text in the canonical layout; what cannot be read stays as it is."""
        with self._lock:
            return _text(laid_out(path, self._bytes(path, text)))

    def _unsaved(self, path: str, text: str | None) -> dict[str, str]:
        return dict(self._kept) if text is None else {**self._kept, path: text}

    def _bytes(self, path: str, text: str | None) -> bytes:
        """What a file holds; nothing where it is not there, or leads out of the folder."""
        text = self._unsaved(path, text).get(path)
        if text is not None:
            return _bytes(text)
        place = find_case(self.folder)
        if isinstance(place, Problem):
            return b""
        try:
            return read_bytes(place.folder, file_name(place.folder, place.main, path))
        except FileFault:
            return b""

    def _of_stranger(self, path: str, text: str | None) -> Iterator[Problem]:
        """What is wrong with a file by itself that is no part of the case."""
        yield from read_statements(read_file_text(path, self._bytes(path, text))).problems


class _Reading:
    """A case as it was last read, with what has been found of it."""

    def __init__(self, folder: Path, texts: Sequence[Path]) -> None:
        self._folder, self._texts = folder, texts
        self._shelf = Shelf()
        self._case: Case | None = None
        self._problems: tuple[_Stamps, tuple[Problem, ...]] | None = None
        self._texts_read: dict[_Stamp, Text] = {}
        self._found: Found = {}
        self.names: Names | None = None
        self.read: set[str] = set()

    def case(self, unsaved: Mapping[str, str]) -> Case:
        """The case with these texts in the place of files; the same one as long as nothing has changed."""
        self._shelf.unsaved = {name: _bytes(text) for name, text in unsaved.items()}
        case = load(self._folder, self._shelf)
        last = self._case
        if last is not None and _is_same(last, case):
            return last
        self._case, self._problems, self.names = case, None, Names(case)
        self.read = {*case.files, *unsaved}
        return case

    def names_of(self, case: Case) -> Names:
        """The names of the case that was last read."""
        assert self.names is not None and self.names.case is case
        return self.names

    def problems(self, unsaved: Mapping[str, str]) -> tuple[Problem, ...]:
        """Every problem of the case with these texts; the same ones as long as it and its sources have not changed."""
        case = self.case(unsaved)
        stamps = frozenset(self._stamps(case))
        if self._problems is None or self._problems[0] != stamps:
            if not self._texts_read.keys() <= stamps:
                self._texts_read, self._found = {}, {}
            held = held_texts(case, self._texts, self._read_text)
            cited = citations(case, held.texts, self._found)
            if len(self._found) > 2 * len(cited) + 1000:  # most of them are of edits long past
                self._found = {}
            found = all_problems(case, held, cited, version_problems(case, self._texts))
            self._problems = (stamps, found)
        return self._problems[1]

    def _stamps(self, case: Case) -> Iterator[_Stamp]:
        """What tells whether a text that the case names has changed on the disk."""
        for path in text_files(case, self._texts):
            with suppress(OSError):
                yield _stamp(path)

    def _read_text(self, path: Path) -> Text:
        stamp = _stamp(path)
        if stamp not in self._texts_read:
            self._texts_read[stamp] = read_source(path)
        return self._texts_read[stamp]


def _stamp(path: Path) -> _Stamp:
    found = path.stat()
    return path, found.st_mtime_ns, found.st_size


def _is_same(one: Case, other: Case) -> bool:
    """Whether two cases were made from the same files: the shelf gives what it has where nothing has changed."""
    return (
        list(one.files) == list(other.files)
        and all(text is other.files[name] for name, text in one.files.items())
        and one.problems == other.problems
    )


def _places(case: Case, name: str) -> Iterator[Place]:
    for file, ones in naming_places(case, name).items():
        for one in ones:
            yield Place(file, one.line, one.column, one.column + one.length)


def _bytes(text: str) -> bytes:
    """A text as its file holds it; what no UTF-8 can hold is kept as it was read."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")
