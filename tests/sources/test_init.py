"""The names that the room of sources exports stand where it says."""

import subprocess
import sys

import pytest

from regesta import sources
from regesta.reasoning import causal


@pytest.mark.parametrize("package", [sources, causal], ids=lambda one: one.__name__)
def test_every_name_is_where_the_table_says(package: object) -> None:
    for name in vars(package)["_HOMES"]:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(package, "nothing")  # noqa: B009 - what type checkers would not let pass


def test_a_check_without_texts_does_not_read_the_search_of_quotations() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from regesta.faces.cli.checking import check; "
        "CliRunner().invoke(check, ['cases/korea', '--json'], catch_exceptions=False); "
        "print([name for name in ('rapidfuzz', 'regesta.sources.quotations') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_star_brings_every_name() -> None:
    found: dict[str, object] = {}
    exec("from regesta.sources import *", found)
    assert {"Text", "find_quotation", "seal"} <= set(found)
