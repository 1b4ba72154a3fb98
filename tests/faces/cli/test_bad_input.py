"""Every command on every kind of bad input: a problem or an answer, never an exception, and no byte changed."""

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from regesta.case import check, load
from regesta.faces.cli.app import app
from tests.faces.cli.conftest import Run

HEAD = 'case c format 1\n  about 1 year\nsource s "S"\nperson kim "Kim"\nmatter war "The war"\n'
FILLERS = {"question": "when ^a", "old": "^a", "form": "csv"}

Files = dict[str, bytes]


def _text(text: str) -> Files:
    return {"case.regesta": text.encode("utf-8", "surrogateescape")}


BAD: dict[str, Files] = {
    "nothing": _text(""),
    "NUL bytes": _text('case c\0 format 1\nperson kim\0 "x"\n\0\n1950 event ^a\n'),
    "NULs alone": {"case.regesta": b"\0" * 50_000},
    "random bytes": {"case.regesta": random.Random(1).randbytes(20_000)},
    "invalid UTF-8": {"case.regesta": HEAD.encode() + b'person m\xfcller "M\xfcller"\n1950 event ^a\n'},
    "UTF-16": {"case.regesta": HEAD.encode("utf-16")},
    "a byte-order mark twice": _text("\ufeff\ufeff" + HEAD),
    "mixed newlines": {"case.regesta": HEAD.encode() + b'1950 event ^a\r  by kim\r\n  note "x"\n\r'},
    "a line of 10 MB": _text(
        HEAD + '1950 event ^a "' + "x" * 10_000_000 + '"\n1950 request war ^b\n  by kim\n'
    ),
    "a name of 1 MB": _text(HEAD + "person " + "x" * 1_000_000 + ' "n"\n1950 event ^a\n'),
    "names of 90,000 letters": _text(
        HEAD
        + "".join(f'person {"x" * 90_000}{n} "n"\n1950 event\n  by {"y" * 90_000}{n}\n' for n in range(3))
    ),
    "deep nesting": _text(HEAD + "1950 event ^a\n" + "".join(f"{' ' * n}cites s\n" for n in range(1, 2_000))),
    "an include of itself": _text(HEAD + 'include "case.regesta"\n'),
    "a circle of includes": {
        "case.regesta": (HEAD + 'include "a.regesta"\n').encode(),
        "a.regesta": b'include "b.regesta"\nperson pak "Pak"\n',
        "b.regesta": b'include "a.regesta"\ninclude "case.regesta"\n',
    },
    "includes of what is not there": _text(
        HEAD
        + "".join(
            f'include "{path}"\n' for path in ("", ".", "..", "/etc/passwd", "../x", "a\\\\b", "x" * 5_000)
        )
    ),
    "dates that are none": _text(
        HEAD + "9999999999 event ^a\n1950-02-30 event ^b\nY1E9999999 event\n[1950..] event ^c\n-0000 event\n"
    ),
    "years of 4000 digits": _text(HEAD + "Y1E3999 request war ^a\n  by kim\n  after ^b\nY-1E3999 event ^b\n"),
    "quantities past counting": _text(
        HEAD + f"1950 request war ^a\n  count {'9' * 5_000} letters\n  count 999999999999999\n"
        "  lasted 999999999999999 years\n  within 999999999999999 years of 1950\n  by kim\n"
    ),
    "a year widened past counting": _text(
        HEAD.replace("1 year", "999999999999999 years") + "1950~ request war ^a\n  by kim\n  cites s\n"
    ),
    "homoglyphs": _text(
        HEAD + 'person k\u0456m "Another"\n1950 event ^a\n  by k\u0456m, \u043aim, kim\u200b\n'
    ),
    "writing turned round": _text(HEAD + 'person a\u202eb "\u202e"\n1950 event ^a "\x1b[31m\u2066"\n'),
    "duplicate names": _text(HEAD + 'person kim "Kim again"\n' * 50 + "1950 event ^a\n1951 event ^a\n"),
    "unknown names": _text(HEAD + "".join(f"1950 event\n  by kin{n}\n  cites t{n}\n" for n in range(50))),
    "everything in circles": _text(
        HEAD
        + 'body a "A" part of b\nbody b "B" part of a\nmatter x "X" part of x\n1950 event ^a\n  answers ^a\n'
        "  before ^a\n  after ^a\nclaim z\n  cause z\n  prevents z\n"
    ),
    "things without names": _text(
        'case\nsource "S"\nperson\nmatter "M"\n1950\n1950 request\nundated\nterm\nsame a\n'
    ),
    "quotation marks": _text(HEAD + f'person p {chr(34) * 4_999}\n1950 event ^a {chr(92) * 5_000}"\n'),
    "sources that are no files": _text(
        HEAD
        + "".join(
            f'source s{number} "S{number}"\n  text {path}\n1950 event\n  cites s{number} 1 "words"\n'
            for number, path in enumerate(
                ("/dev/zero", "../../etc/passwd", ".", "pipe", "x" * 5_000, "missing.txt")
            )
        )
    ),
}


