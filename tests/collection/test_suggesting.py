"""Documents suggested to a case: what is planted is found, and every reason holds."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.collection.document import Document
from regesta.collection.index import File, Index
from regesta.collection.nearness import by_nearness, compared
from regesta.collection.postgres import PostgresIndex
from regesta.collection.prepared import prepare
from regesta.collection.sqlite import SqliteIndex
from regesta.collection.subjects import Subject, cited, subjects
from regesta.collection.suggesting import Suggested, Suggester
from regesta.collection.words import words_of
from regesta.dates import parse
from regesta.reading.models import Endpoint, ModelFailed
from tests.collection.conftest import documents
from tests.reading.server import serving

CASE = """case works "The waterworks" format 1
source register "The register of letters"
  locators  ids
  text      register.xml
source title-only "A letter of the surveyor on the culvert"
  seen as   title only
person weber "Anna Weber"
  name      "A. Weber-Lind" official
body office-of-works "Office of Works"
matter culvert "The culvert below the tannery"

1848-03-01 request culvert ^asked "Weber asks for a new culvert of brick"
  by        weber
  to        office-of-works
  cites     register r1
1848-06-20 approve culvert ^granted "The Office of Works grants the brickwork"
  by        office-of-works
  answers   ^asked
  cites     register r2
"""
CITED = Document(
    "r2", "Grant", "The Office of Works grants the brick culvert below the tannery.", "1848-06-20"
)
PLANTED = Document(
    "p1", "Survey", "The surveyor found the old culvert fallen in; Weber-Lind was told.", "1848-04-11"
)
MATTER = Document(
    "p2", "Costs", "Two hundred bricks for the culvert near the tannery, sent to A. Weber-Lind."
)
KNOWN = Document("t1", "A letter of the surveyor on the culvert", "Culvert, tannery and brick, once more.")
LATER = Document("p3", "Report", "The culvert near the tannery was dug up for the railway.", "1899-05-05")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A case of one matter, with a gap of sixteen weeks in it."""
    folder = tmp_path_factory.mktemp("works")
    (folder / "case.regesta").write_text(CASE, encoding="utf-8")
    return load(folder)


def fill(index: Index) -> None:
    """Puts in 300 documents of other things, and a few of this."""
    whole = [*documents(300, 7), CITED, PLANTED, MATTER, KNOWN, LATER]
    with index.transaction():
        index.put(File("box", "register.xml", b"1" * 32, "test"), list(map(prepare, whole)))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """A collection in which the planted documents stand."""
    with SqliteIndex(tmp_path_factory.mktemp("box") / "a.sqlite", is_new=True) as made:
        fill(made)
        yield made


def of(case: Case, name: str) -> Subject:
    """The subject of that name."""
    return next(one for one in subjects(case) if one.name == name)


def places(found: Suggested) -> list[str]:
    """The ids of what is suggested, in order."""
    return [one.entry.place.partition("#")[2] for one in found.suggestions]


def shown(found: Suggested) -> list[tuple[object, ...]]:
    """What is suggested, but for the numbers that a database gives to files."""
    return [(one.entry.place, *one[1:]) for one in found.suggestions]


def test_what_is_planted_is_found_and_what_is_cited_is_left_out(case: Case, index: Index) -> None:
    matter = Suggester(index, cited(case)).suggest(of(case, "culvert"))
    assert places(matter) == ["p1", "p2", "p3"] and matter.cited == 2
    assert matter.suggestions[0].reasons.names == (("weber", "weber lind"),)
    assert "culvert" in matter.suggestions[1].reasons.words
    assert [one.reasons.time for one in matter.suggestions] == ["certain", "", ""]
    actor = Suggester(index, cited(case)).suggest(of(case, "weber"), most=100)
    assert places(actor)[0] == "p2" and "p1" in places(actor) and "p3" not in places(actor)


def test_a_gap_has_the_documents_of_its_days(case: Case, index: Index) -> None:
    gap = Suggester(index, cited(case)).suggest(of(case, "^asked ^granted"))
    assert gap.subject.title == "nothing between ^asked and ^granted"
    assert places(gap) == ["p1"] and gap.of_its_time == 1


