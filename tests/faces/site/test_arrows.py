"""Causal models drawn: causes stand left of their effects, and names stay text."""

import re

from regesta.faces.site.arrows import arrows


def test_every_cause_stands_left_of_its_effects_and_every_arrow_is_drawn() -> None:
    parents = {"a": (), "b": ("a",), "c": ("a", "b"), "d": ()}
    drawn = arrows(tuple(parents), parents)
    place = {name: float(x) for x, name in re.findall(r'<text x="([\d.]+)"[^>]*>(\w)</text>', drawn)}
    assert place["a"] == place["d"] < place["b"] < place["c"]
    assert drawn.count('class="cause"') == 3


def test_no_two_nodes_stand_in_one_place_and_a_name_is_text() -> None:
    nodes = tuple("abcdefg")
    drawn = arrows(nodes, dict.fromkeys(nodes, ()))
    assert len(set(re.findall(r'<rect x="([\d.]+)" y="([\d.]+)"', drawn))) == 7
    assert "<script" not in arrows(("<script>",), {"<script>": ()})
    assert arrows((), {}) == ""