def _commands(
    command: click.Command, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _commands(found, (*words, name))
    else:
        yield words, command


COMMANDS = [
    (words, command)
    for words, command in _commands(app)
    if any(parameter.name == "case" for parameter in command.params)
]


def _arguments(command: click.Command, case: Path) -> list[str]:
    """What a command needs, the case among it, and no flag that writes."""
    given = []
    for parameter in command.params:
        if parameter.name == "case":
            words = [str(case)]
        elif parameter.name == "is_diff":
            given.append("--diff")  # fmt and rename would change what the next command is given
            continue
        elif not parameter.required:
            continue
        elif parameter.name == "output":
            words = [str(case.parent / "output")]
        else:
            words = [FILLERS.get(str(parameter.name), "kim")]
        given.extend([parameter.opts[0], *words] if isinstance(parameter, click.Option) else words)
    return given


def _write(folder: Path, files: Files) -> None:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _hold(words: tuple[str, ...], command: click.Command, case: Path) -> None:
    result = CliRunner().invoke(app, [*words, *_arguments(command, case)])
    assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)
    assert result.exit_code in (0, 1, 2), words
    assert "Traceback" not in result.output
    assert result.exit_code != 2 or result.stderr.strip(), words


@pytest.mark.parametrize("name", BAD)
def test_every_command_on_a_bad_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    folder = tmp_path / "case"
    _write(folder, BAD[name])
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    for words, command in COMMANDS:
        _hold(words, command, folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()} == BAD[name]


@pytest.mark.parametrize("name", BAD)
def test_every_problem_of_a_bad_case_has_its_place(tmp_path: Path, name: str) -> None:
    _write(tmp_path / "case", BAD[name])
    case = load(tmp_path / "case")
    for problem in check(case):
        assert problem.message and problem.remedy
        for position in (problem.position, *problem.related):
            if position.file in case.files:
                line = case.files[position.file].lines[position.line - 1]
                assert 1 <= position.column <= len(line) + 1, problem


