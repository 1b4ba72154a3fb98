"""German prose."""

import pytest

from regesta.dates.words import find_times


@pytest.mark.parametrize(
    ("text", "words", "value", "mod", "bound"),
    [
        ("am 25. Juni 1950", "25. Juni 1950", "1950-06-25", "", ""),
        ("bis Ende August 1950", "Ende August 1950", "1950-08", "END", "until"),
        ("im Herbst 1951", "Herbst 1951", "1951-FA", "", ""),
        ("im 19. Jahrhundert", "19. Jahrhundert", "18", "", ""),
        ("um 1910", "um 1910", "1910", "APPROX", ""),
        ("44 v. Chr.", "44 v. Chr.", "BC0044", "", ""),
        ("vor dem 13. Oktober 1685", "13. Oktober 1685", "1685-10-13", "", "before"),
        ("26.10.1687", "26.10.1687", "1687-10-26", "", ""),
        ("drei Wochen", "drei Wochen", "P3W", "", ""),
        ("jeden Tag", "jeden Tag", "XXXX-XX-XX", "", ""),
        ("täglich", "täglich", "XXXX-XX-XX", "", ""),
        ("seit 1917", "1917", "1917", "", "from"),
    ],
)
def test_german_times(text: str, words: str, value: str, mod: str, bound: str) -> None:
    assert [
        (one.text, one.value, one.mod, one.bound)
        for one in find_times(f"Es war {text}, sagt er.", language="de")
    ] == [(words, value, mod, bound)]


def test_days_that_share_a_month() -> None:
    found = find_times("vom 22. bis 25. August 1542", language="de")
    assert [(one.text, one.value) for one in found] == [
        ("22.", "1542-08-22"),
        ("25. August 1542", "1542-08-25"),
    ]


def test_counted_from_the_last() -> None:
    found = find_times("Am 25. Juni 1950 begann es. Zwei Tage später fiel die Stadt.", language="de")
    assert found[-1].value == "1950-06-27"


def test_pages_and_men_are_no_years() -> None:
    assert find_times("Auf Seite 1914 stehen 1500 Mann, Nr. 1812.", language="de") == []
