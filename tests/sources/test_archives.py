"""Zip archives, however large they claim to be."""

import pytest

from regesta.sources import UnreadableSource
from regesta.sources.archives import MOST_PARTS, Archive
from tests.sources.papers import zipped


def test_parts_are_read_by_name() -> None:
    archive = Archive(zipped({"a": "b", "c": "d"}), "x")
    assert archive.part("a") == b"b" and archive.part("z") is None and archive.names == ["a", "c"]
    with pytest.raises(UnreadableSource, match="no part z"):
        archive.needed("z")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="parts"):
        Archive(zipped({str(number): "" for number in range(MOST_PARTS + 1)}), "x")


def test_a_bomb_is_stopped_before_it_is_unpacked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regesta.sources.archives.LARGEST_PART", 1_000)
    with pytest.raises(UnreadableSource, match="unpacked"):
        Archive(zipped({"a": b"\0" * 10_000}), "x").part("a")


def test_locked_parts_are_refused() -> None:
    data = bytearray(zipped({"a": "b"}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    with pytest.raises(UnreadableSource, match="encrypted"):
        Archive(bytes(data), "x").part("a")
