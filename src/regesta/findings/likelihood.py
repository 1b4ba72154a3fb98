"""How likely one entry came before another, all consistent chronologies of the case's horizon counting alike.

Chances are counted in days. An act or event whose length nothing states is one moment of its days, so that its chance
does not depend on a length nobody gave it. Days count alike, but those of approximate dates as the case's `shape` says.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import numpy as np

from regesta.case import Case
from regesta.dates import Edtf
from regesta.findings.finding import entry_id
from regesta.findings.timeline import DAY, is_brief, is_near
from regesta.findings.times import Times, times_with
from regesta.reasoning.bounds import Bounds, Contradictory, bounds
from regesta.reasoning.network import Network, network
from regesta.reasoning.order import Chance, chance_before, closed
from regesta.reasoning.shapes import Shape, Weights, bell, falling
from regesta.statements.statement import Statement

SHAPES: Mapping[str, Callable[..., tuple[int, Weights]]] = MappingProxyType(
    {"falling": falling, "bell": bell}
)
MOST_DAYS = 4_000_000  # that an approximate date may take in and have a shape


def chance_of_order(case: Case, one: Statement, other: Statement) -> str | None:
    """The chances of both orders in words, or that both fall within one day.

    None where an end is open and the case declares no horizon.
    """
    found = times_with(case, (one, other))
    made = in_days(found)
    try:
        own = bounds(made)
        made = _ended(case, made, own)
        own = bounds(made)
    except Contradictory:
        return None
    chances = []
    weighted = tuple(shapes(found))
    for first, second in ((one, other), (other, one)):
        a, b = (2 * _number(found, first) + 2, 2 * _number(found, second) + 1)
        chance = chance_before(made, own, a, b, shapes=weighted)
        if chance is None:
            return None
        chances.append((first, chance))
    if all(chance.value == 0 for _, chance in chances):
        return "both within one day, and the dates do not tell which came first"
    told = (f"{entry_id(first)} first in {_percent(chance)}" for first, chance in chances)
    return ", ".join(told) + " of the consistent days"


def _percent(chance: Chance) -> str:
    """A chance in words, with its standard error where it was sampled; what rounds to none or all says so."""
    value = 100 * chance.value
    if 0 < value < 0.1:
        return "less than 0.1 %"
    if 99.9 < value < 100:
        return "more than 99.9 %"
    return f"{value:.1f} %" if not chance.error else f"{value:.1f} ± {max(0.1, 100 * chance.error):.1f} %"


def _number(found: Times, entry: Statement) -> int:
    number = found.timeline.number(entry)
    assert number is not None
    return number


def shapes(found: Times) -> Iterator[Shape]:
    """How likely the days of each approximate date are, where the case says so."""
    case = found.case
    make = SHAPES.get(case.options.word("shape") if case.options is not None else "")
    if make is None or not case.about_years:
        return
    for entry in found.timeline.entries:
        date = entry.date
        if date is None or not date.is_approximate:
            continue
        start, end = (2 * _number(found, entry) + place for place in (1, 2))
        earliest, latest = case.date_bounds(date)
        sides = [(start, (date.earliest, date.latest), (earliest, latest))]
        if date.is_extent:
            first, last = date.start, date.end
            sides = [
                (start, (first.earliest, first.latest), (earliest, first.latest)),
                (end, (last.earliest, last.latest), (last.earliest, latest)),
            ]
        elif not is_brief(entry):
            sides.append((end, *sides[0][1:]))
        for point, written, widest in sides:
            days = *written, *widest
            if written != widest and all(map(is_near, days)) and days[3] - days[2] < MOST_DAYS:  # type: ignore[operator]
                yield Shape(point, *make(days[0], days[1], earliest=days[2], latest=days[3]))


def _ended(case: Case, made: Network, own: Bounds) -> Network:
    """The network with open ends closed at the case's horizon, if it declares one."""
    horizon = case.options.value("horizon", Edtf) if case.options is not None else None
    if horizon is None or not isinstance(horizon.earliest, int) or not isinstance(horizon.latest, int):
        return made
    return closed(made, own, earliest=horizon.earliest, latest=horizon.latest)


def in_days(found: Times) -> Network:
    """The network of a case in days: order within a day leaves both on it; what has no length is one moment."""
    old = found.network
    most = np.where(old.most == -1, 0, old.most // DAY)
    moments = [number for number, entry in enumerate(found.timeline.entries) if is_brief(entry)]
    starts = np.array([2 * number + 1 for number in moments], np.int64)
    return network(
        old.points,
        np.concatenate((old.first, starts)),
        np.concatenate((old.second, starts + 1)),
        most=np.concatenate((most, np.zeros(len(starts), np.int64))),
        statement=np.concatenate((old.statement, np.full(len(starts), -1))),
    )