def _places(folder: Path) -> Iterator[Path]:
    """Paths at which there is no case."""
    yield folder / "nowhere"
    yield folder / "nowhere" / "case.regesta"
    yield folder / ("x" * 5_000)
    (folder / "empty").mkdir()
    yield folder / "empty"
    (folder / "file.txt").write_text("not a case", encoding="utf-8")
    yield folder / "file.txt" / "case.regesta"
    (folder / "hollow" / "case.regesta").mkdir(parents=True)
    yield folder / "hollow"
    (folder / "loop").symlink_to(folder / "loop")
    yield folder / "loop"
    (folder / "away").mkdir()
    (folder / "away" / "case.regesta").symlink_to("/etc/passwd")
    yield folder / "away"
    (folder / "broken").mkdir()
    (folder / "broken" / "case.regesta").symlink_to(folder / "nowhere")
    yield folder / "broken"
    os.mkfifo(folder / "pipe")
    yield folder / "pipe"
    (folder / "piped").mkdir()
    os.mkfifo(folder / "piped" / "case.regesta")
    yield folder / "piped"
    yield Path("/dev/null")
    yield Path("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_every_command_where_there_is_no_case(tmp_path: Path) -> None:
    for place in _places(tmp_path):
        for words, command in COMMANDS:
            _hold(words, command, place)
        result = CliRunner().invoke(app, ["check", "--json", str(place)])
        assert (result.exit_code, '"no-case"' in result.output) == (1, True), place
        text = CliRunner().invoke(app, ["text", str(place)])
        assert text.exception is None or isinstance(text.exception, SystemExit), place


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="the super-user may read everything")
def test_files_that_may_not_be_read(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "case", {"case.regesta": (HEAD + 'include "a.regesta"\n').encode(), "a.regesta": b""})
    (tmp_path / "case" / "a.regesta").chmod(0)
    assert "unreadable-file" in run("check", "--json", str(tmp_path / "case")).output
    (tmp_path / "case").chmod(0)
    try:
        assert "no-case" in run("check", "--json", str(tmp_path / "case")).output
    finally:
        (tmp_path / "case").chmod(0o700)


def test_new_and_demo_where_they_cannot_write(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    for name in ("file", "file/case", "x" * 5_000):
        for command in ("new", "demo"):
            result = run(command, str(tmp_path / name))
            assert result.exception is None or isinstance(result.exception, SystemExit), (command, name[:20])
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_dates_of_any_bytes(run: Run) -> None:
    lines = random.Random(2).randbytes(5_000) + b"\n" + b"9" * 200_000
    result = CliRunner().invoke(app, ["dates", "--json"], input=lines)
    assert result.exception is None
    assert run("dates", "9999999999", "x" * 100_001, "", "\x1b[31m").exit_code == 0


# What grows with the register must not grow faster: each of these takes a text of so many slips.
GROWING: dict[str, Callable[[int], str]] = {
    "duplicate names": lambda count: "".join(f'person kim "Kim {n}"\n' for n in range(count)),
    "one circle": lambda count: "".join(
        f'body b{n} "B{n}" part of b{(n + 1) % count}\n' for n in range(count)
    ),
    "many circles": lambda count: "".join(
        f"1950 event ^e{n}\n  answers ^e{(n + 1) % count}, ^e0\n" for n in range(count)
    ),
    "one holder of an office": lambda count: (
        'office o "O"\n'
        + "1950 appoint o\n  whom kim\n1940 remove o\n  whom kim\n1960 event\n  by kim\n  as o\n" * count
    ),
    "refused and carried out": lambda count: (
        "1960 refuse war\n1970 carry-out war\n1950 approve war\n" * count
    ),
    "a text of many lines": lambda count: 'person p "P"\n  note "a"\n' + '    + "b"\n' * count,
    "things that look alike": lambda count: "".join(
        f'person stalin{n} "S"\nperson st\u0430lin{n} "S"\n' for n in range(count)
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_the_time_of_a_check_grows_no_faster_than_the_register(tmp_path: Path, name: str) -> None:
    """Eight times the slips take less than twenty-four times as long: a square would take sixty-four times."""

    def seconds(count: int) -> float:
        file = tmp_path / f"{count}.regesta"
        file.write_text(HEAD + GROWING[name](count), encoding="utf-8")
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            check(load(file))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(4_000) < 24 * max(seconds(500), 0.001)


def test_a_chain_of_ten_thousand_includes(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    _write(folder, {"case.regesta": (HEAD + 'include "0.regesta"\n').encode()})
    for number in range(10_000):
        (folder / f"{number}.regesta").write_text(
            f'include "{number + 1}.regesta"\nperson p{number} "P{number}"\n', encoding="utf-8"
        )
    (folder / "10000.regesta").write_text('include "case.regesta"\n', encoding="utf-8")
    case = load(folder)
    assert (len(case.files), len(case.of_kind("person"))) == (10_002, 10_001)
    assert [(p.code, p.position.file) for p in case.problems] == [("include-cycle", "10000.regesta")]
