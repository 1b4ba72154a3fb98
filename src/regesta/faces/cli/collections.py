"""Opening a collection for a command, and saying why it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.faces.cli.terminal import fail

if TYPE_CHECKING:
    from regesta.collection.index import Entry, Index
    from regesta.collection.sqlite import SqliteIndex
    from regesta.collection.workers import Workers


database_option = click.option(
    "--database",
    metavar="URL",
    help="The collection is in this PostgreSQL database, and no COLLECTION is named.",
)


def divided(names: tuple[str, ...], database: str | None, rest: str) -> tuple[str, tuple[str, ...]]:
    """The collection, and what else was named; with a database, all that was named is the rest."""
    if database is not None:
        return database, names
    if not names:
        fail(
            "no collection is named",
            f"write `regesta collection … archive.sqlite{' ' if rest else ''}{rest}`",
        )
    return names[0], names[1:]


@contextmanager
def told() -> Iterator[None]:
    """An index that cannot be used ends the command with what to do."""
    from regesta.collection.index import UnusableIndex

    try:
        yield
    except UnusableIndex as fault:
        fail(fault.reason, fault.remedy)


def opened(where: str, database: str | None) -> "Index":
    if database is not None:
        from regesta.collection.postgres import PostgresIndex

        return PostgresIndex(database)
    from regesta.collection.sqlite import SqliteIndex

    return SqliteIndex(Path(where))


def opened_to_write(
    where: str, database: str | None, is_anew: bool, is_made: bool
) -> "tuple[Index, Path | None]":
    """The index and the folder that its paths are relative to; a damaged index is made anew.

    It is made where it is not there, if `is_made`: if something is to be put in.
    """
    from regesta.collection.index import UnusableIndex
    from regesta.collection.sqlite import SqliteIndex

    if database is not None:
        from regesta.collection.postgres import PostgresIndex

        return PostgresIndex(database, is_new=is_made), None
    path = Path(where)
    if not path.exists():
        if not is_made:
            fail(f"there is no collection {where}", f"make it: `regesta collection add {where} FOLDER`")
        if not path.parent.is_dir():
            fail(f"there is no folder {path.parent}", "make it first, or name another")
        return SqliteIndex(path, is_new=True), path.parent
    if is_anew and not path.is_dir():
        return _made_anew(path, "", is_made), path.parent
    try:
        return _sound(path), path.parent
    except UnusableIndex as fault:
        if not fault.is_damaged:
            raise
        return _made_anew(path, fault.reason, is_made), path.parent


def _sound(path: Path) -> "SqliteIndex":
    """The index at a path; one that a command left unfinished is looked through first."""
    from regesta.collection.index import UnusableIndex
    from regesta.collection.intake import UNSETTLED
    from regesta.collection.sqlite import SqliteIndex

    index = SqliteIndex(path)
    if index.meta(UNSETTLED) and (damage := index.damage()):
        index.close()
        raise UnusableIndex(f"{path} is damaged: {damage[0]}", "", is_damaged=True)
    return index


def _made_anew(path: Path, reason: str, is_made: bool) -> "SqliteIndex":
    """An index made anew: because of damage, or, without a `reason`, because somebody asks for it."""
    from regesta.collection.damage import make_anew
    from regesta.collection.sqlite import is_sqlite

    if not is_sqlite(path):
        fail(f"{path} is no collection", "name a file that `regesta collection add` made, or a new one")
    index, aside, folders = make_anew(path)
    if reason:
        click.echo(f"{reason}; it is made anew, and the old file kept as {aside.name}", err=True)
    else:
        aside.unlink()
    if not folders and not is_made:
        fail(
            "the damaged file no longer tells its folders",
            f"give them: `regesta collection add {path} FOLDER`",
        )
    return index


def workers_of(jobs: int, scheduler: str | None, parts: Path | None, where: str) -> "Workers":
    from regesta.collection.workers import OneProcess, Processes

    if scheduler is None:
        return OneProcess() if jobs == 1 else Processes(jobs)
    from regesta.collection.cluster import Cluster

    if parts is None:
        if "://" in where:
            fail(
                "nothing says where the cluster may put what it has read",
                "give a folder that all of it sees with --parts",
            )
        parts = Path(f"{where}.parts")
    return Cluster(scheduler, parts.resolve())


def entry_named(index: "Index", rest: tuple[str, ...]) -> "Entry":
    if len(rest) != 1:
        fail("one document is shown at a time", "name it as `regesta collection search` does")
    entry = index.find(rest[0])
    if entry is None:
        fail(f"the collection holds no document {rest[0]}", "name it as `regesta collection search` does")
    return entry
