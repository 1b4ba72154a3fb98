"""The check that every draft passes: nothing in it that its quotation does not carry."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.case import load
from regesta.reading.carrying import faults_of
from regesta.reading.drafts import Draft
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.sources import Span, Text, read_source
from regesta.statements.statement import Field, field_cites
from regesta.statements.values import Cites, Count, Mention, Quantity
from tests.reading.conftest import ESSAY, SHARED, WIKIWARS

ROOT = Path(__file__).resolve().parents[2]
TEXT = Text(
    "Ward met Lin Zexu in Moscow. In May 1950 he sent 300 soldiers to Aldermouth.\n\nThe Senate refused it."
)


@pytest.fixture(scope="module")
def sent(reader: Reader) -> Draft:
    """The draft of the second sentence, which goes back to the first for "he"."""
    found = [one for one in reader.read(TEXT, "chronicle") if not isinstance(one, Unread)]
    return next(one for one in found if "sent" in one.statement.text)


def with_field(draft: Draft, key: str, value: object) -> Draft:
    """The draft with another field before the others."""
    fields = (Field(key, value, 0), *draft.statement.fields)  # type: ignore[arg-type]
    return draft._replace(statement=draft.statement._replace(fields=fields))


def with_words(draft: Draft, words: str) -> Draft:
    """The draft with other words in its quotation."""
    fields = tuple(
        field._replace(value=Cites("chronicle", "1", words)) if field.key == "cites" else field
        for field in draft.statement.fields
    )
    return draft._replace(statement=draft.statement._replace(fields=fields))


def test_a_draft_of_the_reader_passes(reader: Reader, sent: Draft) -> None:
    assert faults_of(sent, TEXT, reader.actors) == ()


def test_words_that_do_not_stand_there_are_told(reader: Reader, sent: Draft) -> None:
    words = field_cites(sent.statement.citations[0]).words or ""
    for other in (
        words.replace("300", "400"),
        words.upper(),
        f"{words} and",
        f"{words[:10]}…{words[-10:]}",
        "",
    ):
        assert faults_of(with_words(sent, other), TEXT, reader.actors)
    moved = sent._replace(span=Span(sent.span.offset + 1, sent.span.length))
    assert faults_of(moved, TEXT, reader.actors)


def test_what_is_not_in_the_quotation_is_told(reader: Reader, sent: Draft) -> None:
    cases = [
        ("with", (Mention(("rhee",)),), "names rhee"),
        ("to", (Mention(("senate",)),), "names senate"),
        ("by", (Mention((), word="unnamed", words="the general"),), "the general"),
        ("count", Count("stated", Quantity(400, 400), ("soldiers",)), "400"),
    ]
    for key, value, reason in cases:
        faults = faults_of(with_field(sent, key, value), TEXT, reader.actors)
        assert any(reason in fault for fault in faults), (key, faults)
    titled = sent._replace(statement=sent.statement._replace(text="He sent tanks"))
    assert any("title" in fault for fault in faults_of(titled, TEXT, reader.actors))


def test_a_pronoun_goes_back_to_a_name_before_it(reader: Reader, sent: Draft) -> None:
    carriers = tuple(
        one._replace(antecedent=(9, 17)) if one.antecedent is not None else one for one in sent.carriers
    )
    assert any(one.antecedent is not None for one in carriers), "he is a pronoun here"
    assert any("ward" in fault for fault in faults_of(sent._replace(carriers=carriers), TEXT, reader.actors))


def test_a_quotation_across_paragraphs_is_told(reader: Reader, sent: Draft) -> None:
    start = TEXT.content.index("300")
    span = Span(start, len(TEXT.content) - start)
    draft = with_words(sent, " ".join(TEXT.content[start:].split()))._replace(span=span)
    assert any("paragraphs" in fault for fault in faults_of(draft, TEXT, reader.actors))


def texts_at_hand() -> list[Path]:
    """Every text in ../shared that reads as prose, of a size that a test can take."""
    found = [ESSAY, *sorted(WIKIWARS.glob("*.txt")), *sorted((SHARED / "frus").glob("*v07p2.xml"))[:1]]
    return [path for path in found if path.exists()]


@pytest.mark.parametrize(
    "path", texts_at_hand() or [pytest.param(ESSAY, marks=pytest.mark.skip(reason="needs ../shared/data"))],
    ids=lambda path: path.stem,
)  # fmt: skip
def test_nothing_is_drafted_that_its_quotation_does_not_carry(path: Path) -> None:
    reader = Reader(load(ROOT / "cases" / "korea"))
    text = read_source(path)
    text = Text(text.content[:40_000])
    drafts = [one for one in reader.read(text, "chronicle") if not isinstance(one, Unread)]
    assert drafts
    for one in drafts:
        assert not faults_of(one, text, reader.actors)
        words = field_cites(one.statement.citations[0]).words
        assert words == " ".join(text.content[one.span.offset : one.span.end].split())


WORDS = [
    "Ward",
    "Lin",
    "he",
    "the council",
    "refused",
    "attacked",
    "wrote to",
    "in 1950",
    ",",
    "and",
    "that",
    "who",
    "300 men",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=24))
def test_no_order_of_words_makes_it_invent(words: list[str]) -> None:
    reader = Reader(load(ROOT / "cases" / "tutorial"))
    text = Text(" ".join(words) + ".")
    for one in reader.read(text, "chronicle"):
        if not isinstance(one, Unread):
            assert not [fault for fault in faults_of(one, text, reader.actors) if "title" not in fault]
