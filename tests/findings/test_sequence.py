"""What certainly came before what: bounds and order by dates, relations and answers."""

from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.dates import day_number
from regesta.findings.course import Course
from regesta.findings.sequence import EARLIEST, LATEST, Sequence

HEAD = "case c\nperson kim\nmatter war\n"


def _case(folder: Path, entries: str) -> Case:
    (folder / "case.regesta").write_text(HEAD + entries, encoding="utf-8")
    return load(folder)


def _order(case: Case) -> list[str]:
    order = Sequence(case)
    numbers = [number for number, entry in enumerate(case.entries) if entry.is_entry]
    return [order.entries[number].name for number in Course(order, numbers).numbers]


def _is_before(case: Case, one: str, other: str) -> bool:
    return Sequence(case).is_before(case.named[one], case.named[other])


@pytest.mark.parametrize(
    ("entries", "is_before"),
    [
        ("1848-03-01 request war ^a\n1848-03-02 refuse war ^b\n", True),
        ("1848-03-01 request war ^a\n1848-03-01 refuse war ^b\n", False),
        ("1848-03-01 request war ^a\n1848-03-01 refuse war ^b\n  answers ^a\n", True),
        ("1848-03-01 request war ^a\n1848-03-01 refuse war ^b\n  after ^a\n", True),
        ("1848-03-01 request war ^a\n  no later than ^b\n1848-03-01 refuse war ^b\n", False),
        ("1848-03 request war ^a\n  before ^x\n1848 event ^x\n1848-03 refuse war ^b\n  after ^x\n", True),
        ("[1848..1850] request war ^a series\n1848 refuse war ^b\n  answers ^a\n", False),
        ("[1848..1850] request war ^a series\n1850 refuse war ^b\n  answers all of ^a\n", True),
        ("1848/1850 consider war ^a\n1849 refuse war ^b\n  answers ^a\n", False),
        ("1850 request war ^a\n1849 refuse war ^b\n  answers ^a\n", False),
        ("undated request war ^a\n  answers ^b\nundated refuse war ^b\n  answers ^a\n", True),
    ],
)
def test_certain_order(tmp_path: Path, entries: str, is_before: bool) -> None:
    case = _case(tmp_path, entries)
    assert _is_before(case, "^a", "^b") == is_before


def test_an_answer_lies_after_its_question_and_the_question_before(tmp_path: Path) -> None:
    case = _case(
        tmp_path,
        "undated request war ^asked\n1848-03 refuse war ^no\n  answers ^asked\n"
        "undated criticise war ^more\n  answers ^asked\n1848-01-05 request war ^first\n"
        "undated approve war ^yes\n  answers ^first\n",
    )
    order = Sequence(case)
    assert order.bounds(case.named["^asked"]) == (EARLIEST, day_number(1848, 3, 31))
    assert order.bounds(case.named["^yes"]) == (day_number(1848, 1, 5), LATEST)
    assert order.bounds(case.named["^more"]) == (EARLIEST, LATEST)
    assert _order(case) == ["^first", "^yes", "^asked", "^no", "^more"]


def test_bounds_are_those_of_the_chronology(tmp_path: Path) -> None:
    case = _case(
        tmp_path,
        "1848-03-01 request war ^a\nundated refuse war ^b\n  after ^a by 3 days\n  within 1 week of ^a\n",
    )
    first, _ = Sequence(case).bounds(case.named["^b"])
    assert first == day_number(1848, 3, 4)


def test_the_order_told_keeps_to_answers_and_relations(tmp_path: Path) -> None:
    case = _case(
        tmp_path,
        "1848-03-02 approve war ^c\n  answers ^b\n1848-03-02 request war ^b\n  after ^a\n1848-03-02 request war ^a\n",
    )
    assert _order(case) == ["^a", "^b", "^c"]


def test_answers_in_a_circle_and_contradictions_end(tmp_path: Path) -> None:
    case = _case(
        tmp_path,
        "1848 request war ^a\n  answers ^c\n  after ^b\n1848 request war ^b\n  answers ^a\n  after ^c\n"
        "1848 refuse war ^c\n  answers ^b\n  after ^a\n",
    )
    assert sorted(_order(case)) == ["^a", "^b", "^c"]


def test_a_long_chain_is_followed(tmp_path: Path) -> None:
    lines = [f"undated request war ^e{n}\n" + (f"  after ^e{n - 1}\n" if n else "") for n in range(300)]
    case = _case(tmp_path, "".join(reversed(lines)))
    assert _order(case) == [f"^e{n}" for n in range(300)]
    assert _is_before(case, "^e0", "^e299")
