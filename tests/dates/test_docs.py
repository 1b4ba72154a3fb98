"""The examples in docs/dates.md and in the docstrings of `regesta.dates` are true."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import regesta.dates

NAMES = [module.name for module in pkgutil.iter_modules(regesta.dates.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"regesta.dates.{name}")).failed == 0


def test_the_examples_in_the_documentation_run() -> None:
    results = doctest.testfile(str(Path(__file__).parents[2] / "docs" / "dates.md"), module_relative=False)
    assert results.attempted and not results.failed
