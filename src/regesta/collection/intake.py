"""Putting folders into a collection: what is new is read, what changed is read again, what is gone is removed."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from regesta.collection.index import File, Folder, Index, UnusableIndex
from regesta.collection.readers import READING, ReadFile, is_readable
from regesta.collection.workers import Task, Workers

BATCH = 4_000_000  # characters of documents that are written at once; what is lost when a command is killed
UNSETTLED = "unsettled"  # remembered while the words of an index are not merged


class Progress(NamedTuple):
    """How far an intake is, in files."""

    done: int
    whole: int
    place: str


class Intake(NamedTuple):
    """What an intake did, counted in files and documents; `refused` are the files that could not be read."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    documents: int = 0
    passed_over: int = 0
    refused: tuple[File, ...] = ()


class _Found(NamedTuple):
    """A file of a folder, with its number and digest in the index if it is there."""

    folder: str
    path: str
    where: Path
    number: int | None
    digest: bytes


def add_folders(index: Index, paths: tuple[Path, ...], base: Path | None) -> tuple[Folder, ...]:
    """Adds folders, or single files, to those of a collection; one that is there already is not added twice.

    With `base`, paths are kept relative to it, so that collection and folders can move together. Raises `UnusableIndex`
    for a path where nothing is.
    """
    known = {folder.path: folder for folder in index.folders()}
    found = []
    for path in paths:
        if not path.exists():
            raise UnusableIndex(f"there is nothing at {path}", "name a folder of documents, or one document")
        kept = os.path.relpath(path.resolve(), base.resolve()) if base is not None else str(path.resolve())
        if kept != _spelt(kept):
            raise UnusableIndex(f"the path {_spelt(str(path))} is not in UTF-8", "rename the folder")
        if kept not in known:
            name = _free_name(path.resolve().name or "documents", {folder.name for folder in known.values()})
            known[kept] = Folder(name, kept)
            index.add_folder(known[kept])
        found.append(known[kept])
    return tuple(found)


def _free_name(name: str, taken: set[str]) -> str:
    name = name.replace("#", "-").replace("/", "-")
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def take_in(
    index: Index,
    workers: Workers,
    base: Path | None,
    *,
    say: Callable[[Progress], None] = lambda _: None,
) -> Intake:
    """Brings an index up to date with its folders, and says what was done.

    What is written is written in batches of whole files: whenever it is broken off, the files written stay, and the
    next intake goes on with the others. A folder that is not there is left as it was.
    """
    found: list[_Found] = []
    gone: list[int] = []
    passed_over = 0
    for folder in index.folders():
        root = (base / folder.path) if base is not None else Path(folder.path)
        if not root.exists():
            continue
        there = {file.path: (number, file) for number, file in index.files(folder.name)}
        for path, where in _files_of(root):
            if path and not is_readable(where):
                passed_over += 1
                continue
            number, file = there.pop(path, (None, None))
            known = file.digest if file is not None and file.reading == READING else b""
            found.append(_Found(folder.name, path, where, number, known))
        gone += (number for number, _ in there.values())
    done = _write(index, found, gone, workers.read([Task(one.where, one.digest) for one in found]), say)
    return done._replace(passed_over=passed_over)


def _write(
    index: Index,
    found: list[_Found],
    gone: list[int],
    read: Iterator[ReadFile],
    say: Callable[[Progress], None],
) -> Intake:
    done = Intake()
    if gone:
        with index.transaction():
            for number in gone:
                index.remove(number)
        done = done._replace(removed=len(gone))
    batch: list[tuple[_Found, ReadFile]] = []
    size = 0
    for position, (one, file) in enumerate(zip(found, read, strict=True), start=1):
        say(Progress(position, len(found), one.path or one.folder))
        if file.is_unchanged:
            done = done._replace(unchanged=done.unchanged + 1)
            continue
        batch.append((one, file))
        size += sum(document.length for document in file.documents)
        if size >= BATCH:
            done = _write_batch(index, batch, done)
            batch, size = [], 0
    if batch:
        done = _write_batch(index, batch, done)
    if index.meta(UNSETTLED):
        index.settle()
        with index.transaction():
            index.set_meta(UNSETTLED, "")
    return done


def _write_batch(index: Index, batch: list[tuple[_Found, ReadFile]], done: Intake) -> Intake:
    """Writes some files, all or none of them."""
    refused: list[File] = []
    with index.transaction():
        index.set_meta(UNSETTLED, "yes")
        for one, read in batch:
            file = File(one.folder, one.path, read.digest, READING, read.refusal, read.remedy)
            index.put(file, read.documents)
            if read.refusal:
                refused.append(file)
    new = sum(one.number is None for one, _ in batch)
    return done._replace(
        added=done.added + new,
        changed=done.changed + len(batch) - new,
        documents=done.documents + sum(len(read.documents) for _, read in batch),
        refused=(*done.refused, *refused),
    )


def _files_of(root: Path) -> Iterator[tuple[str, Path]]:
    """The files under a folder by their paths in it, in order; hidden ones and links out of it are passed over."""
    if root.is_file():
        yield "", root
        return
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and path.is_file() and path.resolve().is_relative_to(root.resolve()):
                yield _spelt(path.relative_to(root).as_posix()), path


def _spelt(name: str) -> str:
    """A name as an index can hold it: bytes in it that are no UTF-8, as old archives have them, stand as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
