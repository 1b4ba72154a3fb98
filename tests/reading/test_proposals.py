"""A model that invents, misquotes, splices, truncates, times out or answers nonsense: no false quotation is a draft."""

import json
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from regesta.case import load
from regesta.reading.assisted import Told, read_with_model
from regesta.reading.carrying import faults_of
from regesta.reading.models import KEY, Endpoint, ModelFailed, ask, refuse_unfit
from regesta.reading.proposals import Rejected, proposals
from regesta.reading.reader import Reader
from regesta.sources import Text
from regesta.statements.statement import field_cites
from tests.reading.conftest import WIKIWARS
from tests.reading.server import Answer, serving

TEXT = (
    "In May 1950 Ward attacked the town of Aldermouth with three hundred men. The Senate refused the truce which Lin"
    " Zexu had proposed in Moscow. Rhee did not write to the Senate before the war was over.\n\n"
    "If Ward left Aldermouth, the Senate would approve the truce at once. Ward met Lin Zexu in Moscow on 3 June 1951."
)
TRUE: dict[str, object] = {
    "quotation": "In May 1950 Ward attacked the town of Aldermouth with three hundred men",
    "verb": "attack",
    "by": ["ward"],
    "date": "1950-05",
}


def changed(**fields: object) -> dict[str, object]:
    """The true proposal with something else in it."""
    return {**TRUE, **fields}


def told(reader: Reader, answer: Answer, **options: object) -> Told:
    """What reading with a model that answers so comes to."""
    with serving(answer, **options) as (url, _):  # type: ignore[arg-type]
        return read_with_model(
            reader, Text(TEXT), "chronicle", Endpoint(url, "m", timeout_seconds=0.5), scheme="lines"
        )


def by_list(*some: dict[str, object]) -> Answer:
    """Answers the first passage with these proposals."""
    return lambda _: json.dumps(list(some))


def test_what_is_true_becomes_a_draft(reader: Reader) -> None:
    found = told(reader, by_list(TRUE))
    (draft,) = found.drafts
    assert draft.rule == "model m" and str(draft.statement.date) == "1950-05" and not found.rejected
    assert not faults_of(draft, Text(TEXT), reader.actors)


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (changed(quotation="Ward burnt the town of Aldermouth to the ground in May"), "do not stand"),
        (changed(quotation="In May 1950 Ward attacked the city of Aldermouth with three hundred men"), "do not stand"),
        (changed(quotation="in may 1950 ward attacked the town of aldermouth with three"), "do not stand"),
        (changed(quotation="In May 1950 Ward attacked … the truce which Lin Zexu had proposed"), "pieces"),
        (changed(quotation="In May 1950 Ward attacked ... Ward met Lin Zexu in Moscow"), "pieces"),
        (changed(quotation="Ward attacked the [rebel] town of Aldermouth with three hundred men"), "pieces"),
        (changed(quotation="In May 1950 Ward attacked the truce which Lin Zexu had proposed"), "do not stand"),
        (changed(quotation="Ward attacked the town"), "fewer than"),
        (changed(quotation=""), "fewer than"),
        (changed(quotation=7), "no quotation"),
        (changed(verb="surrender"), "no verb"),
        (changed(verb="approve"), "no word of the quotation says"),
        (changed(by=["lin"]), "names lin"),
        (changed(by=["nobody"]), "nobody of the case"),
        (changed(by=[["ward"]]), "no list"),
        (changed(date="1951"), "does not say 1951"),
        (changed(date="May"), "no date"),
        (changed(place=["moscow"]), "names moscow"),
        (changed(denied=True), "denies nothing"),
        ({"quotation": "Rhee did not write to the Senate before the war was over", "verb": "write", "by": ["rhee"]},
         "denies it"),
        ({"quotation": "If Ward left Aldermouth, the Senate would approve the truce at once", "verb": "approve",
          "by": ["senate"]}, "supposes"),
        ({"quotation": "The Senate refused the truce which Lin Zexu had proposed in Moscow", "verb": "refuse",
          "by": ["lin"]}, "did it"),
        ({}, "no quotation"),
    ],
)  # fmt: skip
def test_what_is_false_is_rejected_with_its_reason(
    reader: Reader, proposal: dict[str, object], reason: str
) -> None:
    found = told(reader, by_list(proposal, TRUE))
    assert [draft.rule for draft in found.drafts] == ["model m"]
    assert len(found.rejected) == 1 and reason in found.rejected[0].reason


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: "I am sorry, but as a model I cannot.", "no list"),
        (lambda _: "{" * 50_000, "no list"),
        (lambda _: "\x00\ud7ff\u202e", "no list"),
        (lambda _: b"not json at all", "does not speak"),
        (lambda _: b'{"choices": []}', "does not speak"),
        (lambda _: b'{"choices": [{"message": {"content": 5}}]}', "does not speak"),
        (lambda _: b"", "does not speak"),
        (lambda _: b"x" * 4_000_001, "more than"),
        (lambda _: 500, "status 500"),
        (lambda _: 401, "status 401"),
        (lambda _: 307, "status 307"),
    ],
)
def test_nonsense_is_told_and_no_draft(reader: Reader, answer: Answer, reason: str) -> None:
    found = told(reader, answer)
    assert not found.drafts and found.rejected and all(reason in one.reason for one in found.rejected)


