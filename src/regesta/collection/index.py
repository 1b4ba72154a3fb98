"""The index of a collection: its folders, files and documents, in a database.

What holds for every database stands here; what differs, in `sqlite` and `postgres`: each gives the few statements of
its own, and both are asked and answer alike.
"""

import hashlib
import json
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from regesta.collection.document import Bounds
from regesta.collection.order import ALL, KeyRange, keys_for, keys_of_wide
from regesta.collection.prepared import Prepared, Words, folded_words, text_of
from regesta.collection.query import Query
from regesta.collection.words import FOLDING

FORMAT = "1"


class UnusableIndex(Exception):
    """An index that cannot be used or written: what is wrong, what to do, and whether only making it anew helps."""

    def __init__(self, reason: str, remedy: str, *, is_damaged: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.is_damaged = reason, remedy, is_damaged


class Folder(NamedTuple):
    """A folder (or single file) that was put into a collection: the name it has there, and its path."""

    name: str
    path: str


class File(NamedTuple):
    """A file of a collection: where it is, its SHA-256, how it was read, and why it could not be, or ""."""

    folder: str
    path: str
    digest: bytes
    reading: str
    refusal: str = ""
    remedy: str = ""

    @property
    def place(self) -> str:
        """How a person names the file: the folder's name and the path in it."""
        return f"{self.folder}/{self.path}" if self.path else self.folder


class Entry(NamedTuple):
    """A document as the index holds it, its text aside."""

    key: int
    file: int
    place: str
    title: str
    date: str
    bounds: Bounds
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    persons: tuple[str, ...]
    language: str
    offset: int
    length: int
    digest: bytes


class Selection(NamedTuple):
    """What selects documents: the tables, the condition with its values, and the column that holds the keys.

    `words` are the tables that suffice where nothing but words and keys is asked for.
    """

    source: str
    condition: str
    values: list[object]
    key: str
    words: str = "documents d"

    @property
    def rest(self) -> str:
        """What follows FROM."""
        return f"{self.source} WHERE {self.condition}"


COLUMNS = (
    "d.key, d.file, f.folder, f.path, d.id, d.title, d.date, d.earliest, d.latest, d.senders, d.recipients, d.persons,"
    " d.language, d.start, d.length, d.digest"
)
# The columns of the fields that a query may name.
COLUMN = {"title": "title", "from": "senders", "to": "recipients", "person": "persons"}
ENTRIES = "documents d JOIN files f ON f.id = d.file"
TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE folders (name TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    "CREATE TABLE files (id {serial}, folder TEXT NOT NULL, path TEXT NOT NULL, digest {bytes} NOT NULL,"
    " reading TEXT NOT NULL, refusal TEXT NOT NULL, remedy TEXT NOT NULL, UNIQUE (folder, path))",
    "CREATE TABLE documents (key {key}, file {integer} NOT NULL, id TEXT NOT NULL,"
    " title TEXT NOT NULL, date TEXT NOT NULL, earliest {integer} NOT NULL, latest {integer} NOT NULL,"
    " senders TEXT NOT NULL, recipients TEXT NOT NULL, persons TEXT NOT NULL, language TEXT NOT NULL,"
    " start {integer} NOT NULL, length {integer} NOT NULL, digest {bytes} NOT NULL, is_copy {integer} NOT NULL,"
    " text {bytes}{words})",
    "CREATE INDEX documents_of_file ON documents (file, id)",
    "CREATE INDEX documents_of_digest ON documents (digest)",
)


class Index(ABC):
    """The index of a collection, open for use; a context manager."""

    # What each database gives.

    @abstractmethod
    def run(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows that a statement gives; `?` stands for a value. Raises `UnusableIndex`."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within, or nothing of it."""

    @abstractmethod
    def put_words(self, rows: Sequence[tuple[int, Words]]) -> None:
        """Makes documents, by their keys, findable by their words."""

    @abstractmethod
    def drop_words(self, rows: Sequence[tuple[int, Words]]) -> None:
        """Makes documents, by their keys, no longer findable by the words that they were put in with."""

    @abstractmethod
    def matching(self, query: Query) -> Selection:
        """What selects, of the documents `d` that are no copies, those with the words of a query."""

    @abstractmethod
    def damage(self) -> tuple[str, ...]:
        """What is wrong with the database itself, in words; nothing where it is sound."""

    @abstractmethod
    def settle(self) -> None:
        """Puts the index in order after much was written."""

    @abstractmethod
    def close(self) -> None:
        """Closes the database."""

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Folders and files.

    def folders(self) -> tuple[Folder, ...]:
        """The folders of the collection, by name."""
        return tuple(Folder(*row) for row in self.run("SELECT name, path FROM folders ORDER BY name"))

    def add_folder(self, folder: Folder) -> None:
        """Adds a folder; nothing is read yet."""
        self.run("INSERT INTO folders (name, path) VALUES (?, ?)", folder)

    def files(self, folder: str | None = None) -> Iterator[tuple[int, File]]:
        """The files of a folder, or of all, by their numbers, in order of place."""
        where, values = ("WHERE folder = ?", [folder]) if folder is not None else ("", [])
        rows = self.run(
            f"SELECT id, folder, path, digest, reading, refusal, remedy FROM files {where} ORDER BY folder, path",
            values,
        )
        for number, name, path, digest, *rest in rows:
            yield int(number), File(name, path, bytes(digest), *rest)

    def put(self, file: File, documents: Iterable[Prepared]) -> None:
        """Puts a file in, in place of what was there of it before. Stands within a transaction."""
        rows = self.run("SELECT id FROM files WHERE folder = ? AND path = ?", (file.folder, file.path))
        if rows:
            number = int(rows[0][0])
            self._remove_documents(number)
            self.run(
                "UPDATE files SET digest = ?, reading = ?, refusal = ?, remedy = ? WHERE id = ?",
                (*file[2:], number),
            )
        else:
            self.run(
                "INSERT INTO files (folder, path, digest, reading, refusal, remedy) VALUES (?, ?, ?, ?, ?, ?)",
                file,
            )
            rows = self.run("SELECT id FROM files WHERE folder = ? AND path = ?", (file.folder, file.path))
            number = int(rows[0][0])
        self._put_documents(number, documents)

    def remove(self, number: int) -> None:
        """Removes a file and its documents. Stands within a transaction."""
        self._remove_documents(number)
        self.run("DELETE FROM files WHERE id = ?", (number,))

    def _put_documents(self, number: int, documents: Iterable[Prepared]) -> None:
        found: list[tuple[int, Words]] = []
        free: dict[KeyRange, int] = {}
        for one in documents:
            is_copy = bool(self.run("SELECT 1 FROM documents WHERE digest = ? LIMIT 1", (one.digest,)))
            key = self._free_key(one.bounds, free)
            self.run(
                f"INSERT INTO documents (key, file, id, title, date, earliest, latest, senders, recipients, persons,"
                f" language, start, length, digest, is_copy, text) VALUES ({', '.join('?' * 16)})",
                (
                    key, number, one.id, one.title, one.date, *one.bounds, _list(one.senders), _list(one.recipients),
                    _list(one.persons), one.language, one.offset, one.length, one.digest, int(is_copy),
                    None if is_copy else one.packed,
                ),
            )  # fmt: skip
            if not is_copy:
                found.append((key, one.words))
        self.put_words(sorted(found))

    def _free_key(self, bounds: Bounds, free: dict[KeyRange, int]) -> int:
        """The next key for a document of these bounds, `free` remembering what was asked for already."""
        for keys in (keys_for(bounds), keys_of_wide(bounds)):
            if keys not in free:
                row = self.run("SELECT max(key) FROM documents WHERE key BETWEEN ? AND ?", keys)
                free[keys] = keys.first if row[0][0] is None else int(row[0][0]) + 1
            if free[keys] <= keys.last:
                free[keys] += 1
                return free[keys] - 1
        raise UnusableIndex("too many documents have one date", "divide the collection")

    def _remove_documents(self, number: int) -> None:
        rows = self.run("SELECT key, digest, is_copy FROM documents WHERE file = ?", (number,))
        kept = [(int(key), bytes(digest)) for key, digest, is_copy in rows if not is_copy]
        self.drop_words([(key, self._words(key)) for key, _ in kept])
        packed = {digest: self._packed(key) for key, digest in kept}
        self.run("DELETE FROM documents WHERE file = ?", (number,))
        for digest, text in packed.items():
            copies = self.run("SELECT min(key) FROM documents WHERE digest = ?", (digest,))
            if copies and copies[0][0] is not None:
                key = int(copies[0][0])
                self.run("UPDATE documents SET is_copy = 0, text = ? WHERE key = ?", (text, key))
                self.put_words([(key, self._words(key))])

    def _packed(self, key: int) -> bytes:
        return bytes(self.run("SELECT text FROM documents WHERE key = ?", (key,))[0][0])

    def _words(self, key: int) -> Words:
        """The words that a document was put in with, made again from what is held of it."""
        title, senders, recipients, persons, packed = self.run(
            "SELECT title, senders, recipients, persons, text FROM documents WHERE key = ?", (key,)
        )[0]
        text = text_of(bytes(packed))
        return folded_words(title, text, _names(senders), _names(recipients), _names(persons))

    # Documents.

    def entries(self, keys: Sequence[int]) -> list[Entry]:
        """The documents of these keys, in their order."""
        if not keys:
            return []
        rows = self.run(
            f"SELECT {COLUMNS} FROM {ENTRIES} WHERE d.key IN ({', '.join('?' * len(keys))})",
            keys,
        )
        found = {entry.key: entry for entry in map(_entry, rows)}
        return [found[key] for key in keys if key in found]

    def find(self, place: str) -> Entry | None:
        """The document that a person names by its file's place and, after `#`, its own id; None if there is none."""
        name, _, identifier = place.partition("#")
        folder, _, path = name.partition("/")
        rows = self.run(
            f"SELECT {COLUMNS} FROM {ENTRIES} WHERE f.folder = ? AND f.path = ? AND d.id = ?",
            (folder, path, identifier),
        )
        return _entry(rows[0]) if rows else None

    def texts(self, entries: Sequence[Entry]) -> list[str]:
        """The texts of documents; raises `UnusableIndex` where one was damaged on the disk."""
        if not entries:
            return []
        digests = list(dict.fromkeys(entry.digest for entry in entries))
        marks = ", ".join("?" * len(digests))
        rows = self.run(
            f"SELECT digest, text FROM documents WHERE is_copy = 0 AND digest IN ({marks})", digests
        )
        packed = {bytes(digest): bytes(text or b"") for digest, text in rows}
        return [_unpacked(entry, packed.get(entry.digest, b"")) for entry in entries]

    def copies(self, entry: Entry) -> tuple[str, ...]:
        """Where else the very same text stands."""
        rows = self.run(
            f"SELECT {COLUMNS} FROM {ENTRIES} WHERE d.digest = ? AND d.key <> ? ORDER BY d.key",
            (entry.digest, entry.key),
        )
        return tuple(_entry(row).place for row in rows)

    def all_keys(self, within: KeyRange = ALL) -> Iterator[int]:
        """The keys of all documents but copies, in order."""
        rows = self.run(
            "SELECT key FROM documents WHERE is_copy = 0 AND key BETWEEN ? AND ? ORDER BY key", within
        )
        return (int(row[0]) for row in rows)

    # The index itself.

    def meta(self, name: str) -> str:
        """What the index remembers under a name, or ""."""
        rows = self.run("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def set_meta(self, name: str, value: str) -> None:
        """Has the index remember something."""
        self.run("DELETE FROM meta WHERE name = ?", (name,))
        self.run("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))

    def check_format(self, where: str) -> None:
        """Raises `UnusableIndex` for an index that another version made."""
        if (self.meta("format"), self.meta("folding")) != (FORMAT, FOLDING):
            raise UnusableIndex(f"{where} was made by another version of regesta", REBUILD, is_damaged=True)


MAKE_ROOM = "make room on the disk and run the command again: it goes on where it was"
REBUILD = "make it anew: `regesta collection add COLLECTION --rebuild` reads its folders again"


def _unpacked(entry: Entry, packed: bytes) -> str:
    """The text of a document, if it still is what was put in."""
    try:
        text = text_of(packed)
    except (ValueError, zlib.error):
        text = ""
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() != entry.digest:
        raise UnusableIndex(f"the text of {entry.place} is damaged in the index", REBUILD, is_damaged=True)
    return text


def _list(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False) if names else ""


def _names(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written)) if written else ()


def _entry(row: Sequence[Any]) -> Entry:
    (
        key,
        file,
        folder,
        path,
        identifier,
        title,
        date,
        earliest,
        latest,
        senders,
        recipients,
        persons,
        *rest,
    ) = row
    language, offset, length, digest = rest
    place = (f"{folder}/{path}" if path else folder) + (f"#{identifier}" if identifier else "")
    return Entry(
        int(key), int(file), place, title, date, Bounds(int(earliest), int(latest)), _names(senders),
        _names(recipients), _names(persons), language, int(offset), int(length), bytes(digest),
    )  # fmt: skip
