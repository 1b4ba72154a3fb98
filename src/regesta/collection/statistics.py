"""What a collection holds, in numbers."""

from typing import NamedTuple

from regesta.collection.document import EARLIEST, LATEST
from regesta.collection.index import File, Folder, Index
from regesta.dates import format_bound


class Statistics(NamedTuple):
    """A collection in numbers; `earliest` and `latest` are days between which its dated documents fall, or ""."""

    folders: tuple[Folder, ...]
    files: int
    documents: int
    copies: int
    characters: int
    dated: int
    earliest: str
    latest: str
    languages: tuple[tuple[str, int], ...]
    refused: tuple[File, ...]


def statistics(index: Index) -> Statistics:
    """The numbers of a collection; a copy's characters count once."""
    files = [file for _, file in index.files()]
    documents, copies, characters, dated = index.run(
        "SELECT count(*), coalesce(sum(is_copy), 0), coalesce(sum(CASE WHEN is_copy = 0 THEN length ELSE 0 END), 0),"
        " coalesce(sum(CASE WHEN date <> '' THEN 1 ELSE 0 END), 0) FROM documents"
    )[0]
    earliest, latest = index.run(
        "SELECT min(CASE WHEN earliest > ? THEN earliest END), max(CASE WHEN latest < ? THEN latest END)"
        " FROM documents",
        (EARLIEST, LATEST),
    )[0]
    languages = index.run(
        "SELECT language, count(*) FROM documents GROUP BY language ORDER BY count(*) DESC, language"
    )
    return Statistics(
        index.folders(),
        len(files),
        int(documents),
        int(copies),
        int(characters),
        int(dated),
        "" if earliest is None else format_bound(int(earliest)),
        "" if latest is None else format_bound(int(latest)),
        tuple((str(name), int(number)) for name, number in languages),
        tuple(file for file in files if file.refusal),
    )
