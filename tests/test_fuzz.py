"""The laws that the fuzzers hold the readers to, held here over the kept corpus, and over what hypothesis makes up."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import laws
from regesta.acts import ACT_BY_WORD
from regesta.dates.calendars import CALENDARS
from regesta.statements.grammar import DIRECTIVES, ENTRY, READING

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "fuzz" / "corpus"
DATES = sorted((CORPUS / "edtf").iterdir())
FILES = [*sorted((CORPUS / "parser").iterdir()), *sorted((ROOT / "cases" / "korea").glob("*.regesta"))]

CALENDAR_NAMES = [one.name for one in CALENDARS]


@given(
    st.sampled_from(CALENDAR_NAMES),
    st.tuples(st.integers(-50, 6000), st.integers(0, 14), st.sampled_from(("", "L")), st.integers(0, 33)).map(
        lambda parts: f"{parts[0]}-{parts[1]:02d}{parts[2]}-{parts[3]:02d}"
    )
    | st.text(max_size=12),
    st.sampled_from(CALENDAR_NAMES),
)
@settings(max_examples=300, deadline=None)
def test_calendars(name: str, text: str, other: str) -> None:
    laws.hold_calendar(name, text, other)


VALUES = (
    *(
        "kim",
        "kim, pak",
        "stalin?",
        "?",
        "unnamed",
        "a|b",
        "some of ^a",
        "moscow = kim|pak",
        "^a",
        "s",
        "s 20",
    ),
    *(
        's 20 "words that stand there"',
        "s 20 sealed 1",
        '"a text"',
        '"open',
        "1950",
        "1950-13",
        "[1948..1950]",
        "{1,}",
    ),
    *(
        "~50",
        "found ~50 letters|cables",
        "3 weeks",
        "3 weeks of ^a",
        "many",
        "0.3 to 0.7",
        "trap 0.3",
        "high",
        "\\",
    ),
    *(
        "A -> B",
        "holds s at ^a",
        "39.03 125.75",
        "parent kim",
        '"Kim" born-name',
        "стaлин",
        "김일성",
        "\x00",
        "\udc80",
    ),
)
KEYS = sorted(
    {key for kinds in (ENTRY, READING, *(kind.fields for kind in DIRECTIVES.values())) for key in kinds}
)
NAMES = ("kim", "pak", "^a", "^b", "s", "^", "1", "", "x" * 300)
DATES_BEFORE = ("1950", "undated", "[..1950-01]", "1945/..", "not", "9999999999", "1950-02-30")


@st.composite
def directives(draw: st.DrawFn) -> str:
    """A directive as a careless person might write it: mostly well, with a slip here and there."""
    if draw(st.booleans()):
        head = f"{draw(st.sampled_from([*DIRECTIVES, 'persn']))} {draw(st.sampled_from(NAMES))}"
    else:
        verb = draw(st.sampled_from([*ACT_BY_WORD, "holds", "event", "refuze"]))
        head = f"{draw(st.sampled_from(DATES_BEFORE))} {verb} {draw(st.sampled_from(NAMES))} ^a"
    lines = [head + draw(st.sampled_from(("", ' "a text"', " of kim", ' "open', " # said", " series")))]
    for _ in range(draw(st.integers(0, 4))):
        indent = draw(st.sampled_from(("  ", "  ", "  ", "    ", "\t", " ", "   + ")))
        lines.append(f"{indent}{draw(st.sampled_from(KEYS))}  {draw(st.sampled_from(VALUES))}")
    return "\n".join(lines)


files = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(directives(), max_size=5).map(lambda them: "\n".join(them).encode("utf-8", "surrogateescape")),
)


@pytest.mark.parametrize("kept", DATES, ids=lambda path: path.name)
def test_kept_dates(kept: Path) -> None:
    for line in kept.read_text(encoding="utf-8").splitlines():
        laws.hold_date(line)


@pytest.mark.parametrize("kept", FILES, ids=lambda path: path.name)
def test_kept_files(kept: Path) -> None:
    data = kept.read_bytes()
    laws.hold_file(data)
    laws.hold_neighbours(data)
    laws.hold_case(data)


@given(st.text(alphabet="0123456789X-?~%/.,[]{}YESTZ:+ ua", max_size=30))
def test_texts_like_dates(text: str) -> None:
    laws.hold_date(text)


@given(files)
@settings(deadline=None)
def test_no_line_and_no_byte_of_a_file_is_lost(data: bytes) -> None:
    laws.hold_file(data)


@given(files)
@settings(deadline=None)
def test_a_broken_directive_changes_nothing_in_its_neighbours(data: bytes) -> None:
    laws.hold_neighbours(data)


@given(files)
@settings(deadline=None)
def test_a_case_of_any_bytes_is_checked_and_shown(data: bytes) -> None:
    laws.hold_case(data)
