"""The journal of a case: what its last saves changed, kept beside it so that they can be undone after a restart.

It stands in `.regesta/journal/` in the case's folder, a file a save, and is no part of the case: neither loading nor
git looks into it. Old saves are let go, so that it stays small.
"""

import base64
import datetime
import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from regesta.editing.patch import Change, Patch
from regesta.editing.writer import NotWritten, write

FOLDER = Path(".regesta") / "journal"
MOST_SAVES = 200
MOST_BYTES = 32_000_000  # compressed, of all saves together; the last is kept whatever its size
_SUFFIX = ".json.gz"
_DIGITS = 8  # of a save's number
_IGNORE = "# Kept by regesta so that saves can be undone; no part of the case.\n*\n"


class Undone(NamedTuple):
    """A save that was undone: what it was, when it was made, and the files that are again as they were."""

    says: str
    when: str
    files: tuple[str, ...]


class Saved(NamedTuple):
    """A save that can be undone: its number, what it is, and when it was made."""

    number: int
    says: str
    when: str


class _Before(NamedTuple):
    """A file of a save: what it held before, None where it was not there, and the digest of what it held after."""

    file: str
    before: bytes | None
    after: str


class _Save(NamedTuple):
    path: Path
    says: str
    when: str
    files: tuple[_Before, ...]

    @property
    def number(self) -> int:
        return int(self.path.name.removesuffix(_SUFFIX))


