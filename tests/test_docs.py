"""The pages and the program say the same: nothing undocumented, nothing documented that is not there, examples true."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from regesta.acts import ACTS
from regesta.case import Case, check, load
from regesta.case.texts import held_texts
from regesta.faces.cli.app import app
from regesta.findings.contradictions import time_problems
from regesta.findings.inquiry_problems import inquiry_problems
from regesta.findings.questions import QUESTIONS
from regesta.findings.what_ifs import what_if_problems
from regesta.problem import CODES, Problem
from regesta.statements.grammar import (
    DIRECTIVES,
    ENTRY,
    NATURES,
    OTHER_VERBS,
    READING,
    SCALES,
    FieldKind,
)
from regesta.statements.notation import RESERVED
from regesta.statements.phrases import KINSHIPS, MODES, NAME_KINDS, OneOf
from regesta.statements.values import UNITS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))}
ALL_PAGES = {**PAGES, **{page.name: page.read_text(encoding="utf-8") for page in sorted(ROOT.glob("*.md"))}}
LANGUAGE = PAGES["language.md"]

FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: str, kind: str) -> list[str]:
    """The fenced blocks of a kind in a page, in order."""
    return [body for word, body in FENCE.findall(page) if word == kind]


def sections(page: str, mark: str) -> dict[str, str]:
    """What stands under each heading of that level, by the heading."""
    parts = re.split(rf"^{mark} (.+)\n", page, flags=re.MULTILINE)
    return dict(
        zip(parts[1::2], (re.split(r"^#", part, flags=re.MULTILINE)[0] for part in parts[2::2]), strict=True)
    )


def table(text: str, *header: str) -> list[list[str]]:
    """The rows of the tables in a text whose header begins with these cells, `|` in a cell unescaped."""
    found: list[list[str]] = []
    is_in = False
    for line in text.splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not cells:
            is_in = False
        elif tuple(cells[: len(header)]) == header:
            is_in = True
        elif is_in and set("".join(cells)) != {"-"}:
            found.append(cells)
    return found


def words(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


# The language.

SECTIONS = sections(LANGUAGE, "##") | sections(LANGUAGE, "###")
FIELD_TABLES = {
    "case": "The case",
    "source": "Sources",
    "entry": "Entries",
    "reading": "Citations and readings",
    "term": "Terms",
    "claim": "Sameness and claims",
}
GRAMMAR: dict[str, dict[str, FieldKind]] = {
    "entry": ENTRY,
    "reading": READING,
    **{word: {**kind.fields, **kind.heads} for word, kind in DIRECTIVES.items()},
}
# What needs no row of its own: what has no word before it on a first line, and what every directive may have.
TOLD_ELSEWHERE = {"format", "names", "nature", "note"}


def documented() -> dict[str, set[str]]:
    """The fields that the page describes, by directive."""
    found: dict[str, set[str]] = {name: set() for name in GRAMMAR}
    for name, heading in FIELD_TABLES.items():
        for row in table(SECTIONS[heading], "field", "value"):
            found[name].update(words(row[0]))
    for heading in ("Actors, places, matters", "Explanations"):
        owner = ""
        for row in table(SECTIONS[heading], "directive", "field"):
            owner = words(row[0])[0] if row[0] else owner
            found[owner].update(words(row[1]))
    for owners, fields in re.findall(r"Besides, (.*?) takes? (.*?)\.", LANGUAGE):
        for owner in words(owners):
            found[owner].update(words(fields))
    for name in found:
        found[name] = {re.sub(r" \^x| HYPOTHESIS", "", word) for word in found[name]}
    return found


DOCUMENTED = documented()


@pytest.mark.parametrize("name", GRAMMAR)
def test_every_field_is_described_under_its_directive(name: str) -> None:
    missing = set(GRAMMAR[name]) - DOCUMENTED[name] - TOLD_ELSEWHERE
    assert not missing, f"docs/language.md does not say that {name} has {', '.join(sorted(missing))}"


@pytest.mark.parametrize("name", GRAMMAR)
def test_no_field_is_described_that_is_not_there(name: str) -> None:
    surplus = {word for word in DOCUMENTED[name] if not word.startswith("NODE ")} - set(GRAMMAR[name])
    assert not surplus, f"docs/language.md gives {name} {', '.join(sorted(surplus))}, which it has not"


def test_every_directive_is_introduced_and_no_other() -> None:
    introduced = set(
        re.findall(r"^`([\w-]+) (?:NAME|\^name|A B)|, `([\w-]+) (?:NAME|\^name)", LANGUAGE, re.MULTILINE)
    )
    heads = {one or other for one, other in introduced}
    assert {word for word in DIRECTIVES if word not in ("include", "same")} <= heads
    assert heads <= set(DIRECTIVES)
    assert 'include "' in LANGUAGE and "`same A B`" in LANGUAGE


def test_every_verb_is_described_and_no_other() -> None:
    told = [word for row in table(SECTIONS["Entries"], "verb", "object") for word in words(row[0])]
    assert sorted(told) == sorted(OTHER_VERBS)


@pytest.mark.parametrize("name", ["entry", "source", "case", "reading"])
def test_the_words_of_closed_lists_are_told(name: str) -> None:
    heading = SECTIONS[FIELD_TABLES[name]]
    for key, kind in GRAMMAR[name].items():
        if isinstance(kind.read, OneOf):
            row = next((row for row in table(heading, "field", "value") if key in words(row[0])), None)
            if row is not None and not row[1].startswith("as an entry's"):
                assert set(kind.read.words) <= set(words(row[2])), f"{name}: {key}"


@pytest.mark.parametrize(
    "word", [*SCALES, *NATURES, *MODES, *NAME_KINDS, *KINSHIPS, *RESERVED, "high", "found", "sent"]
)
def test_every_fixed_word_is_told(word: str) -> None:
    assert f"`{word}`" in LANGUAGE


def test_reserved_words_are_those_told() -> None:
    line = re.search(r"^No name may be .*$", LANGUAGE, re.MULTILINE)
    assert line is not None and set(words(line[0])) == RESERVED


def test_units_of_time_are_told() -> None:
    row = next(row for row in table(SECTIONS["Values"], "value") if row[0] == "length")
    assert all(unit in row[1] for unit in UNITS)


# Acts, problems, commands, questions.


def test_the_table_of_acts_is_the_program_s() -> None:
    rows = table(PAGES["acts.md"], "act", "says")
    told = {}
    for act, says, target, effect, answers, plover, cameo in rows:
        told[act.strip("`")] = (says, target, effect, answers, plover, cameo)
    for one in ACTS:
        target = one.target.value if one.target is not None else "–"
        shown = target if one.needs_target or one.target is None else f"({target})"
        assert told.pop(one.word) == (
            one.says,
            shown,
            one.effect or "–",
            ", ".join(one.answers) or "–",
            one.plover or "–",
            one.cameo or "–",
        )
    assert not told
    assert f"{len(ACTS)} verbs" in PAGES["acts.md"]


PROBLEMS = sections(PAGES["problems.md"], "###")


def test_every_problem_code_has_a_heading_with_its_severity() -> None:
    assert set(PROBLEMS) == set(CODES)
    for code, text in PROBLEMS.items():
        assert text.startswith(f"**{CODES[code]}**. "), code
        assert "*Remedy:* " in text, code


def problems_of(case: Case) -> tuple[Problem, ...]:
    """Every problem of a case that needs no text of a source."""
    computed = (*time_problems(case), *inquiry_problems(case), *what_if_problems(case))
    return (*check(case), *held_texts(case).problems, *computed)


def written(folder: Path, block: str, *, opens: bool = True) -> Case:
    """The case that a block of a page makes; a fragment is given a case line."""
    opening = "" if block.startswith("case ") or "\ncase " in block or not opens else 'case c "C" format 1\n'
    (folder / "case.regesta").write_text(opening + block, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("code", [code for code in PROBLEMS if blocks(PROBLEMS[code], "regesta")])
def test_the_example_of_a_problem_has_it(code: str, tmp_path: Path) -> None:
    (block,) = blocks(PROBLEMS[code], "regesta")
    found = problems_of(written(tmp_path, block, opens=code != "no-case-line"))
    assert code in {problem.code for problem in found}


REGESTA = [
    pytest.param(block, id=f"{name}-{number}")
    for name, page in ALL_PAGES.items()
    if name not in ("problems.md", "README.md")
    for number, block in enumerate(blocks(page, "regesta"), 1)
]


@pytest.mark.parametrize("block", REGESTA)
def test_what_a_page_shows_is_the_language(block: str, tmp_path: Path) -> None:
    fragmentary = {"unknown-name", "include-missing"}
    found = [
        one
        for one in check(written(tmp_path, block))
        if one.severity == "error" and one.code not in fragmentary
    ]
    assert not found


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if blocks(page, "json")])
def test_the_json_of_a_page_is_json(name: str) -> None:
    for block in blocks(PAGES[name], "json"):
        json.loads(block)


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words it is called by."""
    waiting: list[tuple[str, click.Command]] = [("", app)]
    while waiting:
        name, command = waiting.pop(0)
        if isinstance(command, click.Group):
            context = click.Context(command)
            for word in command.list_commands(context):
                found = command.get_command(context, word)
                assert found is not None
                waiting.append((f"{name} {word}".strip(), found))
        else:
            yield name, command