def _begun(whole: str, length: int, _: str) -> str:
    return whole[:length]


def test_a_reply_that_was_cut_gives_what_was_whole(reader: Reader) -> None:
    whole = json.dumps([TRUE, changed(verb="approve")])
    for length in range(0, len(whole), 7):
        found = told(reader, partial(_begun, whole, length), finish="length")
        assert all(draft.statement.kind == "attack" for draft in found.drafts)


def test_a_server_that_is_late_or_gone_is_told(reader: Reader) -> None:
    found = told(reader, by_list(TRUE), delay_seconds=1.0)
    assert not found.drafts and "no answer in 0.5 seconds" in found.rejected[0].reason
    gone = read_with_model(
        reader, Text(TEXT), "chronicle", Endpoint("http://127.0.0.1:9/v1", "m"), scheme="lines"
    )
    assert not gone.drafts and "cannot be reached" in gone.rejected[0].reason


def test_the_key_goes_to_the_address_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "k-123")
    with serving(lambda _: "[]") as (url, asked):
        ask(Endpoint(url, "m"), [{"role": "user", "content": "x"}])
        assert asked.headers["Authorization"] == "Bearer k-123"


@pytest.mark.parametrize(
    "url", ["", "ftp://x", "localhost:11434", "http://models.example/v1", "file:///etc/passwd"]
)
def test_addresses_that_are_none_or_in_the_clear_are_refused(url: str) -> None:
    with pytest.raises(ModelFailed):
        refuse_unfit(Endpoint(url, "m"))


def test_a_fence_around_the_list_is_passed_over() -> None:
    assert proposals('```json\n[{"a": 1}]\n```') == [{"a": 1}]
    assert isinstance(proposals("nothing"), Rejected) and proposals("[]") == []


Liar = Callable[[random.Random, str], str]


def _invents(dice: random.Random, passage: str) -> str:
    words = "the general attacked and refused his men before Moscow in 1950 with Truman"
    return " ".join(dice.sample(words.split(), 10))


def _misquotes(dice: random.Random, passage: str) -> str:
    words = passage.split()
    at = dice.randrange(max(1, len(words) - 12))
    some = words[at : at + 12]
    some[dice.randrange(len(some))] = dice.choice(("never", "secretly", "Stalin", "1951"))
    return " ".join(some)


def _splices(dice: random.Random, passage: str) -> str:
    words = passage.split()
    at, other = (dice.randrange(max(1, len(words) - 8)) for _ in range(2))
    return " ".join((*words[at : at + 5], *words[other : other + 6]))


@pytest.mark.skipif(not WIKIWARS.exists(), reason="needs ../shared/data/dates/wikiwars")
@pytest.mark.parametrize("lie", [_invents, _misquotes, _splices])
def test_no_false_quotation_of_a_thousand_becomes_a_draft(lie: Liar) -> None:
    korea = load(Path(__file__).resolve().parents[2] / "cases" / "korea")
    text = Text((WIKIWARS / "06_KoreanWar.txt").read_text(encoding="utf-8"))
    dice = random.Random(5)

    def answer(passage: str) -> str:
        verbs = ("attack", "order", "refuse", "say", "event", "holds", "meet")
        some = [{"quotation": lie(dice, passage), "verb": dice.choice(verbs)} for _ in range(90)]
        return json.dumps(some)

    reader = Reader(korea)
    with serving(answer) as (url, asked):
        found = read_with_model(reader, text, "chronicle", Endpoint(url, "m"), scheme="lines")
    assert len(asked.passages) * 90 == len(found.drafts) + len(found.rejected) >= 900
    flat = " ".join(text.content.split())
    for draft in found.drafts:
        words = field_cites(draft.statement.citations[0]).words
        assert words and words in flat, "a splice that happens to stand in the text is a true quotation"
        assert not faults_of(draft, text, reader.actors)
