"""A short document of our own, and where the shared data stands."""

from pathlib import Path

import pytest

from regesta.sources import Text

SHARED = Path(__file__).parents[3] / "shared" / "data"

MINUTES = """Minutes of the town council, 4 March

The clerk read a letter in which the marchers asked for leave to cross the bridge. The mayor said that
he would not grant it: “The bridge isn’t safe,” he said, “and the river is high.” The council – three mem-
bers dissenting – resolved to wait until the 12th, when the engineers' report was due.

A second letter was read. It repeated the first in stronger words, and it was signed by 1,200 marchers.
The council resolved that no answer should be given before the engineers had reported on the bridge.
The mayor said that he would not sign.
"""


@pytest.fixture
def minutes() -> Text:
    return Text(MINUTES)


@pytest.fixture
def frus() -> Path:
    """The folder of FRUS volumes; the test is skipped where it is absent."""
    folder = SHARED / "frus"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data/frus")
    return folder


@pytest.fixture
def essay() -> Text:
    """The first case's essay; the test is skipped where it is absent."""
    path = SHARED / "essay" / "lankov.txt"
    if not path.is_file():
        pytest.skip("needs ../shared/data/essay/lankov.txt")
    from regesta.sources import read_source

    return read_source(path)