COMMANDS = dict(all_commands())
COMMAND_SECTIONS = {
    heading.strip("`"): text for heading, text in sections(PAGES["commands.md"], "##").items()
}


def section_of(name: str) -> tuple[str, str]:
    """The heading and the text that describe a command; those of a group stand under the group's heading."""
    words_ = name.split()
    for heading, text in COMMAND_SECTIONS.items():
        if heading.split()[1 : 1 + len(words_)] == words_:
            return heading, text
    for heading, text in COMMAND_SECTIONS.items():
        if heading.split()[1:2] == words_[:1] and f"`{name}" in text:
            return heading, text
    pytest.fail(f"docs/commands.md does not describe `regesta {name}`")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name: str) -> None:
    heading, text = section_of(name)
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            option = max(parameter.opts, key=len)
            assert option in heading or f"`{option}" in text, (
                f"docs/commands.md does not describe {name} {option}"
            )


@pytest.mark.parametrize("heading", COMMAND_SECTIONS)
def test_no_command_or_option_is_described_that_is_not_there(heading: str) -> None:
    called = heading.split()[1:]
    if not called:
        return
    fitting = {name: command for name, command in COMMANDS.items() if name.split()[0] == called[0]}
    exact = " ".join(called[:2])
    fitting = {exact: fitting[exact]} if exact in fitting else fitting
    assert fitting, f"there is no command {called[0]}"
    known = {option for command in fitting.values() for one in command.params for option in one.opts}
    assert set(re.findall(r"--[a-z-]+", heading)) <= known
    told = {" ".join(words(row[0])[0].split()[:2]) for row in table(COMMAND_SECTIONS[heading], "command")}
    assert told <= set(COMMANDS)


