"""The examples in docs/times.md and in the docstrings of `regesta.dates.words` are true."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import regesta.dates.words

NAMES = [module.name for module in pkgutil.iter_modules(regesta.dates.words.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"regesta.dates.words.{name}")).failed == 0


def test_the_examples_in_the_documentation_run() -> None:
    results = doctest.testfile(str(Path(__file__).parents[3] / "docs" / "times.md"), module_relative=False)
    assert results.attempted and not results.failed
