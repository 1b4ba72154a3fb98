"""What the tests of importing share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.importing import Original, Report, import_file, importer_for, name_of

SAMPLES = Path(__file__).parent / "samples"
FRUS = Path(__file__).parents[2].parent / "shared" / "data" / "frus"
LETTERS = Path(__file__).parents[2].parent / "shared" / "data" / "letters"

Import = Callable[..., Report]


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Where a case is to be."""
    return tmp_path / "case"


@pytest.fixture
def imports(into: Path) -> Import:
    """Imports a file into the case, in German, as its form tells."""

    def run(file: Path | str, *select: str, name: str = "", is_dry: bool = False) -> Report:
        path = SAMPLES / file
        mapping = path.with_suffix(".toml")
        original = Original(path, name or name_of(path), "de", mapping if mapping.exists() else None)
        return import_file(original, importer_for(original), into, select, is_dry=is_dry)

    return run


def became(report: Report) -> dict[str, int]:
    """How many statements became what."""
    counts: dict[str, int] = {}
    for outcome in report.outcomes:
        counts[outcome.became] = counts.get(outcome.became, 0) + 1
    return counts


def states(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with its bytes."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
