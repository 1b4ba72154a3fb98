"""An index in one SQLite file, its words in FTS5."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from regesta.collection.index import (
    COLUMN,
    FORMAT,
    MAKE_ROOM,
    REBUILD,
    TABLES,
    Index,
    Selection,
    UnusableIndex,
)
from regesta.collection.prepared import Words
from regesta.collection.query import Query, Term
from regesta.collection.words import FOLDING

WAIT_SECONDS = 60.0  # for another process that writes


class SqliteIndex(Index):
    """An index in the file at `path`."""

    def __init__(self, path: Path, *, is_new: bool = False) -> None:
        self.path = path
        if path.is_dir():
            raise UnusableIndex(
                f"{path} is a folder, and no collection",
                f"name the file of the collection before it: `regesta collection add archive.sqlite {path}`",
            )
        if not is_new and not path.is_file():
            raise UnusableIndex(
                f"there is no collection {path}", f"make it: `regesta collection add {path} FOLDER`"
            )
        try:
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
            self._connection.execute("PRAGMA cache_size = -32000")
            self._connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error as fault:
            raise _told(path, fault) from None
        try:
            if is_new:
                self._make()
            self.check_format(str(path))
        except UnusableIndex:
            self.close()
            raise

    def _make(self) -> None:
        self.run("PRAGMA page_size = 16384")
        self.run("PRAGMA auto_vacuum = INCREMENTAL")
        self.run("PRAGMA journal_mode = WAL")
        with self.transaction():
            if self.run("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
                return
            for table in TABLES:
                self.run(
                    table.format(
                        serial="INTEGER PRIMARY KEY",
                        key="INTEGER PRIMARY KEY",
                        bytes="BLOB",
                        integer="INTEGER",
                        words="",
                    )
                )
            # The tokenizer keeps every sign but those of ASCII that are no letter or figure: the words are folded
            # already, with a space between them, and the index and the query have to see the same.
            self.run(
                "CREATE VIRTUAL TABLE words USING fts5(title, text, senders, recipients, persons,"
                " content = '', columnsize = 0, tokenize = 'ascii')"
            )
            self.set_meta("format", FORMAT)
            self.set_meta("folding", FOLDING)

    def run(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows that a statement gives."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as fault:
            raise _told(self.path, fault) from None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def put_words(self, rows: Sequence[tuple[int, Words]]) -> None:
        """Makes documents findable."""
        self._many(
            "INSERT INTO words (rowid, title, text, senders, recipients, persons) VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )

    def drop_words(self, rows: Sequence[tuple[int, Words]]) -> None:
        """Makes documents no longer findable."""
        self._many(
            "INSERT INTO words (words, rowid, title, text, senders, recipients, persons)"
            " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def _many(self, statement: str, rows: Sequence[tuple[int, Words]]) -> None:
        try:
            self._connection.executemany(statement, ((key, *words) for key, words in rows))
        except sqlite3.Error as fault:
            raise _told(self.path, fault) from None

    def matching(self, query: Query) -> Selection:
        """Documents with the words of a query, through FTS5."""
        denied = " OR ".join(map(_phrase, query.denied))
        if not query.groups:
            if not denied:
                return Selection("documents d", "d.is_copy = 0", [], "d.key")
            condition = "d.is_copy = 0 AND d.key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
            return Selection("documents d", condition, [denied], "d.key")
        wanted = " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in query.groups)
        if denied:
            wanted = f"({wanted}) NOT ({denied})"
        return Selection(
            "words JOIN documents d ON d.key = words.rowid", "words MATCH ?", [wanted], "words.rowid", "words"
        )

    def damage(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file, and FTS5 with the words."""
        try:
            found = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(10)")]
            self._connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        except sqlite3.Error as fault:
            return (str(fault),)
        return tuple(line for line in found if line != "ok")

    def settle(self) -> None:
        """Merges the words into one, gives free room back, and takes what was written into the file itself."""
        self.run("INSERT INTO words (words) VALUES ('optimize')")
        self._connection.executescript("PRAGMA incremental_vacuum")  # which `execute` would leave half done
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def _phrase(term: Term) -> str:
    """A term as FTS5 reads it; a folded word holds no quotation mark."""
    column = f"{COLUMN[term.field]} : " if term.field else ""
    return f'{column}"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _told(path: Path, fault: sqlite3.Error) -> UnusableIndex:
    """What a failure of SQLite means to whoever uses the collection."""
    said = str(fault)
    if "full" in said or "disk I/O" in said:
        return UnusableIndex(
            f"{path} cannot be written: {said}",
            MAKE_ROOM,
        )
    if isinstance(fault, sqlite3.OperationalError) and "locked" in said:
        return UnusableIndex(f"{path} is being written by another command", "wait for it to end")
    if "no such table" in said or "not a database" in said:
        return UnusableIndex(f"{path} is no collection, or is damaged: {said}", REBUILD, is_damaged=True)
    if "unable to open" in said or "readonly" in said or "read-only" in said:
        return UnusableIndex(f"{path} cannot be opened: {said}", "correct the name or the permissions")
    return UnusableIndex(f"{path} is damaged: {said}", REBUILD, is_damaged=True)


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as a database of SQLite does, or is empty."""
    with path.open("rb") as file:
        return file.read(16) in (b"SQLite format 3\0", b"")
