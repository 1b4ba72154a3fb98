"""Statements as rows of tables: what is written reads the same, and what cannot be read is told by its column."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regesta.statements.cells import (
    TABLES,
    cells_of,
    columns_of,
    digest_of,
    read_row,
    standing_alone,
    table_of,
)
from regesta.statements.filetext import read_file_text
from regesta.statements.grammar import DIRECTIVES, ENTRY
from regesta.statements.parser import read_statements
from regesta.statements.statement import Statement

CASES = Path(__file__).parents[1] / "cases"
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def statements(text: str) -> tuple[Statement, ...]:
    """The statements of a text."""
    return read_statements(read_file_text("a.regesta", text.encode())).statements


WHOLE = [
    statement
    for file in sorted(CASES.rglob("*.regesta"))
    if file.is_file()
    for statement in read_statements(read_file_text(file.name, file.read_bytes())).statements
    if statement.is_whole and table_of(statement)
]


def test_every_statement_of_the_language_comes_back() -> None:
    assert {table_of(statement) for statement in WHOLE} == set(TABLES)
    for statement in WHOLE:
        cells = cells_of(statement)
        assert set(cells) <= set(columns_of(table_of(statement)))
        assert read_row(cells).statement == standing_alone(statement)
        assert digest_of(read_row(cells).statement or statement) == digest_of(statement)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(WHOLE), st.randoms(use_true_random=False))
def test_fields_come_back_in_the_order_in_which_they_stood(statement: Statement, random: object) -> None:
    fields = list(statement.fields)
    assert hasattr(random, "shuffle")
    random.shuffle(fields)
    shuffled = standing_alone(statement._replace(fields=tuple(fields)))
    heads = [field for field in shuffled.fields if field.key in _heads(statement)]
    rest = [field for field in shuffled.fields if field.key not in _heads(statement)]
    found = read_row(cells_of(shuffled)).statement
    assert found is not None
    assert [field for field in found.fields if field.key in _heads(statement)] == heads
    assert [field for field in found.fields if field.key not in _heads(statement)] == rest


def _heads(statement: Statement) -> set[str]:
    return set() if statement.is_entry else set(DIRECTIVES[statement.kind].heads)


@settings(deadline=None)
@example('"', ' # " ')
@example("«a» b", "'=1")
@example("a\\", "b  c")
@given(PRINTABLE, PRINTABLE)
def test_any_text_survives(title: str, note: str) -> None:
    (plain,) = statements('matter wall "t"\n  note n\n  note      m\n  kind works\n')
    said = plain._replace(text=title, fields=(plain.fields[0]._replace(value=note), *plain.fields[1:]))
    assert read_row(cells_of(said)).statement == standing_alone(said)


def test_the_columns_are_the_fields_of_the_language() -> None:
    for table in TABLES:
        kinds = ENTRY if table == "entry" else {**DIRECTIVES[table].heads, **DIRECTIVES[table].fields}
        assert set(kinds) <= set(columns_of(table))
        assert len(set(columns_of(table))) == len(columns_of(table))


def test_several_values_stand_in_a_cell_a_line_each_with_what_stands_under_them() -> None:
    (kim,) = statements(
        'person kim "Kim"\n  name "Song-ju" born-name\n    cites lankov 13\n      mode recalls\n  name "Il-sung"\n'
    )
    assert cells_of(kim)["name"] == '"Song-ju" born-name\n  cites lankov 13\n    mode recalls\n"Il-sung"'


@pytest.mark.parametrize(
    ("cells", "column", "what"),
    [
        ({"statement": "persona", "id": "kim"}, "statement", "no kind of statement"),
        ({"statement": "person", "id": "kim", "born": "10.2.1912"}, "born", "is not a date"),
        ({"statement": "person", "id": "k i m"}, "id", "not understood"),
        ({"statement": "person", "id": "kim", "born": "1912\n1913"}, "born", "more than once"),
        ({"statement": "person", "id": "kim", "born": "1912\n  mood glad"}, "born", "no field here"),
        (
            {"statement": "person", "id": "kim", "note": "a\n  note b\n    note c"},
            "note",
            "nothing stands under",
        ),
        ({"statement": "entry", "date": "1950", "verb": "refused"}, "verb", "is not a verb"),
        ({"statement": "entry", "date": "195O", "verb": "refuse", "object": "war"}, "date", "is not a date"),
        ({"statement": "entry", "date": "1950", "verb": "refuse"}, "verb", "does not say what"),
        ({"statement": "hypothesis", "id": "trap"}, "of", "does not say its of"),
        ({"statement": "entry", "date": "1950", "verb": "meet", "cites": "a b c"}, "cites", "one locator"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_by_its_column(
    cells: dict[str, str], column: str, what: str
) -> None:
    row = read_row(cells)
    assert row.statement is None
    assert [(fault.column, what in fault.what) for fault in row.faults] == [(column, True)], row.faults
