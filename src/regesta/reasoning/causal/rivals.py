"""Rival models, told apart by how well each foretells the data."""

from collections.abc import Iterable, Mapping
from math import exp
from typing import NamedTuple

from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.model import Model
from regesta.reasoning.causal.observations import Datum


class Rival(NamedTuple):
    """A model among rivals: the logarithm of the chance of the data under it, and its own chance afterwards."""

    name: str
    log_likelihood: float
    chance: float


def compare(models: Mapping[str, Model], data: Iterable[Mapping[str, Datum]]) -> tuple[Rival, ...]:
    """Rival models by how well they foretell the data, each as likely as the others before; the likeliest first.

    Raises ModelFault where the chance of the data under one of them cannot be summed exactly.
    """
    rows = list(data)
    found = []
    for name, model in models.items():
        learning = model.forgetting().update(rows).learning
        assert learning is not None
        likelihood = learning.log_likelihood
        if likelihood is None:
            raise ModelFault(
                "size",
                f"the chance of the data under {name} cannot be summed exactly",
                "compare on fewer cases, or rule out types",
                name,
            )
        found.append((name, likelihood))
    top = max(likelihood for _, likelihood in found)
    total = sum(exp(likelihood - top) for _, likelihood in found)
    rivals = [Rival(name, one, exp(one - top) / total) for name, one in found]
    return tuple(sorted(rivals, key=lambda rival: -rival.log_likelihood))
