"""First lines: their parts in any order after the verb, and every mistake of a line told."""

from itertools import permutations

import pytest

from regesta.statements.header import read_header

PARTS = ("^approval", "series", '"He gave way"')


@pytest.mark.parametrize("parts", list(permutations(PARTS)))
def test_what_follows_the_object_stands_in_any_order(parts: tuple[str, ...]) -> None:
    header = read_header(f"1950-01 not approve invasion {' '.join(parts)}")
    assert not header.faults
    assert (header.kind, header.name, header.text) == ("approve", "^approval", "He gave way")
    assert header.is_denied and header.is_series and str(header.date) == "1950-01"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1950-13 approve war", "bad-date"),
        ("1950 aprove war", "unknown-verb"),
        ("1950 approve", "missing-part"),
        ("1950 approve war war", "surplus-words"),
        ('persn kim "Kim"', "unknown-directive"),
        ('person 3kim "Kim"', "bad-name"),
    ],
)
def test_what_is_wrong_is_told(line: str, code: str) -> None:
    assert code in [fault.code for fault in read_header(line).faults]


def test_several_mistakes_of_one_line_are_all_told() -> None:
    codes = [fault.code for fault in read_header("1950-13 aprove war").faults]
    assert codes == ["bad-date", "unknown-verb"]


def test_a_set_with_spaces_is_one_mistake_and_shown_without_them() -> None:
    (fault,) = read_header("{1948, 1950} request war").faults
    assert (fault.code, fault.remedy) == ("bad-date", "write {1948,1950}")


def test_what_a_first_line_lacks_is_left_to_the_fields() -> None:
    assert read_header('term ^aid of ^yes "Aid"').lacks == ("nature",)
    assert read_header('term ^aid of ^yes promise "Aid"').lacks == ()
