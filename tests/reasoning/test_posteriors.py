"""Posteriors and their bounds: closed forms, brute force over grids, and laws."""

from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.reasoning.posteriors import (
    Item,
    absent,
    joined,
    likelihoods,
    middle_posteriors,
    odds_bounds,
    posterior_bounds,
    posteriors,
    settled,
)
from regesta.reasoning.ranges import ImproperPriors, Range, between, exactly, proper_priors

F = Fraction
chances = st.integers(0, 4).map(lambda n: F(n, 4))
ranges = st.builds(
    lambda a, b, mark: between(min(a, b), max(a, b))._replace(mark=mark),
    chances,
    chances,
    st.just(""),
)


def items(count: int, survives: bool = False) -> st.SearchStrategy[Item]:
    """Items over that many hypotheses; with words that are read alike, and absences."""
    plain = st.tuples(*[ranges] * count)
    word = st.builds(lambda r, mark: r._replace(mark=mark), ranges, st.just("w"))
    alike = st.builds(
        lambda row, r, i: (*row[:i], r, r, *row[i + 2 :]), plain, word, st.integers(0, count - 2)
    )
    ends = st.none() | ranges if survives else st.none()
    return st.builds(Item, plain | alike, ends)


def priors_of(stated: list[Range | None]) -> list[Range]:
    try:
        return proper_priors(stated)
    except ImproperPriors:
        return proper_priors([None] * len(stated))


def grid(low: Fraction, high: Fraction, steps: int = 2) -> list[Fraction]:
    return [low + (high - low) * F(i, steps) for i in range(steps + 1)] if low < high else [low]


def readings(item: Item) -> list[tuple[Fraction, ...]]:
    """Every reading of an item on a grid: what bears one mark is one number."""
    free = list(dict.fromkeys(c.mark or f"#{k}" for k, c in enumerate(item.chances)))
    column = [free.index(c.mark or f"#{k}") for k, c in enumerate(item.chances)]
    ends = {column[k]: c for k, c in enumerate(item.chances)}
    found = []
    for numbers in product(*(grid(ends[i].low, ends[i].high) for i in range(len(free)))):
        row = tuple(numbers[i] for i in column)
        if item.survives is None:
            found.append(row)
        else:
            for s in grid(item.survives.low, item.survives.high):
                found.append(tuple(absent(one, s) for one in row))
    return list(dict.fromkeys(found))


def prior_readings(priors: list[Range]) -> list[tuple[Fraction, ...]]:
    """Every reading of the priors on a grid, the last taking what is left."""
    found = []
    for head in product(*(grid(p.low, p.high) for p in priors[:-1])):
        last = 1 - sum(head, start=F(0))
        if priors[-1].low <= last <= priors[-1].high:
            found.append((*head, last))
    return found


def test_bayes_rule() -> None:
    assert posteriors([F(1, 100), F(99, 100)], [F(99, 100), F(1, 100)]) == (F(1, 2), F(1, 2))
    assert posteriors([F(1, 2), F(1, 2)], [F(0), F(0)]) is None


def test_an_interval_gives_an_interval() -> None:
    item = Item((between(0.8, 0.9), between(0.1, 0.3)))
    bounds = posterior_bounds(proper_priors([None, None]), [item])
    assert bounds == ((F(8, 11), F(9, 10)), (F(1, 10), F(3, 11)))


def test_one_word_of_an_item_is_one_number() -> None:
    word = between(0.2, 0.8)._replace(mark="perhaps")
    assert posterior_bounds(proper_priors([None, None]), [Item((word, word))]) == ((F(1, 2), F(1, 2)),) * 2


def test_priors_that_are_ranges_are_carried_through() -> None:
    priors = proper_priors([between(0.2, 0.6), between(0.1, 0.5), exactly(0.3)])
    bounds = posterior_bounds(priors, [Item((exactly(0.5), exactly(0.25), exactly(1)))])
    assert bounds is not None
    low = F(2, 10) * F(1, 2) / (F(1, 10) + F(5, 10) * F(1, 4) + F(3, 10))
    high = F(6, 10) * F(1, 2) / (F(3, 10) + F(1, 10) * F(1, 4) + F(3, 10))
    assert bounds[0] == (low, high)


def test_nothing_vanishes_however_many_items() -> None:
    many = [Item((exactly(0.01), exactly(0.02)))] * 2000
    assert middle_posteriors(proper_priors([None, None]), many) == (
        F(1, 1 + 2**2000),
        F(2**2000, 1 + 2**2000),
    )


def test_all_impossible_is_said_so() -> None:
    none = Item((exactly(0), exactly(0)))
    priors = proper_priors([None, None])
    assert posterior_bounds(priors, [none]) is None
    assert middle_posteriors(priors, [none]) is None
    assert odds_bounds(priors, [none], 0, 1) is None
    half = Item((between(0, 0.5), exactly(0)))
    assert posterior_bounds(priors, [half]) == ((F(1), F(1)), (F(0), F(0)))
    assert odds_bounds(priors, [half], 0, 1) == (None, None)


