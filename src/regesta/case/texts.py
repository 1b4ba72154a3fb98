"""The texts of a case's sources, where they are held: beside the case, or in folders of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from regesta import sources
from regesta.case.case import Case
from regesta.problem import Problem
from regesta.sources.refusal import UnreadableSource
from regesta.statements.nearness import did_you_mean
from regesta.statements.statement import Statement, field_cites

DIGEST_LENGTH = 43  # of 256 bits in base64url; the check of digests tells of others


class Held(NamedTuple):
    """The texts held, by the name of their source, and what is wrong with those that could not be read."""

    texts: dict[str, sources.Text]
    problems: tuple[Problem, ...]


def held_texts(
    case: Case, folders: Sequence[Path] = (), read: Callable[[Path], sources.Text] | None = None
) -> Held:
    """The texts that the sources of a case name, sought in its folder and then in the others.

    Problem codes: text-unreadable (also for a path that leads out of its folder), text-changed (another text or
    extraction than the source tells), encoding-guessed, and text-not-found where words are quoted from a text that is
    nowhere; the texts behind seals may well be elsewhere. A `text` of the form `volume.xml#d12` means the part of the
    file that has this identifier; the file is read once. Whoever asks again and again gives a `read` that keeps what
    it has read.
    """
    texts: dict[str, sources.Text] = {}
    problems: list[Problem] = []
    absent: list[Statement] = []
    reader = _Reader((case.folder, *folders), read or sources.read_source)
    for source in case.of_kind("source"):
        written = source.word("text")
        if not written:
            continue
        try:
            text = reader.read(written)
            if text is None:
                absent.append(source)
                continue
        except UnreadableSource as fault:
            problems.append(
                _problem(case, source, "text-unreadable", f"{written}: {fault.reason}", fault.remedy)
            )
            continue
        texts[source.name] = text
        problems.extend(_changes(case, source, text))
    return Held(texts, (*problems, *_not_found(case, absent)))


def _not_found(case: Case, absent: Sequence[Statement]) -> Iterator[Problem]:
    """The texts that are nowhere though words are quoted from them."""
    quoted: Counter[str] = Counter()
    if absent:
        cited = (field_cites(field) for _, field in case.fields("cites"))
        quoted.update(one.source for one in cited if one.words is not None)
    for source in absent:
        if count := quoted[source.name]:
            what = "1 quotation" if count == 1 else f"{count:,} quotations"
            yield _problem(
                case,
                source,
                "text-not-found",
                f"{source.word('text')} is nowhere: {what} from {source.name} cannot be checked",
                _nearest_file(case, source.word("text"))
                or "correct its path, put the file into the folder of the case, or name its folder with --texts",
            )


def _nearest_file(case: Case, name: str) -> str:
    """The file beside the one sought that is called almost so, as a remedy; nothing where there is none."""
    sought = case.folder / name
    try:
        beside = [path.name for path in sought.parent.iterdir() if path.is_file()]
    except (OSError, ValueError):
        return ""
    return did_you_mean(sought.name, beside)


class _Reader:
    """Reads the files that hold texts, each once, from the first of some folders that has it."""

    def __init__(self, folders: Sequence[Path], read: Callable[[Path], sources.Text]) -> None:
        self.folders = folders
        self._read = read
        self.whole: dict[Path, sources.Text] = {}

    def read(self, written: str) -> sources.Text | None:
        """The text that a `text` line means, None where it is nowhere; raises UnreadableSource."""
        path = find_text(written, self.folders)
        if path is not None:
            return self._read(path)
        name, mark, identifier = written.rpartition("#")
        path = find_text(name, self.folders) if mark and name and identifier else None
        if path is None:
            return None
        if path not in self.whole:
            self.whole[path] = self._read(path)
        part = self.whole[path].part(identifier)
        if part is None:
            raise UnreadableSource(
                f"nothing in it is called {identifier!r}", "correct what stands after the #"
            )
        return part


def _changes(case: Case, source: Statement, text: sources.Text) -> Iterator[Problem]:
    """What the source says of its text that is no longer so."""
    written, digest, extraction = (source.word(key) for key in ("text", "digest", "extraction"))
    if extraction and extraction != text.extraction:
        what = f"{written} was extracted as {extraction}, and is now extracted as {text.extraction}"
        remedy = (
            f"offsets may have moved: look at each citation again, then write extraction {text.extraction}"
        )
        yield _problem(case, source, "text-changed", what, remedy, "extraction")
    elif len(digest) == DIGEST_LENGTH and digest != text.digest:
        what = f"{written} is not the text that was seen: its digest differs"
        remedy = (
            f"find the edition that was seen; or look at each citation again, then write digest {text.digest}"
        )
        yield _problem(case, source, "text-changed", what, remedy, "digest")
    if text.encoding_basis == "guessed":
        said = (*text.remarks[:-1], f"it is read as {text.encoding}, which is a guess")
        what = f"{written}: {'; '.join(said)}"
        remedy = (
            "look whether its letters are right (`regesta text` prints it); if not, save the file as UTF-8"
        )
        yield _problem(case, source, "encoding-guessed", what, remedy)


def text_files(case: Case, folders: Sequence[Path] = ()) -> Iterator[Path]:
    """The files that hold the texts of a case's sources and versions, in its folder or else in the others."""
    for kind in ("source", "version"):
        for statement in case.of_kind(kind):
            written = statement.word("text")
            for name in (written, written.rpartition("#")[0]):
                try:
                    found = find_text(name, (case.folder, *folders)) if name else None
                except UnreadableSource:
                    continue
                if found is not None:
                    yield found
                    break


def find_text(written: str, folders: Sequence[Path]) -> Path | None:
    """The first file of that path in the folders, or None; raises UnreadableSource where it leads out of one."""
    for folder in folders:
        try:
            path = (folder / written).resolve()
            is_inside = path.is_relative_to(folder.resolve())
            is_there = path.is_file()
        except (OSError, RuntimeError, ValueError):
            raise UnreadableSource("this is not a path", "write the file's name") from None
        if not is_inside:
            raise UnreadableSource(
                "the path leads out of its folder", "put the file into the folder of the case"
            )
        if is_there:
            return path
    return None


def _problem(
    case: Case, source: Statement, code: str, message: str, remedy: str, key: str = "text"
) -> Problem:
    field = source.field(key)
    place = case.locate(source, field.line if field else 0, source.word(key))
    return case.problem(code, place, message, remedy)
