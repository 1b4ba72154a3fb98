"""What becomes of a row, told from four digests."""

import pytest

from regesta.importing.plan import Became, row_became


@pytest.mark.parametrize(
    ("said", "before", "was", "stands", "became"),
    [
        ("a", None, "a", None, "added"),
        ("a", None, "", None, "added"),
        ("a", "a", "a", None, "removed"),
        ("a", None, "a", "a", "same"),
        ("b", None, "a", "b", "same"),
        ("a", "a", "a", "x", "same"),
        ("b", None, "a", "a", "changed"),
        ("b", "a", "", "a", "changed"),
        ("c", "b", "a", "b", "changed"),
        ("c", "b", "a", "a", "kept"),
        ("a", None, "a", "x", "known"),
        ("b", None, "a", "x", "kept"),
        ("b", None, "", "x", "kept"),
    ],
)
def test_what_becomes_of_a_row(
    said: str, before: str | None, was: str, stands: str | None, became: Became
) -> None:
    assert row_became(said, before, was, stands) == became
