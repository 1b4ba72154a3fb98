"""How likely an order is: all days alike, or those of approximate dates by the shape that the case declares."""

import pytest

from regesta.findings.likelihood import chance_of_order
from tests.findings.conftest import read

ENTRIES = "1950~ event ^a\n1949 event ^b\n"


def chance(options: str, entries: str = ENTRIES) -> float:
    case = read(options + entries)
    words = chance_of_order(case, case.named["^a"], case.named["^b"])
    assert words is not None
    return float(words.split(" %")[0].split()[-1])


@pytest.mark.parametrize(("shape", "expected"), [("even", 100 / 6), ("falling", 100 / 12), ("bell", 9.84)])
def test_days_that_the_case_makes_less_likely_count_less(shape: str, expected: float) -> None:
    about = "  about 1 year\n"
    assert chance(f"{about}  shape {shape}\n") == pytest.approx(expected, abs=0.15)
    assert chance(about) == pytest.approx(100 / 6, abs=0.15)
    assert chance("") == chance(f"  shape {shape}\n") == 0.0


def test_an_extent_has_its_shapes_at_its_edges() -> None:
    entries = "1949/1950~ holds peace ^a\n1950-07/1951-06 holds war ^b\n"
    falls = chance("  about 1 year\n  shape falling\n", entries)
    assert falls > chance("  about 1 year\n", entries) > 0
