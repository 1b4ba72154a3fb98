"""The assumptions of a model in words."""

import pytest

from regesta.findings.responses import set_in_words, type_in_words
from regesta.reasoning.causal import Model

LEAVE = Model("Asked -> Leave; Offer -> Leave; Trust -> Leave")


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("00000000", "Leave is no in any case"),
        ("01000100", "Leave is yes when Asked is yes and Offer is no, else no"),
        ("00001111", "Leave is yes when Trust is yes, else no"),
        ("11110000", "Leave is yes when Trust is no, else no"),
        ("01011111", "Leave is no when Asked is no and Trust is no, else yes"),
        (
            "01100110",
            "Leave is yes when Asked is yes and Offer is no, or when Asked is no and Offer is yes, else no",
        ),
        ("11111101", "Leave is no when Asked is no and Offer is yes and Trust is yes, else yes"),
    ],
)
def test_a_type_says_when_the_node_is_what(label: str, says: str) -> None:
    assert type_in_words(LEAVE.graph, "Leave", label) == says


def test_what_words_do_not_fit_stays_as_labelled() -> None:
    many = Model("A -> Y; B -> Y; C -> Y; D -> Y")
    odd = "".join(
        str(bin(number).count("1") % 2) for number in range(16)
    )  # eight cases, and none can be joined
    assert type_in_words(many.graph, "Y", odd) == f"Y responds as {odd}"
    assert type_in_words(LEAVE.graph, "Leave", "0?000000") == "Leave responds as 0?000000"


def test_a_root_and_a_node_of_three_values() -> None:
    model = Model("X -> Y", values={"X": 3, "Y": 3})
    assert type_in_words(LEAVE.graph, "Asked", "1") == "Asked is yes"
    assert type_in_words(model.graph, "Y", "012") in (
        "Y is 1 when X is 1, 2 when X is 2, else 0",
        "Y is 0 when X is 0, 1 when X is 1, else 2",
    )


def test_a_set_says_what_its_shares_are_of() -> None:
    assert set_in_words(LEAVE, "Asked") == "how likely Asked is"
    assert set_in_words(LEAVE, "Leave") == "how Leave depends on Asked, Offer and Trust"
    confounded = Model("X -> Y; X <-> Y")
    name = next(one.name for one in confounded.sets if one.node == "Y")
    assert set_in_words(confounded, name).startswith("how Y depends on X, where X is ")
