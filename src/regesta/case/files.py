"""Which files make a case, and their bytes: nothing outside the case's folder is ever opened."""

import stat
from pathlib import Path
from typing import NamedTuple

from regesta.position import Position
from regesta.problem import CODES, Problem

MAIN = "case.regesta"
SUFFIX = ".regesta"


class Place(NamedTuple):
    """The folder of a case and the name of its main file in it."""

    folder: Path
    main: str


def find_case(path: Path) -> Place | Problem:
    """The folder and main file that a path given by a person means; problem code no-case."""
    try:
        if path.is_dir():
            return _main_file(path)
        if path.is_file() and path.suffix != SUFFIX:
            return _no_case(
                path,
                f"{path} is no file of a case: its name does not end in {SUFFIX}",
                f"name the folder of the case, or its {SUFFIX} file",
            )
        if path.is_file():
            real = path.resolve()
            return Place(real.parent, real.name)
    except (OSError, ValueError) as fault:
        return _no_case(
            path, f"{path} cannot be opened: {_reason(fault)}", "check the path and its permissions"
        )
    if path.exists():
        return _no_case(path, f"{path} is neither a file nor a folder", "name the folder of the case")
    return _no_case(
        path, f"there is no file or folder {path}", "check the path, or make a case with `regesta new`"
    )


def _main_file(folder: Path) -> Place | Problem:
    folder = folder.resolve()
    inside = [file for file in folder.iterdir() if file.suffix == SUFFIX and file.resolve().parent == folder]
    found = sorted(file.name for file in inside if file.is_file())
    if MAIN in found:
        return Place(folder, MAIN)
    if len(found) == 1:
        return Place(folder, found[0])
    if not found:
        return _no_case(
            folder, f"the folder {folder} holds no {SUFFIX} file", "make a case in it with `regesta new`"
        )
    opening = [name for name in found if _says_case(folder / name)]
    if len(opening) == 1:
        return Place(folder, opening[0])
    return _no_case(
        folder,
        f"the folder {folder} holds {len(found)} {SUFFIX} files and none is named {MAIN}",
        f"name the main file {MAIN}, or give its path",
    )


def _says_case(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return any(line.startswith(b"case ") for line in stream.read(1 << 16).splitlines())
    except OSError:
        return False


def _no_case(path: Path, message: str, remedy: str) -> Problem:
    return Problem("no-case", CODES["no-case"], message, remedy, Position(str(path), 1))


class FileFault(Exception):
    """Why a file of a case is not read: a problem code, what is wrong and what to do."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy


def file_name(folder: Path, includer: str, written: str) -> str:
    """The name, relative to the case's folder, of a file that another includes; raises FileFault.

    Problem codes: include-outside, include-missing.
    """
    outside = FileFault(
        "include-outside",
        f"{written!r} leads out of the case's folder",
        "put the file into the folder of the case and include it by its path from there",
    )
    if not written or "\0" in written:
        raise FileFault("include-missing", "the include names no file", 'write include "people.regesta"')
    if Path(written).is_absolute() or "\\" in written:
        raise outside
    try:
        target = ((folder / includer).parent / written).resolve()
    except (OSError, RuntimeError, ValueError):
        raise outside from None
    if not target.is_relative_to(folder):
        raise outside
    return target.relative_to(folder).as_posix()


def read_bytes(folder: Path, name: str) -> bytes:
    """The bytes of a file of the case; raises FileFault with include-missing or unreadable-file."""
    path = folder / name
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a file"
            raise FileFault("unreadable-file", f"{name} is {kind}", "name a text file that ends in .regesta")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileFault(
            "include-missing", f"there is no file {name}", "check the path, or take the include away"
        ) from None
    except OSError as fault:
        raise FileFault(
            "unreadable-file",
            f"{name} cannot be read: {_reason(fault)}",
            "check the file and its permissions",
        ) from None


def _reason(fault: Exception) -> str:
    text = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return text[:1].lower() + text[1:]


def files_beside(folder: Path, names: list[str]) -> list[str]:
    """The `.regesta` files in the folders of these files, by name, sorted."""
    found: set[str] = set()
    for parent in {(folder / name).parent for name in names}:
        try:
            found.update(
                file.relative_to(folder).as_posix()
                for file in parent.iterdir()
                if file.suffix == SUFFIX and not file.name.startswith(".")
            )
        except OSError:
            continue
    return sorted(found)
