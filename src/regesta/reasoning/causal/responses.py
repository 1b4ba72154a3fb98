"""What a nodal type does, in as few cases as will tell it: for each value of the node, settings of its parents.

The cases are prime implicants, found as Quine and McCluskey find them (McCluskey, "Minimization of Boolean Functions",
Bell System Technical Journal 35, 1956) with parents of any number of values, and chosen greedily: those that tell most
of what is not yet told first.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

MOST_SETTINGS = 64

Case = tuple[int | None, ...]  # by parent its value, None where any will do


class Responses(NamedTuple):
    """The values of a node but one, each with the cases in which it has it; and that one, which it has otherwise."""

    cases: tuple[tuple[int, tuple[Case, ...]], ...]
    otherwise: int

    @property
    def length(self) -> int:
        """How many cases are told."""
        return sum(len(own) for _, own in self.cases)


def responses(type_: Sequence[int], parents: Sequence[int]) -> Responses | None:
    """What a type does, its values given by setting with the first parent varying fastest, `parents` their values.

    None where there are more than `MOST_SETTINGS` settings, or a value is open.

    >>> responses((0, 1, 0, 1), (2, 2))
    Responses(cases=((1, ((1, None),)),), otherwise=0)
    """
    if len(type_) > MOST_SETTINGS or min(type_) < 0:
        return None
    settings = [tuple(reversed(one)) for one in product(*map(range, reversed(parents)))]
    values = dict(zip(settings, type_, strict=True))
    own = {value: tuple(_cover(values, value, parents)) for value in sorted(set(type_))}
    # What takes most cases to tell, or the least value among such, is what is so otherwise.
    otherwise = max(own, key=lambda value: (len(own[value]), -value))
    return Responses(tuple((value, cases) for value, cases in own.items() if value != otherwise), otherwise)


def _cover(values: dict[tuple[int, ...], int], value: int, parents: Sequence[int]) -> Iterator[Case]:
    """Cases that together are all the settings with a value."""
    left = {setting for setting, found in values.items() if found == value}
    # The widest first, and among such those where the first parents have the greatest values: an order of their own.
    implicants = sorted(
        _prime(set(left), parents),
        key=lambda case: (-case.count(None), [0 if one is None else -one for one in case]),
    )
    while left:
        best = max(implicants, key=lambda case: sum(_is_of(setting, case) for setting in left))
        yield best
        left = {setting for setting in left if not _is_of(setting, best)}


def _prime(cases: set[Case], parents: Sequence[int]) -> set[Case]:
    """The widest cases within a set: those alike for all the values of a parent are one, as long as there are such."""
    prime: set[Case] = set()
    while cases:
        wider: set[Case] = set()
        used: set[Case] = set()
        for case in cases:
            for at, count in enumerate(parents):
                alike = {(*case[:at], value, *case[at + 1 :]) for value in range(count)}
                if case[at] is not None and alike <= cases:
                    used |= alike
                    wider.add((*case[:at], None, *case[at + 1 :]))
        prime |= cases - used
        cases = wider
    return prime


def _is_of(setting: Sequence[int], case: Case) -> bool:
    return all(wanted is None or wanted == value for wanted, value in zip(case, setting, strict=True))
