"""Causal models on few cases: exact counterfactual answers, and exact learning where others sample.

`Model` is all that is needed to begin with; docs/causal.md tells the language and the methods.
"""

# ruff: noqa: I001 - names that stand `as` themselves are exported, and stay in one line
from typing import TYPE_CHECKING

from regesta.lazy import lazy

if TYPE_CHECKING:
    from regesta.reasoning.causal.answers import Answer as Answer, Estimate as Estimate
    from regesta.reasoning.causal.closed_form import ClosedForm as ClosedForm, closed_forms as closed_forms
    from regesta.reasoning.causal.fault import ModelFault as ModelFault
    from regesta.reasoning.causal.model import Model as Model
    from regesta.reasoning.causal.rivals import Rival as Rival, compare as compare

# Each name with the module that holds it, read when the name is first asked for: the check of a case whose models are
# plainly sound needs no arrays.
_NAMES: dict[str, tuple[str, ...]] = {
    "answers": ("Answer", "Estimate"),
    "closed_form": ("ClosedForm", "closed_forms"),
    "fault": ("ModelFault",),
    "model": ("Model",),
    "rivals": ("Rival", "compare"),
}
__all__ = tuple(name for names in _NAMES.values() for name in names)
__getattr__ = lazy(__name__, _NAMES)