def test_every_reason_holds(case: Case, index: Index) -> None:
    for subject in subjects(case):
        for one in Suggester(index, cited(case)).suggest(subject, most=100).suggestions:
            words = words_of(f"{one.entry.title} ¶ {index.texts([one.entry])[0]}")
            words += ["¶", *words_of(" ".join(one.entry.persons))]
            assert set(one.reasons.words) <= set(words) & set(subject.words)
            spoken = f" {' '.join(words)} "
            assert all(f" {name} " in spoken for _, name in one.reasons.names)
            if one.reasons.time == "certain":
                assert subject.days is not None
                first, last = one.entry.bounds
                assert subject.days[0] <= first and last <= subject.days[1]


def test_a_database_suggests_the_same(case: Case, index: Index, postgres: str) -> None:
    with PostgresIndex(postgres, is_new=True) as other:
        with other.transaction():  # what other tests put in
            for number, _ in list(other.files()):
                other.remove(number)
        fill(other)
        for subject in subjects(case):
            assert shown(Suggester(other, cited(case)).suggest(subject)) == shown(
                Suggester(index, cited(case)).suggest(subject)
            )


def test_a_case_and_a_collection_without_anything_suggest_nothing(case: Case, tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text('case c "C" format 1\n', encoding="utf-8")
    assert subjects(load(tmp_path)) == []
    with SqliteIndex(tmp_path / "empty.sqlite", is_new=True) as empty:
        assert not Suggester(empty, cited(case)).suggest(of(case, "culvert")).suggestions


def vector(text: str) -> list[float]:
    """An embedding as good as any for a test: how often a text has each of a few letters."""
    return [float(text.lower().count(letter)) + 0.1 for letter in "abcdefgh"]


def reply(passage: str) -> bytes:
    """The embeddings of texts, in an order of the server's own."""
    rows = [{"index": at, "embedding": vector(text)} for at, text in enumerate(json.loads(passage))]
    return json.dumps({"data": rows[::-1]}).encode()


def test_a_model_puts_them_in_its_order_and_sees_no_more_than_was_said(case: Case, index: Index) -> None:
    suggester = Suggester(index, cited(case))
    found = suggester.suggest(of(case, "culvert"), most=40)
    comparison = compared(found, suggester.of_the_time(found.subject, most=40))
    with serving(reply) as (url, asked):
        ordered = by_nearness(comparison, Endpoint(url, "m"), most=10)
    sent = [text for passage in asked.passages for text in json.loads(passage)]
    assert sent == comparison.texts
    nearness = [one.nearness or 0.0 for one in ordered.suggestions]
    assert nearness == sorted(nearness, reverse=True) and len(nearness) == min(10, len(sent) - 1)
    assert nearness[0] == pytest.approx(max(_cosine(sent[0], text) for text in sent[1:]))


def _cosine(one: str, other: str) -> float:
    a, b = vector(one), vector(other)
    lengths = (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5
    return float(sum(x * y for x, y in zip(a, b, strict=True)) / lengths)


@pytest.mark.parametrize(
    "answer",
    [
        b"no json",
        b"{}",
        b'{"data": [{"index": 0, "embedding": [1, 2]}]}',
        b'{"data": "none"}',
        json.dumps({"data": [{"index": at, "embedding": [float("nan")]} for at in range(99)]}).encode(),
        500,
        307,
    ],
)
def test_a_model_that_fails_is_told(case: Case, index: Index, answer: bytes | int) -> None:
    found = Suggester(index, cited(case)).suggest(of(case, "culvert"))
    with serving(lambda _: answer) as (url, _), pytest.raises(ModelFailed) as fault:
        by_nearness(compared(found, ()), Endpoint(url, "m"), most=5)
    assert fault.value.what and fault.value.remedy


def test_days_are_those_of_the_entries_and_a_month(case: Case) -> None:
    days = of(case, "culvert").days
    assert days == (_day("1848-01-30"), _day("1848-07-21"))


def _day(written: str) -> int:
    day = parse(written).earliest
    assert isinstance(day, int)
    return day
