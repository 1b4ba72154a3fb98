"""Digests of what pages are made of: the same for what is equal, another for what is not, none for the whole case."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.case import load
from regesta.dates import describe, parse
from regesta.faces.plain import row_json
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.sameness import NOT_TOLD, Sameness
from regesta.findings.deferred import Deferred
from regesta.findings.finding import grounds_of
from regesta.wording import said

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner).map(tuple),
    max_leaves=8,
)


@given(one=VALUES, other=VALUES)
def test_a_digest_is_that_of_equal_values_only(one: object, other: object) -> None:
    assert Sameness().of(one) == Sameness().of(one) != NOT_TOLD
    assert repr(one) == repr(other) or Sameness().of(one) != Sameness().of(other)


@pytest.mark.parametrize("is_english", [True, False])
def test_a_record_a_row_or_a_ground_that_says_something_else_is_another(
    small: Path, is_english: bool
) -> None:
    dossier = Dossier(load(small))
    record, row = dossier.records["^asks"], dossier.rows["^asks"]
    (ground,) = grounds_of(dossier.case, [dossier.case.named["^asks"]])
    for one, other in (
        (record, record._replace(last_line=record.last_line + 1)),
        (record, record._replace(words=said("another day"))),
        (row, row._replace(is_denied=not row.is_denied)),
        (ground, ground._replace(line=ground.line + 1)),
    ):
        assert Sameness(is_english=is_english).of([one, "x"]) != Sameness(is_english=is_english).of(
            [other, "x"]
        )


def test_sentences_of_one_text_differ_where_they_may_be_translated_in_two_ways() -> None:
    one, other = said("verb|order"), said("noun|order")
    assert one == other
    assert Sameness().of(one) == Sameness().of(other)
    assert Sameness(is_english=False).of(one) != Sameness(is_english=False).of(other)
    dates = [describe(parse(date)) for date in ("1950", "1951")]
    assert (
        len({Sameness(is_english=is_english).of(date) for is_english in (True, False) for date in dates}) > 2
    )


def test_what_holds_the_case_or_a_function_made_on_the_way_tells_nothing(small: Path) -> None:
    dossier = Dossier(load(small))
    for value in (dossier.case, [dossier.records], {"rows": dossier.rows}, lambda: dossier):
        assert Sameness().of(value) == NOT_TOLD


def test_what_is_deferred_is_told_by_its_members_or_by_how_they_are_made(small: Path) -> None:
    rows = list(Dossier(load(small)).rows.values())

    def told(of: Sequence[object]) -> str:
        return Sameness().of(of)

    assert (
        told(Deferred(row_json, rows)) == told(Deferred(row_json, rows)) != told(Deferred(row_json, rows[1:]))
    )
    one, other = (Deferred(lambda row: row.id, some) for some in (rows, rows[1:]))
    assert told(one) == told(Deferred(lambda row: row.id, rows)) != told(other)
