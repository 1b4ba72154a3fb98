"""The checks together: in the order of the files, and each once."""

from regesta.case.check import CHECKS, check, in_order
from tests.case.conftest import read


def test_problems_come_in_the_order_of_the_lines_those_of_reading_included() -> None:
    case = read('1950 request war\n  by kin\nperson kim "Kim"\n  bron 1912\n1951-13 refuse war\n')
    found = check(case)
    assert [one.position.line for one in found] == sorted(one.position.line for one in found)
    assert {"unknown-name", "unknown-field", "bad-date"} <= {one.code for one in found}
    assert in_order(case, reversed(found)) != () and set(in_order(case, reversed(found))) == set(found)


def test_every_check_is_listed_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)


def test_checks_change_nothing() -> None:
    case = read('person kim "Kim"\n1950 request war\n  by kin\n')
    assert check(case) == check(case)
