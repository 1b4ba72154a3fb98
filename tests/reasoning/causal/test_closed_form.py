"""Closed forms say what the model says, at the shares as they stand and at any others."""

from random import Random

import pytest

from regesta.reasoning.causal import Model, closed_forms
from tests.reasoning.causal import brute


@pytest.mark.parametrize("seed", range(30))
def test_a_closed_form_is_the_model_s_answer(seed: int) -> None:
    random = Random(seed)
    model = brute.random_model(random)
    query = brute.written(brute.random_conditions(random, model, 1))
    given = brute.written(brute.random_conditions(random, model, 1))
    for form in closed_forms(model, query, given=given):
        for _ in range(3):
            shares = [random.randint(0, 4) for _ in form.shares]
            if not any(shares):
                continue
            below = sum(b * s for b, s in zip(form.below, shares, strict=True))
            answer = model.set_parameters(shares, set_name=form.set).query(query, given=given).value
            if answer is None:
                assert below == pytest.approx(0, abs=1e-12)
                continue
            above = sum(a * s for a, s in zip(form.above, shares, strict=True))
            assert above / below == pytest.approx(float(answer), abs=1e-9)
            assert form.low is not None
            assert form.high is not None
            assert form.low - 1e-9 <= float(answer) <= form.high + 1e-9


def test_hedged_evidence_goes_into_the_form() -> None:
    model, evidence = Model("X -> Y"), {"Y": (0.2, 0.8)}
    (form,) = closed_forms(model, "Y[X=0]==0", given="X==1", evidence=evidence)
    assert form.node == "Y"
    above = sum(a * s for a, s in zip(form.above, form.shares, strict=True))
    below = sum(b * s for b, s in zip(form.below, form.shares, strict=True))
    answer = model.query("Y[X=0]==0", given="X==1", evidence=evidence).value
    assert above / below == pytest.approx(float(answer or 0))
