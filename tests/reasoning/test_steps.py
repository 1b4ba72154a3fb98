"""Steps of statements: what one statement says of two points by way of several limits."""

from regesta.reasoning.steps import steps
from tests.reasoning.conftest import Limit, made


def _found(limits: list[Limit], points: int) -> set[tuple[int, ...]]:
    return {tuple(int(one) for one in row) for row in zip(*steps(made(points, limits)), strict=True)}


def test_a_period_orders_its_ends_by_what_lies_within() -> None:
    during = [(1, 2, 0, 0), (3, 1, 0, 0)]
    assert _found(during, 4) == {(1, 2, 0, 0), (3, 1, 0, 0), (3, 2, 0, 0)}


def test_what_holds_of_itself_goes_with_any_statement() -> None:
    limits = [(0, 2, 9, 0), (2, 1, 0, -1)]
    assert _found(limits, 3) == {(0, 2, 9, 0), (0, 1, 9, 0)}


def test_a_statement_that_contradicts_itself_is_a_step_from_a_point_to_itself() -> None:
    assert (1, 1, -1, 0) in _found([(1, 2, 1, 0), (2, 1, -2, 0)], 3)
