"""How likely one entry came before another, all consistent chronologies of the case's horizon counting alike.

Chances are counted in days. An act or event whose length nothing states is one moment of its days, so that its chance
does not depend on a length nobody gave it.
"""

import numpy as np

from regesta.case import Case
from regesta.dates import Edtf
from regesta.findings.finding import entry_id
from regesta.findings.timeline import DAY, is_brief
from regesta.findings.times import Times, times_with
from regesta.reasoning.bounds import Bounds, Contradictory, bounds
from regesta.reasoning.network import Network, network
from regesta.reasoning.order import Chance, chance_before, closed
from regesta.statements.statement import Statement


def chance_of_order(case: Case, one: Statement, other: Statement) -> str | None:
    """The chances of both orders in words; None where an end is open and the case declares no horizon."""
    found = times_with(case, (one, other))
    made = in_days(found)
    try:
        own = bounds(made)
        made = _ended(case, made, own)
        own = bounds(made)
    except Contradictory:
        return None
    parts = []
    for first, second in ((one, other), (other, one)):
        chance = _before(found, made, own, first, second)
        if chance is None:
            return None
        parts.append(f"{entry_id(first)} first in {_percent(chance)}")
    return ", ".join(parts) + " of the consistent days"


def _percent(chance: Chance) -> str:
    """A chance in words, with its standard error where it was sampled; what rounds to none or all says so."""
    value = 100 * chance.value
    if 0 < value < 0.1:
        return "less than 0.1 %"
    if 99.9 < value < 100:
        return "more than 99.9 %"
    return f"{value:.1f} %" if not chance.error else f"{value:.1f} ± {max(0.1, 100 * chance.error):.1f} %"


def _before(found: Times, made: Network, own: Bounds, first: Statement, second: Statement) -> Chance | None:
    a, b = found.timeline.number(first), found.timeline.number(second)
    assert a is not None and b is not None
    return chance_before(made, own, 2 * a + 2, 2 * b + 1)


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
