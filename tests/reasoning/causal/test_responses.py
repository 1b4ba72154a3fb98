"""Nodal types told in cases: against every setting, and no more of them than it takes."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from regesta.reasoning.causal.responses import MOST_SETTINGS, Responses, responses


@st.composite
def types(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    parents = draw(st.lists(st.integers(2, 3), max_size=3))
    count = 1
    for values in parents:
        count *= values
    return draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)), parents


def answer(found: Responses, setting: tuple[int, ...]) -> int:
    """What is told of a setting: by every case that it is of, or otherwise."""
    told = {
        value
        for value, cases in found.cases
        for case in cases
        if all(wanted is None or wanted == one for wanted, one in zip(case, setting, strict=True))
    }
    assert len(told) <= 1
    return told.pop() if told else found.otherwise


@given(types())
def test_the_cases_tell_the_value_under_every_setting(drawn: tuple[list[int], list[int]]) -> None:
    type_, parents = drawn
    found = responses(type_, parents)
    assert found is not None
    for place, reversed_setting in enumerate(product(*map(range, reversed(parents)))):
        assert answer(found, tuple(reversed(reversed_setting))) == type_[place]


def test_no_more_cases_are_told_than_it_takes() -> None:
    """Of every type of a node with three parents, against the fewest products of literals, found by brute force."""
    implicants = list(product((0, 1, None), repeat=3))
    settings = [tuple(reversed(one)) for one in product((0, 1), repeat=3)]
    covers = {
        case: frozenset(s for s in settings if all(w in (None, v) for w, v in zip(case, s, strict=True)))
        for case in implicants
    }
    fewest: dict[frozenset[tuple[int, ...]], int] = {frozenset(): 0}
    for size in range(1, 5):
        for known in [one for one, count in fewest.items() if count == size - 1]:
            for cover in covers.values():
                fewest.setdefault(known | cover, size)
    more = 0
    for type_ in product((0, 1), repeat=8):
        found = responses(type_, (2, 2, 2))
        assert found is not None
        sides = [frozenset(s for s, v in zip(settings, type_, strict=True) if v == side) for side in (0, 1)]
        least = min(fewest[side] for side in sides)
        assert least <= found.length <= least + 1
        more += found.length > least
    assert more <= 8  # greedy: of 256 types, next to none takes a case more than it must


def test_what_is_open_or_too_long_is_not_told() -> None:
    assert responses((0, -1), (2,)) is None
    assert responses([0] * (MOST_SETTINGS + 1), (MOST_SETTINGS + 1,)) is None
    assert responses((1,), ()) == Responses((), 1)
