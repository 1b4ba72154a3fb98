"""Names of packages that are read when they are first asked for."""

import subprocess
import sys

import pytest

import regesta.reasoning.causal
import regesta.sources


@pytest.mark.parametrize("package", [regesta.sources, regesta.reasoning.causal])
def test_every_name_is_found_and_kept(package: object) -> None:
    names: tuple[str, ...] = vars(package)["__all__"]
    assert all(getattr(package, name) is vars(package)[name] for name in names)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = vars(package)["__getattr__"]("nothing")


def test_a_package_alone_loads_no_arrays() -> None:
    code = "import sys, regesta.reasoning.causal, regesta.sources; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


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
