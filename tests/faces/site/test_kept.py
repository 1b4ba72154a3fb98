"""What a build keeps for the next is read back whole, or not at all."""

import pytest

from regesta.faces.site.kept import Kept, KeptPage, program, read_kept, written_kept
from regesta.faces.site.sameness import digest

KEPT = Kept("frame", {"address a": "a.html"}, {"index": KeptPage("g", "h", "j", ["address a"])})
NOTHING = Kept("frame", {}, {})


def test_it_is_read_as_it_was_written() -> None:
    assert read_kept(written_kept(KEPT), "frame") == KEPT


def test_that_of_another_frame_does_not_count() -> None:
    assert read_kept(written_kept(KEPT), "other") == Kept("other", {}, {})


def test_whatever_is_damaged_does_not_count() -> None:
    whole = written_kept(KEPT)
    for at in range(len(whole)):
        spoilt = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert read_kept(spoilt, "frame") == NOTHING
        assert read_kept(whole[:at], "frame") == NOTHING


@pytest.mark.parametrize("body", [b"", b"[]", b'{"frame": "frame"}', b"\xff"])
def test_what_another_version_wrote_does_not_count(body: bytes) -> None:
    assert read_kept(digest(body).encode() + b"\n" + body, "frame") == NOTHING


def test_the_program_is_told_by_its_files() -> None:
    assert program() == program() != ""
