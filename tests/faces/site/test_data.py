"""What the scripts read: every entry with its bounds and readings, and nothing that a text could turn into a script."""

import json
import re
from pathlib import Path

import pytest

from regesta.case import load
from regesta.collection.document import Bounds
from regesta.collection.index import Entry
from regesta.collection.offers import Offer
from regesta.faces.site.data import register, script, things
from regesta.faces.site.dossier import Dossier


@pytest.fixture(scope="module")
def dossier(small: Path) -> Dossier:
    """All that is found in the small case."""
    return Dossier(load(small))


def test_a_row_tells_its_date_its_names_and_its_readings(dossier: Dossier) -> None:
    found = json.loads(json.dumps(register(dossier)))
    rows = {row[0]: row for row in found["rows"]}
    assert [row[0] for row in found["rows"]] == list(dossier.rows)
    _, path, kind, words, edtf, says, states, actors, matters, places, cites, extents, year = rows["^asks"]
    named = [name for name, *_ in found["things"]]
    assert (path, kind, edtf) == ("entries/asks", "request", "[1948..1950]")
    assert words and says and "verified" in states
    assert [named[number] for number in actors] == ["kim", "council"]
    assert [named[number] for number in matters] == ["march"]
    assert [named[number] for number in places] == ["town"]
    assert [(named[number], *rest) for number, *rest in cites] == [
        ("diary", "1", "exact", "The clerk was told to wait until the council had met", [["mode", "asserts"]])
    ]
    assert extents == [["repeatedly", 711127, 712222, None, None, False]]
    assert year == 1948
    assert rows["^later"][-2][0][1:3] == [712131, "open"]


def test_what_is_no_entry_is_found_by_all_its_names(dossier: Dossier) -> None:
    found = {path: (kind, says, names) for path, kind, says, names in things(dossier)}
    assert found["people/kim"] == ("person", "Kim", "kim Kim Song-ju (born-name)")
    assert "entries/asks" not in found


def test_a_value_comes_back_and_cannot_end_its_script() -> None:
    value = ["</script>", "\u2028\"'\\", "\ud800", {"__proto__": 1}]
    text = script("x", value).decode("utf-8")
    put = re.fullmatch(r'\(globalThis\.regesta\?\?=\{\}\)\["x"\]=JSON\.parse\((.*)\);\n', text, re.DOTALL)
    assert put is not None
    assert json.loads(json.loads(put[1])) == value


def test_a_document_that_a_collection_offers_is_searched_by_its_passage(small: Path) -> None:
    bounds = Bounds(1, 1)
    entry = Entry(1, 1, "box/a.txt", "Minutes", "", bounds, (), (), (), "", 0, 9, b"")
    offered = Offer(entry, (), "the words of the passage", "  cites     a 1")
    found = things(Dossier(load(small), (), (offered,)))
    assert found[0] == ["documents/1", "document", "Minutes", "box/a.txt the words of the passage"]
