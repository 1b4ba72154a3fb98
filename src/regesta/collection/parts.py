"""Files that were read, on their way into an index, as Parquet: one part for each file, written whole or not at all.

A part is named by what it was made from, so that a part that is there need not be made again, whoever made it.
"""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.collection.document import Bounds
from regesta.collection.prepared import Prepared, Words
from regesta.collection.readers import READING, ReadFile
from regesta.collection.words import FOLDING

if TYPE_CHECKING:
    import pyarrow

TEXTS = ("id", "title", "date", "language")
LISTS = ("senders", "recipients", "persons")
NUMBERS = ("offset", "length")


def part_path(folder: Path, digest: bytes) -> Path:
    """Where the part of a file of that SHA-256 stands."""
    return folder / f"{digest.hex()}.{READING}.{FOLDING}.parquet"


def write_part(folder: Path, read: ReadFile) -> Path:
    """Writes the part of a file that was read and returns its path."""
    from pyarrow import parquet

    target = part_path(folder, read.digest)
    if target.exists():
        return target
    handle, made = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    os.close(handle)
    try:
        parquet.write_table(_table(read), made, compression="zstd")
        Path(made).replace(target)
    finally:
        Path(made).unlink(missing_ok=True)
    return target


def read_part(path: Path, digest: bytes) -> ReadFile:
    """The file that a part holds."""
    from pyarrow import parquet

    table = parquet.read_table(path)
    told = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
    documents = tuple(_prepared(row) for row in table.to_pylist())
    return ReadFile(digest, documents, told.get("refusal", ""), told.get("remedy", ""))


def _table(read: ReadFile) -> "pyarrow.Table":
    import pyarrow

    text, strings = pyarrow.string(), pyarrow.list_(pyarrow.string())
    fields = [
        *((name, text) for name in TEXTS),
        *((name, strings) for name in LISTS),
        *((name, pyarrow.int64()) for name in NUMBERS),
        ("earliest", pyarrow.int64()),
        ("latest", pyarrow.int64()),
        ("digest", pyarrow.binary()),
        ("packed", pyarrow.binary()),
        *((f"words_{name}", text) for name in Words._fields),
    ]
    schema = pyarrow.schema(fields, metadata={"refusal": read.refusal, "remedy": read.remedy})
    return pyarrow.Table.from_pylist([_row(one) for one in read.documents], schema=schema)


def _row(one: Prepared) -> dict[str, object]:
    row: dict[str, object] = {
        name: getattr(one, name) for name in (*TEXTS, *LISTS, *NUMBERS, "digest", "packed")
    }
    row |= {"earliest": one.bounds.earliest_day, "latest": one.bounds.latest_day}
    return row | {f"words_{name}": value for name, value in one.words._asdict().items()}


def _prepared(row: dict[str, object]) -> Prepared:
    words = Words(*(str(row.pop(f"words_{name}")) for name in Words._fields))
    bounds = Bounds(_number(row.pop("earliest")), _number(row.pop("latest")))
    lists = {name: tuple(_strings(row.pop(name))) for name in LISTS}
    return Prepared(**row, **lists, bounds=bounds, words=words)  # type: ignore[arg-type]


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(one) for one in value]
