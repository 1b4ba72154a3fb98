"""`show authority`, `letters`, `actor`, `namesakes`, `likeness` and `export` as a person meets them."""

import json
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Run

KOREA = str(Path(__file__).parents[3] / "cases" / "korea")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("authority", KOREA), ("about 50", "Few matters each", "politburo ← dprk-assembly")),
        (("authority", KOREA, "--at", "1948"), ("Rules, which are not counted",)),
        (("letters", KOREA), ("kim → stalin  request", "by way of roshchin", "^joke: lankov")),
        (
            ("actor", "stalin", KOREA),
            ("Joseph Stalin  stalin  person", "What it did", "Filippov (pseudonym)"),
        ),
        (("namesakes", KOREA), ("No two actors",)),
        (("network", KOREA), ("stalin → kim: 6 acts", "share out", "more")),
        (("network", KOREA, "--at", "1948"), ("to", "ties in")),
        (("actor", "nk-leader", KOREA), ("Holders", "Kim Il-sung")),
        (("likeness", "dprk", "ussr", KOREA), ("political structure", "same", "not known")),
    ],
)
def test_views_read_well_at_80_columns(run: Run, words: tuple[str, ...], expected: tuple[str, ...]) -> None:
    shown = run("show", *words)
    assert shown.exit_code == 0
    assert all(one in shown.output for one in expected)
    assert max(map(len, shown.output.splitlines())) <= 80
    assert json.loads(run("show", *words, "--json").output) is not None


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("actor", "stalim"), "did you mean stalin?"),
        (("actor", "invasion"), "`regesta show people` lists them"),
        (("likeness", "dprk", "ussrr"), "did you mean ussr?"),
        (("authority", "--at", "1950-13"), "change the month"),
    ],
)
def test_what_is_not_known_is_said(run: Run, words: tuple[str, ...], remedy: str) -> None:
    refused = run("show", *words, KOREA)
    assert refused.exit_code == 2
    assert remedy in refused.output


def test_export(run: Run, tmp_path: Path) -> None:
    done = run("export", KOREA, "--as", "csv", "-o", str(tmp_path / "tables"))
    assert done.exit_code == 0
    assert (tmp_path / "tables" / "authority.csv").is_file()
    for form in ("gexf", "graphml"):
        assert (
            run("export", KOREA, "--as", form, "-o", str(tmp_path / f"n.{form}"), "--at", "1950").exit_code
            == 0
        )
    (tmp_path / "file").touch()
    refused = run("export", KOREA, "--as", "csv", "-o", str(tmp_path / "file"))
    assert refused.exit_code == 2
    assert "cannot be written" in refused.output
