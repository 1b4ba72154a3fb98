"""Every case in tests/cases/, each with its problems written beside the lines that have them.

A line below the one at fault says `# ! COLUMN CODE: MESSAGE → REMEDY`; a line `# ok CODE` says that the line
above could be thought to have that problem and has not. `pytest tests/test_cases.py --update` writes the
`# !` lines anew: look at what it changed. A case is a file, or a folder with a `case.regesta` in it.
"""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from regesta.case import load
from regesta.editing import laid_out
from regesta.faces.cli.app import app
from regesta.problem import CODES
from regesta.statements.filetext import read_file_text
from regesta.statements.grammar import DIRECTIVES, ENTRY, READING, VERBS
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement
from regesta.statements.writing import written

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir() or path.suffix == ".regesta")
EXPECTED = re.compile(r"# ! (\d+) ([\w-]+): (.*) → (.*)")
PASSED = re.compile(r"# ok ([\w-]+)")

# Codes that no case here can have, and the tests that show them.
ELSEWHERE = {
    "no-case": "tests/case/test_files.py",
    "not-sealed": "tests/editing/test_sealing.py",
    "line-too-long": "tests/statements/test_filetext.py",
}


class Told(NamedTuple):
    """A problem as a case expects it, and as `regesta check --json` tells it."""

    file: str
    line: int
    column: int
    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"# ! {self.column} {self.code}: {self.message} → {self.remedy}"


def name_of(path: Path) -> str:
    """What a case is called in a report."""
    return path.name.removesuffix(".regesta")


def files_of(path: Path) -> list[Path]:
    """The files of a case that hold expectations."""
    return [path] if path.is_file() else sorted(file for file in path.rglob("*.regesta") if file.is_file())


def lines_of(file: Path) -> list[str]:
    """The lines of a file as its problems count them, whatever its bytes."""
    return list(read_file_text(file.name, file.read_bytes()).lines)


def marked(path: Path, pattern: re.Pattern[str]) -> list[tuple[str, int, re.Match[str]]]:
    """The marks of a case: the file and the line that each is about, and what it says."""
    found = []
    for file in files_of(path):
        name = file.relative_to(path if path.is_dir() else path.parent).as_posix()
        above = 0
        for number, line in enumerate(lines_of(file), 1):
            if match := pattern.fullmatch(line):
                found.append((name, max(above, 1), match))
            elif not (EXPECTED.fullmatch(line) or PASSED.fullmatch(line)):
                above = number
    return found


def expected(path: Path) -> list[Told]:
    """The problems that a case expects."""
    return [Told(file, line, int(m[1]), m[2], m[3], m[4]) for file, line, m in marked(path, EXPECTED)]


def found(path: Path) -> list[Told]:
    """The problems that `regesta check` tells of a case."""
    output = CliRunner().invoke(app, ["check", str(path), "--json"]).stdout
    return [
        Told(p["file"], p["line"], p["column"], p["code"], p["message"], p["remedy"])
        for p in json.loads(output)["problems"]
    ]


def update(path: Path) -> None:
    """Writes the expected problems of a case anew, each below its line."""
    by_line: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for told in found(path):
        by_line[told.file, told.line].append(told)
    for file in files_of(path):
        name = file.relative_to(path if path.is_dir() else path.parent).as_posix()
        data = file.read_bytes().decode("utf-8", "surrogateescape")
        kept = []
        for number, line in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", data), 1):
            if not EXPECTED.fullmatch(line.rstrip("\r\n")):
                kept.append(line)
            end = line[len(line.rstrip("\r\n")) :] or "\n"
            kept.extend(f"{told}{end}" for told in by_line.get((name, number), ()))
        file.write_bytes("".join(kept).encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_each_problem_is_told_beside_its_line(path: Path, is_updating: bool) -> None:
    for _ in range(
        3 if is_updating else 0
    ):  # marks move the lines below them, and some problems tell of lines
        update(path)
    told = found(path)
    assert sorted(told) == sorted(expected(path))
    for file, line, mark in marked(path, PASSED):
        assert mark[1] in CODES, f"{file}:{line}: there is no code {mark[1]}"
        assert not [one for one in told if (one.file, one.line, one.code) == (file, line, mark[1])]


def test_every_code_has_a_case_that_has_it_and_one_that_has_not() -> None:
    fails = {told.code for path in CASES for told in expected(path)} | set(ELSEWHERE)
    passes = {mark[1] for path in CASES for _, _, mark in marked(path, PASSED)} | set(ELSEWHERE)
    failing, passing = sorted(set(CODES) - fails), sorted(set(CODES) - passes)
    assert not failing, "write a case in tests/cases/ that has this problem"
    assert not passing, "write `# ok CODE` in a case below a line that comes close and is well"
    for code, file in ELSEWHERE.items():
        assert code in (FOLDER.parents[1] / file).read_text(encoding="utf-8")


def statements() -> list[Statement]:
    """Every statement of every case that was read whole."""
    return [one for path in CASES for one in load(path).statements if one.is_whole]


def bare(statement: Statement) -> Statement:
    """A statement without the places where it stands; the fields of a first line may stand in any order."""
    fields = sorted(map(bare_field, statement.fields), key=lambda field: field.key)
    return statement._replace(file="", lines=(0, 0), fields=tuple(fields))


def bare_field(field: Field) -> Field:
    """A field without its line."""
    return field._replace(line=0, under=tuple(map(bare_field, field.under)))


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_what_is_written_reads_the_same(path: Path) -> None:
    for statement in load(path).statements:
        if not statement.is_whole:
            continue
        text = written(statement)
        again = read_statements(read_file_text("again.regesta", text.encode()))
        assert [bare(one) for one in again.statements] == [bare(statement)], text
        assert laid_out("again.regesta", text.encode()).decode() == text


def test_every_directive_verb_and_field_is_in_a_case() -> None:
    """So that reading and writing each is tried."""
    used: dict[str, set[str]] = defaultdict(set)
    for one in statements():
        owner = "entry" if one.is_entry else one.kind
        used[owner].update(field.key for field in one.fields)
        used["verbs"].add(one.kind)
        for field in one.fields:
            if field.key == "cites":
                used["reading"].update(deeper.key for deeper in field.under)
    unused = set(VERBS) - used["verbs"]
    assert not unused, "write an entry with this verb in tests/cases/sound"
    grammar = {name: {*kind.fields, *kind.heads} for name, kind in DIRECTIVES.items()}
    grammar |= {"entry": set(ENTRY), "reading": set(READING)}
    missing = [f"{name}: {key}" for name, keys in grammar.items() for key in sorted(keys - used[name])]
    assert not missing, "write a round-trip case in tests/cases/"
