"""A statement asked for its fields."""

from regesta.dates import Edtf
from regesta.statements.statement import field_cites, field_mentions
from tests.case.conftest import read

(ENTRY,) = read(
    "1950 request war ^ask\n  by kim, pak\n  before ^a\n  before ^b\n  count ~50 letters\n"
    "    cites s 2\n  cites s 1\n  form letter\n"
).entries


def test_fields_are_found_by_their_key_in_order() -> None:
    assert [field.line for field in ENTRY.all("before")] == [4, 5]
    assert ENTRY.field("nothing") is None and ENTRY.word("form") == "letter" and ENTRY.word("by") == ""
    assert ENTRY.value("count", Edtf) is None
    assert [name for mention in ENTRY.mentions("by") for name in mention.names] == ["kim", "pak"]


def test_citations_are_those_of_the_whole_and_then_of_its_fields() -> None:
    assert [field_cites(field).locator for field in ENTRY.citations] == ["1", "2"] and ENTRY.is_cited
    form = ENTRY.field("form")
    assert form is not None and field_mentions(form) == ()
    assert ENTRY.line == ENTRY.lines[0] == 2
