"""The one writer of a case's files: all of a patch or nothing, and never over what somebody else has changed."""

import contextlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from regesta.case.files import FileFault, read_bytes
from regesta.editing.patch import Change, Patch

LEFT_ALONE = 3600  # seconds: a file that somebody may still be writing
_LEFT = re.compile(r"\..+\.[a-z0-9_]{8}\.new")  # the names of files that wait to take their place


class NotWritten(Exception):
    """A patch that was not carried out: the file it failed at, what is wrong, and what to do. Nothing has changed."""

    def __init__(self, file: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.file, self.what, self.remedy = file, what, remedy


def read_originals(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of files of a case, by name; raises NotWritten where one cannot be read."""
    found = {}
    for name in names:
        try:
            found[name] = read_bytes(folder, name)
        except FileFault as fault:
            raise NotWritten(name, fault.what, fault.remedy) from None
    return found


def write(folder: Path, patch: Patch) -> None:
    """Carries out a patch: each file is replaced whole, at once, after all of them have been made ready.

    Files take their places in the order of the patch. Raises NotWritten, and leaves every file as it was, where a
    file has changed since the patch was made, leads out of the folder or cannot be written.
    """
    changes = [change for change in patch if change.before != change.after]
    ready: list[tuple[Change, Path, Path]] = []
    try:
        for change in changes:
            target = _target(folder, change)
            ready.append((change, target, _beside(target, change.file, change.after)))
        _replace_all(ready)
    finally:
        for _, _, made in ready:
            made.unlink(missing_ok=True)


def _target(folder: Path, change: Change) -> Path:
    """The file itself, behind any link within the folder, if it still is what the patch was made from."""
    target = (folder / change.file).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise NotWritten(
            change.file, f"{change.file} leads out of the case's folder", "put it into the folder"
        )
    _refuse_changed(target, change)
    return target


def _refuse_changed(target: Path, change: Change) -> None:
    try:
        is_same = not target.exists() if change.before is None else target.read_bytes() == change.before
    except OSError as fault:
        raise _failed(change.file, fault) from None
    if not is_same:
        raise NotWritten(
            change.file,
            f"{change.file} has changed since it was read",
            "look at it and run the command again; nothing was overwritten",
        )


def _beside(target: Path, name: str, data: bytes) -> Path:
    """A new file beside the target with these bytes, safely on the disk, of the target's permissions."""
    made = None
    try:
        handle, made = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, made)
        else:
            Path(made).chmod(0o666 & ~_umask())
    except OSError as fault:
        if made is not None:
            Path(made).unlink(missing_ok=True)
        raise _failed(name, fault) from None
    return Path(made)


def sweep(folder: Path) -> int:
    """Removes what writers that were killed have left in a folder, an hour old or more; gives how many files."""
    oldest = time.time() - LEFT_ALONE
    count = 0
    for path in folder.glob(".*.new"):
        with contextlib.suppress(OSError):
            if _LEFT.fullmatch(path.name) and not path.is_symlink() and path.stat().st_mtime < oldest:
                path.unlink()
                count += 1
    return count


def is_waiting(path: Path) -> bool:
    """Whether a file is one that a writer made ready, and that has not taken its place: it says nothing of a case."""
    return _LEFT.fullmatch(path.name) is not None


def _umask() -> int:
    """What a new file's permissions leave out."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _replace_all(ready: list[tuple[Change, Path, Path]]) -> None:
    """Puts every file in its place; where one fails, those before it are put back."""
    done: list[tuple[Change, Path]] = []
    try:
        for change, target, made in ready:
            _refuse_changed(target, change)
            try:
                made.replace(target)
            except OSError as fault:
                raise _failed(change.file, fault) from None
            done.append((change, target))
    except NotWritten:
        for change, target in reversed(done):
            if change.before is None:
                target.unlink(missing_ok=True)
            else:
                _beside(target, change.file, change.before).replace(target)
        raise
    for folder in {target.parent for _, target in done}:
        _settle(folder)


def _settle(folder: Path) -> None:
    """Has the folder's new entries on the disk, where the system can say so."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(name: str, fault: OSError) -> NotWritten:
    reason = (fault.strerror or str(fault)).lower()
    return NotWritten(
        name, f"{name} cannot be written: {reason}", "check its permissions and the room on the disk"
    )
