"""Open types: a row that stands for many types at once, where a node has too many to list.

At a setting that a row leaves open the types it stands for give every value alike, whatever they do elsewhere. So a
node of five two-valued parents, with 2^32 types, is one row until something speaks of a setting: a restriction or a
datum opens that setting alone, each row becoming one for each value. All rows of a node leave the same settings open.
"""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from regesta.reasoning.causal.evaluation import Array
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.nodal_types import OPEN, Types

MOST_ROWS = 2**16


def is_open(types: Types) -> bool:
    """Whether the rows leave a setting open."""
    return bool(len(types)) and bool((types[0] == OPEN).any())


def is_wholly_open(types: Types) -> bool:
    """Whether there is one row, and it leaves every setting open."""
    return len(types) == 1 and bool((types[0] == OPEN).all())


def types_in_row(types: Types, values: int) -> int:
    """How many types each row stands for."""
    return values ** types[0].tolist().count(OPEN) if len(types) else 1


def opened(types: Types, settings: Iterable[int], values: int, *, node: str = "") -> Types:
    """The rows with each of these settings told: one for each value a row left open there, its values in a row.

    Raises ModelFault where they become too many.
    """
    for setting in settings:
        if types[0, setting] != OPEN:
            continue
        if len(types) * values > MOST_ROWS:
            raise ModelFault(
                "size",
                f"too much is said of the {values}^{types.shape[1]} nodal types of {node} to list what is left",
                "say less of them, restrict all its parents in one statement, or list its types",
                node,
            )
        types = np.repeat(types, values, axis=0)
        types[:, setting] = np.tile(np.arange(values, dtype=np.int8), len(types) // values)
    return types


def spread(types: Types, table: Array, settings: Iterable[int], values: int) -> tuple[Types, Array]:
    """Rows with these settings told, and what is believed of the rows shared out among them."""
    wanted = [setting for setting in dict.fromkeys(settings) if types[0, setting] == OPEN]
    if not wanted:
        return types, table
    count = values ** len(wanted)
    return opened(types, wanted, values), np.repeat(table, count, axis=-1) / count


def open_indicators(types: Types, values: int, *, is_exact: bool) -> Array:
    """The share of each row's types that gives each value under each setting: row by (setting, value)."""
    found = types[:, :, None] == np.arange(values, dtype=np.int8)[None, None, :]
    shares = found.astype(int).astype(object) if is_exact else found.astype(np.float64)
    shares[types == OPEN] = Fraction(1, values) if is_exact else 1 / values
    return np.asarray(shares.reshape(len(types), -1))


def with_own_answers(moment: Array, first: Array, types: Types, values: int) -> Array:
    """A second moment, (setting, value) by (setting, value), mended where a setting is open: there one answer is given.

    `first` is the first moment; both may have an axis of draws before.
    """
    settings = types.shape[1]
    whole = moment.reshape(*moment.shape[:-2], settings, values, settings, values)
    alone = first.reshape(*first.shape[:-1], settings, values)
    for setting in np.flatnonzero(types[0] == OPEN).tolist():
        whole[..., setting, :, setting, :] = 0
        for value in range(values):
            whole[..., setting, value, setting, value] = alone[..., setting, value]
    return whole
