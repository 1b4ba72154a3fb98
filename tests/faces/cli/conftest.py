"""What the tests of the command line share."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from regesta.faces.cli.app import app

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of the line, in a terminal of 80 columns, and gives its result."""
    monkeypatch.setenv("COLUMNS", "80")

    def runs(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, list(words), input=stdin)

    return runs
