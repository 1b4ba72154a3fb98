"""Gaps and clusters of a case."""

from regesta.dates import format_bound
from regesta.findings.rhythm import rhythm
from tests.findings.conftest import read

YEARS = "".join(f"{year}-0{month} event\n" for year in range(1900, 1910) for month in range(1, 10, 2))


def test_a_long_silence_is_a_gap_that_vague_entries_may_fill() -> None:
    late = YEARS.replace("190", "193")
    found = rhythm(read(YEARS + late + "[1905..1935] event ^vague\nundated event\n1920/1925 holds peace\n"))
    (gap,) = found.gaps
    assert (format_bound(gap.first), format_bound(gap.last)) == ("1909-10-01", "1929-12-31")
    assert gap.may == ("^vague",) and gap.days == 7397
    assert not rhythm(read(YEARS)).gaps


def test_a_relation_puts_an_entry_where_it_fills_a_gap() -> None:
    late = YEARS.replace("190", "193")
    more = "[1905..1935] event ^vague\n  after 1917-05\n  before 1917-08\n"
    assert len(rhythm(read(YEARS + late + more)).gaps) == 2


def test_a_crowd_is_a_cluster() -> None:
    crowd = "".join(f"1904-06-{day:02d} event ^c{day}\n" for day in range(1, 9))
    (cluster,) = rhythm(read(YEARS + crowd + "1904-06 not event ^denied\n")).clusters
    assert set(cluster.entries) >= {f"^c{day}" for day in range(1, 9)} and "^denied" not in cluster.entries
    assert cluster.rate > 2


def test_a_case_of_little_has_neither() -> None:
    assert rhythm(read("")) == rhythm(read("1950 event\n1990 event\n")) == ((), ())