def test_absence_weighs_as_far_as_the_document_would_have_come_down() -> None:
    item = Item((exactly(0.1), exactly(1)), exactly(0.5))
    assert likelihoods([item], 2) == (F(55, 100), F(1))
    lost = item._replace(survives=exactly(0))
    assert middle_posteriors(proper_priors([None, None]), [lost]) == (F(1, 2), F(1, 2))
    kept = item._replace(survives=exactly(1))
    assert likelihoods([kept], 2) == (F(1, 10), F(1))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_bounds_are_those_of_every_reading(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 3))
    rows = data.draw(st.lists(items(count, survives=True), min_size=1, max_size=4 - count))
    priors = priors_of(data.draw(st.lists(st.none() | ranges, min_size=count, max_size=count)))
    bounds = posterior_bounds(priors, rows)
    found = [
        result
        for prior in prior_readings(priors)
        for row in product(*(readings(item) for item in rows))
        if (result := posteriors(prior, [F(prod((one[k] for one in row), start=F(1))) for k in range(count)]))
    ]
    if bounds is None:
        assert not found
        return
    for result in found:
        for k in range(count):
            assert bounds[k].low <= result[k] <= bounds[k].high
    if found and all(p.low == p.high for p in priors) and all(c.low > 0 for i in rows for c in i.chances):
        for k in range(count):  # the grid has every corner: the bounds are reached
            assert bounds[k] == (min(r[k] for r in found), max(r[k] for r in found))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_priors_reach_their_bounds_at_a_corner(data: st.DataObject) -> None:
    """Corners of the priors' polytope: all but one at an end; the last takes the rest."""
    count = data.draw(st.integers(2, 4))
    priors = priors_of(data.draw(st.lists(ranges, min_size=count, max_size=count)))
    numbers = data.draw(st.lists(st.integers(1, 4).map(lambda n: F(n, 4)), min_size=count, max_size=count))
    corners = []
    for spare in range(count):
        others = [k for k in range(count) if k != spare]
        for ends in product(*((priors[k].low, priors[k].high) for k in others)):
            rest = 1 - sum(ends, start=F(0))
            if priors[spare].low <= rest <= priors[spare].high:
                point = dict(zip(others, ends, strict=True)) | {spare: rest}
                corners.append(posteriors([point[k] for k in range(count)], numbers))
    bounds = posterior_bounds(priors, [Item(tuple(exactly(n) for n in numbers))])
    assert bounds is not None
    for k in range(count):
        reached = [corner[k] for corner in corners if corner is not None]
        assert bounds[k] == (min(reached), max(reached))


@given(st.lists(items(3, survives=True), min_size=2, max_size=5), st.randoms())
@settings(max_examples=50, deadline=None)
def test_the_order_of_evidence_never_matters(rows: list[Item], random: object) -> None:
    priors = proper_priors([None] * 3)
    turned = list(reversed(rows))
    assert posterior_bounds(priors, rows) == posterior_bounds(priors, turned)
    assert middle_posteriors(priors, rows) == middle_posteriors(priors, turned)
    assert [r[:3] for r in joined(rows).chances] == [r[:3] for r in joined(turned).chances]


@given(st.lists(items(3), min_size=1, max_size=3), st.integers(0, 2))
@settings(max_examples=60, deadline=None)
def test_widening_a_chance_never_narrows_a_posterior(rows: list[Item], k: int) -> None:
    priors = proper_priors([None] * 3)
    narrow = posterior_bounds(priors, rows)
    first = rows[0].chances[k]
    wide = Range(first.low / 2, first.middle, (1 + first.high) / 2, first.mark)
    alike = [wide if first.mark and c.mark == first.mark else c for c in rows[0].chances]
    alike[k] = wide
    widened = posterior_bounds(priors, [Item(tuple(alike)), *rows[1:]])
    if narrow is None:
        return
    assert widened is not None
    for one, other in zip(narrow, widened, strict=True):
        assert other.low <= one.low and one.high <= other.high


@given(st.lists(items(3, survives=True), min_size=1, max_size=3))
@settings(max_examples=50, deadline=None)
def test_what_repeats_dependent_evidence_changes_nothing(rows: list[Item]) -> None:
    assert joined([*rows, rows[0], rows[-1]]) == joined(rows)
    assert joined([rows[0], rows[0]]) == rows[0]


def test_items_that_hang_together_have_the_chance_of_the_least_probable() -> None:
    one, other = Item((exactly(0.9), exactly(0.3))), Item((exactly(0.3), exactly(0.9)))
    assert joined([one, other]) == Item((exactly(0.3), exactly(0.3)))


@given(items(3, survives=True))
@settings(max_examples=50, deadline=None)
def test_an_absence_settled_by_itself_is_never_narrower(item: Item) -> None:
    priors = proper_priors([None] * 3)
    exact, outer = posterior_bounds(priors, [item]), posterior_bounds(priors, [settled(item)])
    if exact is not None and outer is not None:
        for one, other in zip(exact, outer, strict=True):
            assert other.low <= one.low and one.high <= other.high
