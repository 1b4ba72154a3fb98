"""The case of the tutorial: every kind of entry, every verdict, and one of each common mistake."""

import re
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.case.texts import held_texts
from regesta.findings.citations import VERDICTS, Citation, citations, verdicts
from regesta.findings.problems import all_problems
from regesta.problem import CODES, Problem
from regesta.statements.grammar import DIRECTIVES, OTHER_VERBS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "cases" / "tutorial"
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
MISTAKE = re.compile(r"# ([a-z-]+)(?::.*)?")


def _checked(case: Case, *folders: Path) -> tuple[list[Citation], list[Problem]]:
    """The citations of a case, and all its problems."""
    held = held_texts(case, folders)
    found = citations(case, held.texts)
    return found, list(all_problems(case, held, found))


@pytest.mark.parametrize("folders", [(), (FOLDER / "editions" / "first",)])
def test_the_case_has_no_problems(folders: tuple[Path, ...]) -> None:
    assert _checked(load(FOLDER), *folders)[1] == []


def test_every_kind_of_directive_and_verb_is_used() -> None:
    kinds = {statement.kind for statement in load(FOLDER).statements}
    assert kinds >= set(DIRECTIVES)
    assert kinds >= set(OTHER_VERBS)


def test_every_verdict_is_shown() -> None:
    shown: set[str] = set()
    for folder, texts in (
        (FOLDER, []),
        (FOLDER, [FOLDER / "editions" / "first"]),
        (FOLDER, [FOLDER / "editions" / "second"]),
        (FOLDER / "mistakes", [FOLDER]),
    ):
        counts = verdicts(_checked(load(folder), *texts)[0])
        shown |= {verdict for verdict, count in counts.items() if count}
    assert shown == set(VERDICTS)


def test_every_kind_of_document_is_cited() -> None:
    held = held_texts(load(FOLDER), [FOLDER / "editions" / "first"])
    assert {text.extraction for text in held.texts.values()} == {"plain-1", "markdown-1", "html-1", "tei-1"}
    assert "not part of the notice" not in held.texts["notice"].content


def _mistakes() -> dict[str, range]:
    """The lines of each mistake, by the code that stands above it."""
    lines = (FOLDER / "mistakes" / "case.regesta").read_text(encoding="utf-8").split("\n")
    starts = [(number, m[1]) for number, line in enumerate(lines, 1) if (m := MISTAKE.fullmatch(line))]
    starts = [(number, code) for number, code in starts if code in CODES]
    ends = [number for number, _ in starts[1:]] + [len(lines) + 1]
    return {code: range(start, end) for (start, code), end in zip(starts, ends, strict=True)}


def test_each_mistake_is_told_by_the_code_above_it_and_no_other() -> None:
    found = _checked(load(FOLDER / "mistakes"), FOLDER)[1]
    mistakes = _mistakes()
    assert len(mistakes) >= 20
    told = {
        code: [problem.code for problem in found if problem.position.line in lines]
        for code, lines in mistakes.items()
    }
    assert told == {code: [code] for code in mistakes}
    assert len(found) == len(mistakes)


def test_the_page_tells_of_every_mistake_and_verdict() -> None:
    for word in (*_mistakes(), *VERDICTS):
        assert f"`{word}`" in PAGE, word
