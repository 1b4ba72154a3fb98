"""The state of a matter, against every order in which its acts may have happened."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.acts import ACT_BY_WORD, DECIDED, DECIDING, UNTOUCHED
from regesta.case import Case, load
from regesta.dates import day_number
from regesta.findings.course import Course
from regesta.findings.sequence import EARLIEST, LATEST, Sequence
from regesta.findings.states import States
from regesta.findings.terms import Terms

HEAD = 'case c format 1\nsource s "S"\nperson kim "Kim"\nmatter war "The war"\n'
MARCH = day_number(1848, 2, 29)


def _case(folder: Path, entries: str) -> Case:
    (folder / "case.regesta").write_text(HEAD + entries, encoding="utf-8")
    return load(folder)


def _over_time(case: Case) -> States:
    order = Sequence(case)
    entries = [number for number, entry in enumerate(case.entries) if entry.is_entry]
    return States(Terms(case, order), Course(order, entries))


def _states(case: Case, first: int, last: int) -> set[str]:
    return {state.word for state in _over_time(case).at(first, last)}


def _played(acts: list[tuple[int, str]], day: int) -> str:
    """The state by the end of a day, the acts done one after another in the order given."""
    state = UNTOUCHED
    for when, verb in acts:
        word = ACT_BY_WORD[verb].effect or ""
        if when <= day and (verb in DECIDING or state not in DECIDED):
            state = word
    return state


_VERBS = st.sampled_from(
    ["request", "draft", "criticise", "approve", "refuse", "defer", "carry-out", "withdraw"]
)
_ACTS = st.lists(
    st.tuples(_VERBS, st.integers(1, 6), st.integers(0, 3)).map(lambda a: (a[0], a[1], min(a[1] + a[2], 7))),
    min_size=1,
    max_size=4,
)


@given(_ACTS, st.integers(1, 8))
@settings(max_examples=150, deadline=None)
def test_no_state_that_may_be_is_left_out(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]], day: int
) -> None:
    lines = [f"[1848-03-0{a}..1848-03-0{b}] {verb} war\n  by kim\n" for verb, a, b in acts]
    case = _case(tmp_path_factory.mktemp("case"), "".join(lines))
    found = _states(case, MARCH + day, MARCH + day)
    possible = {
        _played(order, day)
        for days in itertools.product(*(range(a, b + 1) for _, a, b in acts))
        for order in _orders(list(zip(days, (verb for verb, _, _ in acts), strict=True)))
    }
    assert possible <= found
    if len(acts) == 1:
        assert possible == found


def _orders(acts: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Every order of the acts that keeps to their days."""
    return [
        list(order)
        for order in itertools.permutations(acts)
        if list(order) == sorted(order, key=lambda a: a[0])
    ]


@pytest.mark.parametrize(
    ("entries", "day", "words"),
    [
        ("1848-03-01 request war\n1848-03-02 refuse war\n1848-03-03 request war\n", 4, {"refused"}),
        ("1848-03-01 request war\n1848-03-02 defer war\n1848-03-03 request war\n", 4, {"asked"}),
        ("1848-03-01 approve war\n1848-03-02 not refuse war\n", 4, {"granted"}),
        ("1848-03-01 approve war\n1848-03-02 refuse war\n  draft a rule\n", 4, {"granted"}),
        ("1848-03-01 consider war\n1848-03-02 say war\n", 4, {"untouched"}),
        ("undated refuse war ^a\nundated approve war\n  after ^a\n", 4, {"untouched", "refused", "granted"}),
        ("[1848-03-01..1848-03-05] refuse war\n1848-03-05 approve war\n", 4, {"untouched", "refused"}),
    ],
)
def test_what_moves_a_matter(tmp_path: Path, entries: str, day: int, words: set[str]) -> None:
    assert _states(_case(tmp_path, entries), MARCH + day, MARCH + day) == words


def test_at_the_end_all_has_happened(tmp_path: Path) -> None:
    case = _case(tmp_path, "undated refuse war ^a\nundated approve war\n  after ^a\n")
    assert _states(case, LATEST, LATEST) == {"granted"}


def test_a_leave_on_condition_is_one_until_the_condition_is_met(tmp_path: Path) -> None:
    entries = (
        "1848-03-01 approve war ^leave\nterm ^quiet of ^leave condition\nterm ^help of ^leave promise\n"
        "1848-03-05 keep ^quiet\n"
    )
    case = _case(tmp_path, entries)
    assert _states(case, MARCH + 4, MARCH + 4) == {"granted on condition"}
    assert _states(case, MARCH + 5, MARCH + 5) == {"granted"}
    broken = _case(tmp_path, entries.replace("keep", "break"))
    assert _states(broken, MARCH + 9, MARCH + 9) == {"granted on condition"}


def test_periods_cover_all_of_time(tmp_path: Path) -> None:
    case = _case(tmp_path, "[1848-03-01..1848-03-04] refuse war\n1848-03-06 approve war\n")
    found = _over_time(case).periods()
    assert (found[0].first, found[-1].last) == (EARLIEST, LATEST)
    assert all(one.last + 1 == other.first for one, other in itertools.pairwise(found))
    assert [(one.first - MARCH, one.words) for one in found[1:]] == [
        (1, ("untouched", "refused")),
        (4, ("refused",)),
        (6, ("granted",)),
    ]
