"""Whether an index is sound, and making it anew where it is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from regesta.collection.index import Folder, Index, UnusableIndex
from regesta.collection.sqlite import SqliteIndex


def faults(index: Index, *, say: Callable[[int], None] = lambda _: None) -> tuple[str, ...]:
    """What is wrong with an index: with the database, and with any text held in it; nothing where it is sound."""
    found = list(index.damage())
    if found:
        return tuple(found)
    for number, key in enumerate(index.all_keys()):
        try:
            index.texts(index.entries([key]))
        except UnusableIndex as fault:
            found.append(fault.reason)
        say(number)
    return tuple(found)


def make_anew(path: Path) -> tuple[SqliteIndex, Path, tuple[Folder, ...]]:
    """A new index with the folders of the one at `path`, which is moved aside; where to, and the folders that it named.

    Of a file too damaged to name its folders none are known; they have to be given again.
    """
    folders = _folders_in(path)
    aside = _free(path)
    path.replace(aside)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    index = SqliteIndex(path, is_new=True)
    with index.transaction():
        for folder in folders:
            index.add_folder(folder)
    return index, aside, folders


def _folders_in(path: Path) -> tuple[Folder, ...]:
    """The folders that a damaged file still names; what is no name or no path any more is left out."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT name, path FROM folders ORDER BY name").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return ()
    whole = {
        path: Folder(name, path)
        for name, path in rows
        if isinstance(name, str) and isinstance(path, str) and name and path and "\0" not in path
    }
    return tuple({folder.name: folder for folder in whole.values()}.values())


def _free(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return aside
