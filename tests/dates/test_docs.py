"""What docs/dates.md says is true: its examples, its tables, and its policy where readers of the standard differ."""

import doctest
import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import regesta.dates
from regesta.dates import InvalidDate, describe, format_bound, parse, read_english, widened

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
SHARED = ROOT.parent / "shared" / "data" / "dates"
NAMES = [module.name for module in pkgutil.iter_modules(regesta.dates.__path__)]

Row = tuple[str, ...]


def table_rows(header: str) -> list[Row]:
    """The rows of all tables of the page whose first line begins so."""
    found: list[Row] = []
    for table in re.findall(rf"^\| {re.escape(header)}.*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        found.extend(
            tuple(cell.strip() for cell in line.strip("|").split(" |")) for line in table.splitlines()
        )
    assert found, f"no table begins with {header}"
    return found


def bounds(text: str) -> str:
    """The bounds of a date as the page's tables have them, or "refused"."""
    try:
        date = parse(text)
    except InvalidDate:
        return "refused"
    earliest, latest = format_bound(date.earliest), format_bound(date.latest)
    return earliest if earliest == latest else f"{earliest} … {latest}"


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"regesta.dates.{name}")).failed == 0


def test_the_examples_of_the_page_run() -> None:
    runner = doctest.DocTestRunner()
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", PAGE, re.DOTALL))
    runner.run(doctest.DocTestParser().get_doctest(examples, {}, "dates.md", "docs/dates.md", 0))
    assert runner.tries > 5 and not runner.failures


@pytest.mark.parametrize(("written", "level", "earliest", "latest"), table_rows("written | level"))
def test_the_tables_of_bounds_are_true(written: str, level: str, earliest: str, latest: str) -> None:
    date = parse(written.strip("`"))
    assert (str(date.level), format_bound(date.earliest), format_bound(date.latest)) == (
        level,
        earliest,
        latest,
    )


@pytest.mark.parametrize(("written", "wide", "why"), table_rows("written | with"))
def test_the_table_of_widening_is_true(written: str, wide: str, why: str) -> None:
    assert " … ".join(map(format_bound, widened(parse(written.strip("`")), 1))) == wide


@pytest.mark.parametrize(("written", "words"), table_rows("written | in English"))
def test_the_table_of_english_is_true_both_ways(written: str, words: str) -> None:
    date = parse(written.strip("`"))
    assert describe(date) == words
    assert bounds(read_english(words).text) == bounds(date.text)


@pytest.mark.parametrize(("words", "written"), table_rows("words |"))
def test_the_table_of_other_words_is_true(words: str, written: str) -> None:
    assert str(read_english(words)) == written.strip("`")


POLICY = table_rows("class |")


@pytest.mark.parametrize(("kind", "examples", "expected", "why"), POLICY)
def test_the_policy_is_what_the_program_does(kind: str, examples: str, expected: str, why: str) -> None:
    texts = re.findall("`([^`]+)`", examples) or [""]
    told = expected.split(", ") if expected != "refused" else ["refused"] * len(texts)
    if len(told) == 1:
        told *= len(texts)
    assert [bounds(text) for text in texts] == told
    assert why


# Each class of the policy and the strings it is about, the narrower classes first.
CLASSES = (
    ("nothing at all", ""),
    ("spaces in sets", r".* .*"),
    ("other hyphens", r".*−.*"),
    ("older drafts: digits", r"-?[\dux]*[ux][\dux-]*|-?\d{4}-uu-uu"),
    ("older drafts: ends", r".*(open|unknown).*"),
    ("older drafts: signs", r".*[()?]~.*|.*\(.*"),
    ("older drafts: years and seasons", r"y.*|.*\^.*"),
    ("leap seconds", r".*:60"),
    ("midnight as 24", r".*T24:.*"),
    ("fractions of seconds", r".*T.*\.\d+.*"),
    ("times without seconds", r".*T\d\d:\d\dZ"),
    ("times before year 0", r"-.*T.*"),
    ("shifts without a colon", r".*T.*[+-]\d{4}"),
    ("shifts from UTC", r".*T.*[+-]\d\d(:\d\d)?"),
    ("too many significant digits", r".*S5"),
    ("unspecified digits before year 0", r"-.*X.*"),
    ("centuries and decades by fewer digits", r"-?\d{2,3}[?~%]?"),
    ("leap days", r"20[02]0-02-29"),
    ("days that do not exist", r"\d{4}-02-29"),
    ("intervals without a date", r"\.{0,2}/\.{0,2}"),
    ("seasons and long years as ends", r"\d{4}-2\d/.*|Y.*/.*"),
    ("ends less exact than starts", r".*/.*"),
)


def test_every_class_of_the_policy_is_told_and_tested() -> None:
    assert sorted(kind for kind, _ in CLASSES) == sorted(row[0] for row in POLICY)
    for kind, examples, _, _ in POLICY:
        for text in re.findall("`([^`]+)`", examples) or [""]:
            assert class_of(text) == kind


def class_of(text: str) -> str:
    """The class of the policy that a disputed string belongs to, or an empty text."""
    return next((kind for kind, pattern in CLASSES if re.fullmatch(pattern, text)), "")


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared EDTF rows are not beside this checkout: edtf_disputed.jsonl"
)
def test_every_disputed_string_falls_under_the_policy() -> None:
    refused = {kind: expected == "refused" for kind, _, expected, _ in POLICY}
    lines = (SHARED / "edtf_disputed.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 100
    for line in lines:
        text = str(json.loads(line)["edtf"])
        assert class_of(text), f"{text!r} belongs to no class of the policy"
        assert (bounds(text) == "refused") == refused[class_of(text)], text