def test_every_question_is_described() -> None:
    rows = table(PAGES["commands.md"], "question", "asks")
    assert [words(row[0])[0] for row in rows] == [question.form for question in QUESTIONS]


# The pages themselves.


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    rows = table(PAGES["glossary.md"], "word", "means")
    told = [row[0].strip("*") for row in rows]
    assert told == sorted(set(told)) and all(row[1] for row in rows)
    house = {"statement", "source", "citation", "reading", "matter", "act", "regest", "factoid", "witness"}
    house |= {
        "terminus ante quem",
        "terminus post quem",
        "seal",
        "modality",
        "grounds",
        "entry",
        "case",
        "finding",
    }
    assert house <= set(told)


AWAITED: set[str] = set()  # pages that stand in a change not landed yet
LINKS = [
    pytest.param(name, target, marks=[pytest.mark.xfail] if target in AWAITED else [])
    for name, page in ALL_PAGES.items()
    for target in re.findall(r"\]\(([^)\s]+)\)", page)
    if not target.startswith(("http://", "https://", "mailto:"))
]


@pytest.mark.parametrize(("name", "target"), LINKS)
def test_links_lead_somewhere(name: str, target: str) -> None:
    path, _, anchor = target.partition("#")
    here = DOCS if name in PAGES else ROOT
    file = (here / path).resolve() if path else here / name
    assert file.exists(), f"{name} links to {target}, which is not there"
    if anchor:
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


CONSOLE = [name for name, page in PAGES.items() if blocks(page, "console")]


@pytest.mark.parametrize("name", CONSOLE)
def test_what_a_page_shows_of_the_console_is_true(name: str, tmp_path: Path) -> None:
    """Commands are run in a folder where `korea` and `tutorial` are the cases that come with the program."""
    (tmp_path / "korea").symlink_to(ROOT / "cases" / "korea")
    shutil.copytree(ROOT / "cases" / "tutorial", tmp_path / "tutorial")
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    for block in blocks(PAGES[name], "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            called = [sys.executable, "-m", *shlex.split(command)]
            done = subprocess.run(
                called, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            assert not done.stderr
            assert not expected.strip() or done.stdout.strip("\n") == expected.strip("\n"), command
