"""Writes a site into a folder: only files that a build made are overwritten or removed, and each is replaced whole."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

MANIFEST = "regesta-site.json"
MADE_BY = "regesta build"


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


def write_site(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Makes a folder hold these files, by their paths with `/`; raises FolderRefused and then changes nothing.

    The folder is new, empty, or holds an earlier build, as its manifest tells. Files that no build made are left alone;
    one that stands where a page belongs is a reason to refuse. A file whose content is the same is not touched, any
    other replaced in one step, and what an earlier build made and this one does not is removed.
    """
    earlier = _earlier(folder)
    _refuse_foreign(folder, files, earlier)
    try:
        return _write(folder, files, earlier)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise FolderRefused(
            f"{fault.filename or folder} cannot be written: {reason.lower()}",
            "make room or name a folder that you may write in, then build again: it goes on from where it is",
        ) from None


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


def _write(folder: Path, files: Mapping[str, bytes], earlier: frozenset[str]) -> Written:
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted({path.partition("/")[0] for path in files if "/" in path}):
        (folder / name).mkdir(exist_ok=True)
    # The list comes first, with all that was and all that will be there, so that a build cut short can be taken up.
    _replace(folder / MANIFEST, _manifest({*earlier, *files}))
    written = 0
    for path, content in files.items():
        written += _replace(folder / path, content, may_stand=path in earlier)
    removed = [path for path in sorted(earlier - set(files)) if _remove(folder / path)]
    for name in sorted({path.partition("/")[0] for path in removed if "/" in path}):
        if not any((folder / name).iterdir()):
            (folder / name).rmdir()
    _replace(folder / MANIFEST, _manifest(files))
    return Written(len(files), written, len(removed), sum(map(len, files.values())))


def _manifest(paths: Iterable[str]) -> bytes:
    return (
        json.dumps({"made by": MADE_BY, "files": sorted(paths)}, ensure_ascii=False, indent=0).encode()
        + b"\n"
    )


def _replace(path: Path, content: bytes, *, may_stand: bool = True) -> bool:
    """Makes a file hold this content, in one step; False where it did already, which only one that may stand can.

    One that does not stand yet is written where it belongs: there is nothing to replace, and the manifest has it.
    """
    if not may_stand:
        with path.open("xb") as file:
            file.write(content)
        return True
    try:
        if not path.is_symlink() and path.read_bytes() == content:
            return False
    except FileNotFoundError:
        pass
    temporary = path.with_name(f".{path.name[:40]}.new")
    temporary.write_bytes(content)
    temporary.replace(path)
    return True


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True
