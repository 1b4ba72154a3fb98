"""Year-less dates take their year from the narrative, and asides do not carry it away."""

import pytest

from tests.dates.words.conftest import told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In October 1941 it began. In January it ended.", ["1941-10", "1942-01"]),
        ("On 7 August 1914 they met. On 10 August they fought.", ["1914-08-07", "1914-08-10"]),
        ("In 1918 it began. By 20 July it was over.", ["1918", "1918-07-20"]),
        ("On 10 March 1975 they struck, though 1976 was planned. On 11 March it fell.",
         ["1975-03-10", "1976", "1975-03-11"]),
        ("In May 1788 it met, as it had in 1614. On 27 December he agreed.", ["1788-05", "1614", "1788-12-27"]),
        ("Through the fall of 1775 and into winter. In early March 1776 they left.",
         ["1775-FA", "1776-WI", "1776-03"]),
        ("In December 1942 and in the winter they waited; in February they moved.",
         ["1942-12", "1943-WI", "1943-02"]),
    ],
)  # fmt: skip
def test_years_follow_the_narrative(text: str, values: list[str]) -> None:
    assert [value for _, value, _ in told(text)] == values


def test_without_a_narrative_the_day_of_writing_counts() -> None:
    assert told("On 3 May it fell.", created=(2009, 6, 1)) == [("3 May", "2009-05-03", "")]
    assert told("On 3 May it fell.") == [("3 May", "XXXX-05-03", "")]
