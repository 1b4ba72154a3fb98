"""The shape of the source: imports run only up the table of rooms, nothing goes in a circle, nothing grows too long.

Every import counts, those inside functions and under TYPE_CHECKING too.
"""

import ast
import graphlib
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "regesta"

# The rooms in order: each may import what stands before it. CONTRIBUTING.md describes them.
ROOMS = (
    ("lazy", "position", "problem", "wording", "acts"),
    ("dates",),
    ("reasoning",),
    ("sources",),
    ("statements",),
    ("case",),
    ("findings",),
    ("editing",),
    ("importing",),
    ("reading",),
    ("collection",),
    ("faces",),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
ONLY = {"reasoning": {"dates", "lazy"}}  # rooms that see less than all above them
TOP = {"__init__", "__main__"}  # the package's own version, and its way into the command line

MOST_LINES = 400
MOST_FUNCTION_LINES = 40  # of code: docstring, comments and blank lines aside
MEANINGLESS = {"utils", "util", "core", "helpers", "misc", "common", "tools", "base"}

FILES = sorted(SOURCE.rglob("*.py"))


def module_of(file: Path) -> str:
    """The dotted name of a file's module."""
    parts = file.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in FILES}


def imports_of(file: Path) -> Iterator[tuple[str, int]]:
    """The modules of the project that a file imports anywhere in it, with the lines."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: write the import in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in MODULES else str(node.module) for name in names]
        else:
            continue
        yield from ((name, node.lineno) for name in names if name.split(".")[0] == "regesta")


def room_of(module: str) -> str:
    """The room that a module stands in; the package itself is a room of its own."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def short(file: Path) -> str:
    """A file's name as a test's."""
    return file.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("file", FILES, ids=short)
def test_imports_run_up_the_table(file: Path) -> None:
    own = room_of(module_of(file))
    if own in TOP:
        return
    assert own in RANK, f"{own} is no room: put it into ROOMS and into CONTRIBUTING.md"
    for module, line in imports_of(file):
        other = room_of(module)
        if other in (own, "__init__"):
            continue
        where = f"{short(file)}:{line}"
        assert RANK[other] <= RANK[own], f"{where}: {own} imports {other}, which stands below it"
        assert other in ONLY.get(own, {other}), f"{where}: {own} may not import {other}"


def test_imports_go_in_no_circle() -> None:
    graph = {
        name: {other for other, _ in imports_of(file) if other != name} for name, file in MODULES.items()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as fault:
        pytest.fail(" imports ".join(reversed(fault.args[1])))


def test_the_table_is_that_of_the_contributing_page() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = [word.strip("`/ ").removesuffix(".py") for row in rows for word in row.split(",")]
    rooms = [room for rooms in ROOMS for room in rooms]
    assert [room for room in told if room in RANK] == [room for room in rooms if room in told]
    there = {file.relative_to(SOURCE).parts[0].removesuffix(".py") for file in FILES} - TOP
    assert there <= set(told), "a room is missing from the table of CONTRIBUTING.md"


@pytest.mark.parametrize("file", FILES, ids=short)
def test_files_and_functions_are_short(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES, f"{short(file)} has more than {MOST_LINES} lines: divide it"
    code = code_lines(text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = len(code & set(range(node.lineno, node.end_lineno + 1)) - docstring_lines(node))
            assert length <= MOST_FUNCTION_LINES, (
                f"{short(file)}:{node.lineno}: {node.name} has {length} lines"
            )


def code_lines(text: str) -> set[int]:
    """The lines, from 1, that hold code: no blanks, no comments."""
    passed = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in passed:
            found.update(range(token.start[0], token.end[0] + 1))
    return found


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> set[int]:
    """The lines of a function's docstring."""
    if ast.get_docstring(node) is None:
        return set()
    first = node.body[0]
    assert first.end_lineno is not None
    return set(range(first.lineno, first.end_lineno + 1))


@pytest.mark.parametrize("file", FILES, ids=short)
def test_modules_say_what_they_are(file: Path) -> None:
    assert file.stem not in MEANINGLESS, f"{short(file)}: name it for what it holds"
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or file.stem in TOP, f"{short(file)} does not say what it is for"


# Rooms whose tests stand as their modules do: a file a module, of the same name.
MIRRORED = ("sources", "statements", "case")


@pytest.mark.parametrize("room", MIRRORED)
def test_tests_mirror_the_source(room: str) -> None:
    modules = {file.relative_to(SOURCE) for file in FILES if file.relative_to(SOURCE).parts[0] == room}
    wanted = {file.with_name(f"test_{file.name}") for file in modules if file.stem not in TOP}
    there = {file.relative_to(ROOT / "tests") for file in (ROOT / "tests" / room).rglob("test_*.py")}
    missing = sorted(map(str, wanted - there))
    assert not missing, f"modules without a file of tests: {', '.join(missing)}"
    foreign = sorted(str(file) for file in there - wanted if file.stem not in ("test_init", "test_docs"))
    assert not foreign, f"tests of no module: {', '.join(foreign)}"


def test_code_is_counted_as_promised() -> None:
    text = 'def f() -> int:\n    """Says\n    much."""\n    # why\n\n    return (\n        1\n    )\n'
    node = ast.parse(text).body[0]
    assert isinstance(node, ast.FunctionDef)
    assert code_lines(text) - docstring_lines(node) == {1, 6, 7, 8}
