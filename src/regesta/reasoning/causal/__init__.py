"""Causal models on few cases: exact counterfactual answers, and exact learning where others sample.

`Model` is all that is needed to begin with; docs/causal.md tells the language and the methods.
"""

from regesta.reasoning.causal.answers import Answer, Estimate
from regesta.reasoning.causal.closed_forms import ClosedForm, closed_forms
from regesta.reasoning.causal.fault import ModelFault
from regesta.reasoning.causal.model import Model
from regesta.reasoning.causal.rivals import Rival, compare

__all__ = ["Answer", "ClosedForm", "Estimate", "Model", "ModelFault", "Rival", "closed_forms", "compare"]
