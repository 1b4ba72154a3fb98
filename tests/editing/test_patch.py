"""Patches: replaced stretches, and the difference they make."""

import pytest

from regesta.editing import Change, Replacement, difference, replaced


def test_every_other_byte_stays() -> None:
    data = b"\xef\xbb\xbfone two\r\nthree \xff four\rfive"
    done = replaced(data, [Replacement(2, 9, 4, "IV"), Replacement(1, 1, 3, "I"), Replacement(3, 1, 4, "V")])
    assert done == b"\xef\xbb\xbfI two\r\nthree \xff IV\rV"
    assert replaced(data, []) == data


@pytest.mark.parametrize(
    "replacements",
    [
        [Replacement(1, 1, 4, "a")],
        [Replacement(1, 1, 2, "a"), Replacement(1, 2, 1, "b")],
    ],
)
def test_what_does_not_fit_is_refused(replacements: list[Replacement]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        replaced(b"one\ntwo", replacements)


def test_the_difference_shows_what_changes() -> None:
    patch = (Change("a.regesta", b"one\r\ntwo \xff\n", b"one\ntwo \xff\n"), Change("b.regesta", b"x", b"x"))
    shown = difference(patch)
    assert "-one␍\n+one\n" in shown
    assert "b.regesta" not in shown
    assert difference(()) == ""
