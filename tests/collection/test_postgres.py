"""An index in PostgreSQL answers as one in SQLite does."""

from pathlib import Path

import pytest

from regesta.collection.index import File, Index, UnusableIndex
from regesta.collection.postgres import PostgresIndex
from regesta.collection.prepared import prepare
from regesta.collection.query import read_query
from regesta.collection.search import by_year, count, search
from regesta.collection.sqlite import SqliteIndex
from tests.collection.conftest import documents, queries


def fill(index: Index, number: int = 300, seed: int = 1) -> None:
    """Puts generated documents into an index, in three files."""
    made = documents(number, seed)
    with index.transaction():
        for each in range(3):
            file = File("box", f"{each}.txt", bytes([each]) * 32, "test")
            index.put(file, [prepare(one) for one in made[each::3]])


def test_the_same_documents_match_every_generated_query(postgres: str, tmp_path: Path) -> None:
    with (
        SqliteIndex(tmp_path / "a.sqlite", is_new=True) as one,
        PostgresIndex(postgres, is_new=True) as other,
    ):
        fill(one)
        fill(other)
        matched = 0
        for number, written in enumerate(queries(160, 2)):
            query = read_query(written, is_certain=number % 2 == 1)
            found = search(one, query, most=60)
            assert search(other, query, most=60) == found, written
            assert count(other, query) == count(one, query), written
            assert by_year(other, query) == by_year(one, query), written
            matched += bool(found)
        assert matched > 60
        # A file taken out and one put in anew leave both alike.
        for index in (one, other):
            with index.transaction():
                index.remove(1)
                index.put(File("box", "1.txt", b"9" * 32, "test"), map(prepare, documents(40, 7)))
        for written in queries(40, 3):
            query = read_query(written)
            assert search(other, query, most=60) == search(one, query, most=60), written


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("postgresql://postgres@127.0.0.1:1/none", "cannot be reached"),
        ("mysql://localhost/x", "is not the address of a database"),
        ("postgresql://localhost", "is not the address of a database"),
        ("postgresql://localhost:door/x", "is not the address of a database"),
        ("postgresql://[::1/x", "is not the address of a database"),
    ],
)
def test_what_cannot_be_opened_is_told(address: str, reason: str) -> None:
    with pytest.raises(UnusableIndex, match=reason):
        PostgresIndex(address)


@pytest.mark.parametrize("scheme", ["postgresql", "mysql"])
def test_a_password_is_never_told(scheme: str) -> None:
    with pytest.raises(UnusableIndex) as told:
        PostgresIndex(f"{scheme}://clerk:secret@127.0.0.1:1/none")
    assert "secret" not in told.value.reason
