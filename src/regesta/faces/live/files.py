"""The files of a case in the editor: read, saved over nobody's work, undone, committed."""

import hashlib
from pathlib import Path

from regesta.case.files import MAIN, SUFFIX, FileFault, file_name, files_beside, read_bytes
from regesta.case.texts import text_files
from regesta.editing import Change, NotWritten
from regesta.editing.entering import LEDGER
from regesta.editing.journal import Journal
from regesta.editing.repository import NoRepository, commit, history
from regesta.editing.retyped import as_typed, retyped
from regesta.faces.live import shapes
from regesta.faces.live.desk import Desk, has_repository
from regesta.faces.live.endpoints import Conflicting
from regesta.faces.live.guard import Refused
from regesta.findings.citations import sealed_sources
from regesta.reading.folder import DECIDED
from regesta.reading.folder import FOLDER as DRAFTS


def named(desk: Desk, path: str, ending: str = SUFFIX) -> str:
    """The name of a file of the case that a request means; raises Refused for what may not be opened."""
    if not path.endswith(ending) or any(part.startswith(".") for part in path.split("/")):
        raise Refused(400, f"{path[:100]!r} is no file of a case", f"name a file that ends in {SUFFIX}")
    try:
        return file_name(desk.folder, MAIN, path)
    except FileFault as fault:
        raise Refused(404 if fault.code == "include-missing" else 403, fault.what, fault.remedy) from None


def held(desk: Desk, name: str) -> bytes | None:
    """What a file holds now; None where it is not there."""
    try:
        return read_bytes(desk.folder, name)
    except FileFault as fault:
        if fault.code == "include-missing":
            return None
        raise Refused(409, fault.what, fault.remedy) from None


def digest_of(data: bytes | None) -> str:
    """The digest of what a file holds; an empty text where it is not there."""
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def files(desk: Desk, _: shapes.Nothing) -> shapes.FileList:
    """The files of the case that can be edited."""
    state = desk.state
    parts = list(state.case.files)
    others = [name for name in files_beside(desk.folder, parts) if name not in state.case.files]
    return shapes.FileList(
        [shapes.FileRow(name, name in state.case.files) for name in (*parts, *others)],
        Journal(desk.folder).last(),
        has_repository(desk.folder),
        state.number,
    )


def read(desk: Desk, asked: shapes.FileName) -> shapes.File:
    """A file as it is now."""
    name = named(desk, asked.path)
    data = held(desk, name)
    if data is None:
        raise Refused(404, f"there is no file {name}", "choose one of the list")
    try:
        return shapes.File(name, as_typed(data), digest_of(data))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return shapes.File(name, text, digest_of(data), is_plain=False)


def save(desk: Desk, asked: shapes.Save) -> shapes.Saved:
    """Saves a file, unless it is no longer what it was made from: then both sides are told and nothing is lost."""
    name = named(desk, asked.path)
    with desk.writing:
        return _saved(desk, name, asked)


def _saved(desk: Desk, name: str, asked: shapes.Save) -> shapes.Saved:
    before = held(desk, name)
    if digest_of(before) != asked.digest:
        raise _conflict(name, before)
    try:
        after = retyped(before or b"", asked.text)
    except UnicodeError:
        raise Refused(400, "the text holds what no file can", "delete halves of characters") from None
    journal = Journal(desk.folder)
    try:
        journal.save((Change(name, before, after),), f"Edit {name}")
    except NotWritten:
        now = held(desk, name)
        if now != before:
            raise _conflict(name, now) from None
        raise
    return shapes.Saved(name, digest_of(after), journal.last())


def _conflict(name: str, now: bytes | None) -> Conflicting:
    what = f"{name} has changed since it was opened here" if now is not None else f"{name} is gone"
    remedy = "look at both sides and decide; nothing was overwritten"
    text = now.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n") if now is not None else ""
    return Conflicting(shapes.Conflict(what, remedy, name, text, digest_of(now)), what, remedy)


def undo(desk: Desk, _: shapes.Nothing) -> shapes.Undone:
    """Undoes the last save, also one before a restart."""
    journal = Journal(desk.folder)
    with desk.writing:
        done = journal.undo()
    return shapes.Undone(done.says, list(done.files), journal.last())


def keep(desk: Desk, asked: shapes.Commit) -> shapes.Committed:
    """Commits the files of the case to the git repository that it stands in.

    With them go the texts that it names, what was decided of drafts, and what imports keep beside their files.
    """
    state = desk.refresh()
    texts = [path.relative_to(desk.folder.resolve()).as_posix() for path in text_files(state.case)]
    ledgers = [name.removesuffix(SUFFIX) + LEDGER for name in state.case.files]
    beside = (*texts, *ledgers, f"{DRAFTS}/{DECIDED}")
    there = [name for name in dict.fromkeys(beside) if _is_inside(desk.folder, name)]
    try:
        made = commit(desk.folder, [*state.case.files, *there], asked.message)
    except NoRepository as fault:
        raise Refused(409, fault.what, fault.remedy) from None
    return shapes.Committed(made.id, made.message)


def _is_inside(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def past(desk: Desk, asked: shapes.Named) -> shapes.History:
    """The commits that changed a statement."""
    try:
        found = history(desk.folder, asked.name, sealed_sources(desk.state.case))
    except NoRepository as fault:
        raise Refused(409, fault.what, fault.remedy) from None
    return shapes.History(
        [shapes.Revision(one.id, one.author, one.when, one.subject, one.before, one.after) for one in found]
    )
