"""Whether models are plainly sound: never said of one in which something is wrong."""

from pathlib import Path
from random import Random

import pytest

from regesta.case import load
from regesta.findings.sound_models import are_models_sound
from regesta.findings.what_ifs import what_if_problems
from tests.findings.conftest import read

ROOT = Path(__file__).parents[2]
SOUND = """\
1950 event ^a
1951 event ^b
1952 not event ^c
model m
  draws     A -> B; C -> B
  restricts B[A=1] < B[A=0]
  assumes   share A.1: 0.4
  A         is ^a
  B         is ^b
  C         is ^c
what-if w in m "Had it not happened?"
  given     A = 1, B = 1, C = 0
  ask       B[A = 0] == 0
"""
SLIPS = (
    ("A -> B; C -> B", "A -> B; B -> A"),
    ("A -> B; C -> B", "A -> B; C -> B; A <-> B"),
    ("B[A=1] < B[A=0]", "B[A=1] < B[Q=0]"),
    ("B[A=1] < B[A=0]", "B[A=1] =="),
    ("B[A=1] < B[A=0]", "B[A=1] == 1"),
    ("share A.1: 0.4", "share A.1: 4"),
    ("share A.1: 0.4", "share A.7: 0.4"),
    ("share A.1: 0.4", "share A.1: 1"),
    ("share A.1: 0.4", "values A 0..2"),
    ("  C         is ^c", "  Q         is ^c"),
    ("  C         is ^c", "  A         is ^c"),
    ("in m", "in n"),
    ("A = 1, B", "A = 0, B"),
    ("A = 1, B", "A = 2, B"),
    ("C = 0", "C = 1"),
    ("A = 1, B = 1, C = 0", "A = 1, B = 1, C ~ 0.2 | 0.9"),
    ("B[A = 0] == 0", "B[Q = 0] == 0"),
    ("B[A = 0] == 0", "B[A = 3] == 0"),
    ("B[A = 0] == 0", "B[A = 0] =="),
    ("  ask       B[A = 0] == 0\n", ""),
    ("  given     A = 1, B = 1, C = 0\n", ""),
)


def test_the_cases_that_come_with_it_need_no_arrays() -> None:
    for name in ("korea", "us-withdrawal"):
        case = load(ROOT / "cases" / name)
        assert are_models_sound(case) and not what_if_problems(case)


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_said_to_be_sound_is_sound(count: int) -> None:
    assert are_models_sound(read(SOUND))
    random = Random(count)
    sound = 0
    for trial in range(len(SLIPS) if count == 1 else 40):
        text = SOUND
        for old, new in [SLIPS[trial]] if count == 1 else random.sample(SLIPS, count):
            text = text.replace(old, new)
        case = read(text)
        if are_models_sound(case):
            sound += 1
            assert not what_if_problems(case), text
    assert sound < 5
