"""Writes a site into a folder: only files that a build made are overwritten or removed, and each is replaced whole."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from regesta.faces.site.sameness import digest

MANIFEST = "regesta-site.json"
MADE_BY = "regesta build"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # which systems without it are asked about first


class FolderRefused(Exception):
    """Why a site is not written into a folder, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class Written(NamedTuple):
    """What a build did: how many files the site has, how many were written and removed, and their size in bytes."""

    files: int
    written: int
    removed: int
    size: int


class SiteFolder:
    """A folder that is made to hold the files of these paths, with `/`; raises FolderRefused and then changes nothing.

    The folder is new, empty, or holds an earlier build, as its manifest tells. Files that no build made are left alone;
    one that stands where a page belongs is a reason to refuse. A file whose content is the same is not touched, any
    other replaced in one step, and at the end what an earlier build made and this one does not is removed.
    """

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        self._folder, self._paths = folder, frozenset(paths)
        self._earlier = _earlier(folder)
        self._written, self._sizes = 0, dict.fromkeys(paths, 0)
        _refuse_foreign(folder, self._paths, self._earlier)
        with _refusing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for name in _folders(paths):
                (folder / name).mkdir(exist_ok=True)
            # The list comes first, with all that was and all that will be there, so that a build cut short can be
            # taken up.
            _replace(folder / MANIFEST, _manifest({*self._earlier, *self._paths}))

    def content(self, path: str) -> bytes:
        """What a file holds that an earlier build made; nothing where it is gone."""
        found = _content(f"{self._folder}/{path}") if path in self._earlier else None
        return b"" if found is None else found

    def holds(self, path: str, wanted: str) -> bool:
        """Whether a file that an earlier build made still holds what has this digest; it is part of the site then."""
        found = _content(f"{self._folder}/{path}") if path in self._earlier else None
        if found is None or digest(found) != wanted:
            return False
        self._sizes[path] = len(found)
        return True

    def put(self, path: str, content: bytes) -> None:
        """Makes the file of one of the paths hold this content."""
        with _refusing(self._folder):
            if path in self._earlier:
                self._written += _replace(self._folder / path, content)
            else:
                # It does not stand yet and is written where it belongs: the manifest has it.
                with (self._folder / path).open("xb") as file:
                    file.write(content)
                self._written += 1
        self._sizes[path] = len(content)

    def end(self) -> Written:
        """Removes what does not belong to the site any more, and tells what was done."""
        with _refusing(self._folder):
            gone = sorted(self._earlier - self._paths)
            removed = [path for path in gone if _remove(self._folder / path)]
            for name in _folders(removed):
                if not any((self._folder / name).iterdir()):
                    (self._folder / name).rmdir()
            _replace(self._folder / MANIFEST, _manifest(self._paths))
        return Written(len(self._paths), self._written, len(removed), sum(self._sizes.values()))


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    """Where a file cannot be written, says so."""
    try:
        yield
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise FolderRefused(
            f"{fault.filename or folder} cannot be written: {reason.lower()}",
            "make room or name a folder that you may write in, then build again: it goes on from where it is",
        ) from None


def _folders(paths: Iterable[str]) -> list[str]:
    """The folders within the site in which files of these paths stand."""
    return sorted({path.partition("/")[0] for path in paths if "/" in path})


def _earlier(folder: Path) -> frozenset[str]:
    """The paths that earlier builds made in the folder; raises FolderRefused where it holds something else."""
    try:
        if not folder.exists():
            return frozenset()
        if not folder.is_dir():
            raise FolderRefused(f"{folder} is not a folder", "name a folder to build into")
        present = sorted(child.name for child in folder.iterdir())
        manifest = folder / MANIFEST
        if not manifest.is_file() or manifest.is_symlink():
            if present:
                shown = ", ".join(present[:3]) + (" …" if len(present) > 3 else "")
                raise FolderRefused(
                    f"{folder} holds files that no build made: {shown}",
                    "name a new or an empty folder; nothing was changed",
                )
            return frozenset()
        return _read_manifest(manifest)
    except OSError as fault:
        raise FolderRefused(
            f"{folder} cannot be read: {(fault.strerror or str(fault)).lower()}", "name another folder"
        ) from None


def _read_manifest(manifest: Path) -> frozenset[str]:
    broken = FolderRefused(
        f"{manifest} is not the list that a build writes",
        "build into a new folder, or remove this one yourself",
    )
    try:
        found = json.loads(manifest.read_bytes())
    except ValueError:
        raise broken from None
    if not isinstance(found, dict) or found.get("made by") != MADE_BY:
        raise broken
    paths = found.get("files")
    if not isinstance(paths, list) or not all(isinstance(path, str) and _is_inside(path) for path in paths):
        raise broken
    return frozenset(paths)


def _is_inside(path: str) -> bool:
    """Whether a path of a manifest stays in its folder and is one that a build may have made."""
    parts = path.split("/")
    return (
        bool(path) and len(parts) <= 2 and not any(part in ("", ".", "..") or "\\" in part for part in parts)
    )


def _refuse_foreign(folder: Path, files: Iterable[str], earlier: frozenset[str]) -> None:
    """Refuses where a folder of the site is a link or a file, or a foreign file stands where a page belongs."""
    wanted = set(files)
    for name in sorted({path.partition("/")[0] for path in (*wanted, *earlier) if "/" in path}):
        if (folder / name).is_symlink() or ((folder / name).exists() and not (folder / name).is_dir()):
            raise FolderRefused(
                f"{folder / name} is not a folder of the site's own", "move it away, or name another folder"
            )
    standing = {path for path in wanted - earlier - {MANIFEST} if os.path.lexists(folder / path)}
    if standing:
        raise FolderRefused(
            f"{folder / min(standing)} is there already, and no build made it",
            "move it away, or name another folder; nothing was changed",
        )


def _manifest(paths: Iterable[str]) -> bytes:
    return (
        json.dumps({"made by": MADE_BY, "files": sorted(paths)}, ensure_ascii=False, indent=0).encode()
        + b"\n"
    )


def _replace(path: Path, content: bytes) -> bool:
    """Makes a file hold this content, in one step; False where it did already."""
    if _content(str(path)) == content:
        return False
    temporary = path.with_name(f".{path.name[:40]}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
    return True


def _content(path: str) -> bytes | None:
    """What a file holds; None where there is none, or a link, or what cannot be read."""
    try:
        with FileIO(path, opener=_opened) as file:
            return file.readall()
    except OSError:
        return None


def _opened(path: str, flags: int) -> int:
    if not _NO_LINK and Path(path).is_symlink():
        raise OSError(f"{path} is a link")
    return os.open(path, flags | _NO_LINK)


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True
