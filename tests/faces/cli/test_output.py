"""What commands write is never written over what it is made from."""

import shutil
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("option", ["-o", "--tei"])
def test_what_is_compared_is_never_written_over(run: Run, tmp_path: Path, option: str) -> None:
    one, two = tmp_path / "a.html", tmp_path / "b.html"
    one.write_text("<p>The council waits.</p>", encoding="utf-8")
    two.write_text("<p>The council met.</p>", encoding="utf-8")
    result = run("compare", str(one), str(two), option, str(one))
    assert result.exit_code == 2 and "it would be lost" in result.output
    assert one.read_text(encoding="utf-8") == "<p>The council waits.</p>"


@pytest.mark.parametrize(
    "command", [("diff", "{case}", "{case}", "-o"), ("export", "{case}", "--as", "ics", "-o")]
)
@pytest.mark.parametrize("file", ["case.regesta", "minutes.txt"])
def test_files_of_a_case_are_never_written_over(
    run: Run, tmp_path: Path, command: tuple[str, ...], file: str
) -> None:
    case = Path(shutil.copytree(ROOT / "cases" / "tutorial", tmp_path / "tutorial"))
    before = (case / file).read_bytes()
    result = run(*(word.format(case=case) for word in command), str(case / file))
    assert result.exit_code == 2 and "it would be lost" in result.output
    assert (case / file).read_bytes() == before
