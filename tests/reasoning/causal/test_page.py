"""The examples of the page on causal models, and of the package, are true."""

import doctest
from pathlib import Path

from regesta.reasoning.causal import model

PAGE = Path(__file__).parents[3] / "docs" / "causal.md"


def test_the_examples_of_the_page() -> None:
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 5
    assert not found.failed


def test_the_examples_of_the_model() -> None:
    found = doctest.testmod(model)
    assert found.attempted > 3
    assert not found.failed