class Journal:
    """The saves of a case that can be undone, the last first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = folder / FOLDER

    def save(self, patch: Patch, says: str) -> None:
        """Carries out a patch as `write` does, and keeps what undoes it; raises NotWritten, and then keeps nothing."""
        patch = tuple(change for change in patch if change.before != change.after)
        if not patch:
            return
        kept = self.record(patch, says)
        try:
            write(self.folder, patch)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise

    def record(self, patch: Patch, says: str) -> Path:
        """Keeps what undoes a patch that is about to be carried out, safely on the disk; gives the file it is in.

        `says` tells in a few words what the save is. Raises NotWritten.
        """
        save = {
            "says": says,
            "when": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            "files": [_as_json(change) for change in patch],
        }
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            ignore = self._own.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text(_IGNORE, encoding="utf-8")
            path = self._written(gzip.compress(json.dumps(save).encode("ascii"), mtime=0))
            self._forget_old()
        except OSError as fault:
            raise NotWritten(
                str(FOLDER),
                f"the journal of the case cannot be written: {(fault.strerror or str(fault)).lower()}",
                f"check the permissions of {self._own} and the room on the disk; nothing was saved",
            ) from None
        return path

    def undo(self) -> Undone:
        """Makes the files of the last save what they were before it, all of them or none.

        Raises NotWritten where there is nothing to undo, and where a file is no longer what was saved.
        """
        save = next(self._saves(), None)
        if save is None:
            raise NotWritten(str(FOLDER), "there is no save to undo", "the journal of this case is empty")
        current = [_read(self.folder, one.file) for one in save.files]
        changed = [o.file for o, data in zip(save.files, current, strict=True) if _digest(data) != o.after]
        if not changed:
            self._take_back(save, current)
            return Undone(save.says, save.when, tuple(one.file for one in save.files))
        what = f"the save of {save.when} ({save.says})"
        if [one.before for one in save.files] == current:  # undone by other means, or never carried out
            save.path.unlink(missing_ok=True)
            raise NotWritten(
                changed[0], f"{what} stands undone already", "undo once more for the one before it"
            )
        raise NotWritten(
            changed[0],
            f"{changed[0]} has changed since {what}",
            "undo that change first, where it was made; nothing was overwritten",
        )

    def saves(self) -> list[Saved]:
        """The saves that can be undone, the last first."""
        return [Saved(save.number, save.says, save.when) for save in self._saves()]

    def before(self, number: int) -> dict[str, bytes | None] | None:
        """What the files that were saved since held before a save, None of one that was not there.

        None where there is no save of that number.
        """
        found: dict[str, bytes | None] = {}
        for save in self._saves():
            found.update({one.file: one.before for one in save.files})
            if save.number == number:
                return found
        return None

    def clear(self) -> None:
        """Forgets every save: what was taken out of the files for good must not stand in the journal."""
        for path in self._paths():
            path.unlink(missing_ok=True)

    def last(self) -> str:
        """What the save was that `undo` would undo, in a few words; empty where there is none."""
        return next((save.says for save in self._saves()), "")

    def _take_back(self, save: _Save, current: list[bytes | None]) -> None:
        pairs = list(zip(save.files, current, strict=True))
        write(self.folder, tuple(Change(o.file, d, o.before) for o, d in pairs if o.before is not None))
        for one, _ in pairs:
            if one.before is None:
                (self.folder / one.file).unlink(missing_ok=True)
        save.path.unlink(missing_ok=True)

    def _saves(self) -> Iterator[_Save]:
        """The saves, the last first; a file that is none, or was written in part, is passed over."""
        for path in sorted(self._paths(), reverse=True):
            try:
                read = json.loads(gzip.decompress(path.read_bytes()))
                files = tuple(_Before(o["file"], _bytes(o["before"]), o["after"]) for o in read["files"])
                yield _Save(path, read["says"], read["when"], files)
            except (OSError, EOFError, ValueError, KeyError, TypeError):
                continue

    def _paths(self) -> list[Path]:
        return list(self._own.glob(f"{'[0-9]' * _DIGITS}{_SUFFIX}")) if self._own.is_dir() else []

    def _written(self, data: bytes) -> Path:
        """A new file of the journal, whole or not at all, after all others."""
        handle, made = tempfile.mkstemp(prefix=".", suffix=".new", dir=self._own)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            number = max((int(path.name.removesuffix(_SUFFIX)) for path in self._paths()), default=0)
            while True:
                number += 1
                path = self._own / f"{number:0{_DIGITS}}{_SUFFIX}"
                try:
                    _linked(made, path)
                    return path
                except FileExistsError:
                    continue
        finally:
            Path(made).unlink(missing_ok=True)

    def _forget_old(self) -> None:
        room = MOST_BYTES
        for place, path in enumerate(sorted(self._paths(), reverse=True)):
            room -= path.stat().st_size
            if place and (place >= MOST_SAVES or room < 0):
                path.unlink(missing_ok=True)


def _linked(made: str, path: Path) -> None:
    """Gives a file another name; raises FileExistsError where that is taken."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except (
        OSError
    ):  # a disk without links, as memory sticks are: what is cut short here is passed over in reading
        with path.open("xb") as stream:
            stream.write(Path(made).read_bytes())
            stream.flush()
            os.fsync(stream.fileno())


def _as_json(change: Change) -> dict[str, str | None]:
    before = None if change.before is None else base64.b64encode(change.before).decode("ascii")
    return {"file": change.file, "before": before, "after": _digest(change.after)}


def _bytes(written: str | None) -> bytes | None:
    return None if written is None else base64.b64decode(written, validate=True)


def _digest(data: bytes | None) -> str:
    """The digest of what a file holds; a word of its own where it is not there."""
    return "none" if data is None else hashlib.sha256(data).hexdigest()


def _read(folder: Path, name: str) -> bytes | None:
    """What a file holds now, None where it is not there; raises NotWritten where it is none of a case's.

    A journal may have come with a case that somebody else sent: it reaches no hidden file, git's own among them.
    """
    if any(part.startswith(".") and part != ".." for part in Path(name).parts):
        raise NotWritten(name, f"{name} is hidden, and no file of a case", f"look at {folder / FOLDER}")
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise NotWritten(name, f"{name} leads out of the case's folder", "put it into the folder")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise NotWritten(name, f"{name} cannot be read: {fault.strerror}", "check its permissions") from None
