"""Weights and chances drawn: every bar lies where its number is, and what is undefined is not drawn."""

import math
import re

from regesta.faces.site.weights import between, chance_bar, decibel_bar, decibels, scale_of
from regesta.findings.explanations import Pair, Span

PAIR = Pair("a", "b", -2.0, 4.0, 12.0)


def test_a_weight_is_turned_with_its_range() -> None:
    assert between([PAIR], "a", "b") is PAIR
    assert between([PAIR], "b", "a") == Pair("b", "a", -12.0, -4.0, 2.0)
    assert between([PAIR], "a", "c") is None
    assert between([Pair("a", "b", None, None, None)], "b", "a") == Pair("b", "a", None, None, None)


def test_all_fit_on_the_scale_and_what_is_without_end_does_not_stretch_it() -> None:
    assert scale_of([PAIR]) == 15.0
    assert scale_of([]) == 10.0
    assert scale_of([PAIR._replace(high=math.inf)]) == 10.0


def test_the_bar_runs_from_nought_to_its_number() -> None:
    drawn = decibel_bar(PAIR, 20.0)
    assert 'class="weight" x="50%" width="10%"' in drawn
    assert 'class="range" x1="45%" x2="80%"' in drawn
    against = decibel_bar(PAIR._replace(middle=-math.inf), 20.0)
    assert 'class="weight" x="0%" width="50%"' in against
    assert decibel_bar(PAIR._replace(middle=None), 20.0) == ""


def test_a_chance_lies_between_nothing_and_all() -> None:
    drawn = chance_bar(Span(0.1, 0.25, 1.0))
    assert re.search(r'class="range" x1="10%" x2="100%".*<circle cx="25%"', drawn)
    assert chance_bar(Span(None, None, None)) == ""


def test_weights_in_words() -> None:
    assert [decibels(n) for n in (4.31, -4.35, 0.04, -math.inf, None)] == [
        "+4.3 dB", "−4.3 dB", "0.0 dB", "−∞ dB", "undefined",
    ]  # fmt: skip
