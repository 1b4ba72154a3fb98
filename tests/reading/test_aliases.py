"""Names that a text says are of one: both of the case, or one that the case does not have yet."""

from pathlib import Path

import pytest

from regesta.case import load
from regesta.case.texts import held_texts
from regesta.reading.carrying import faults_of
from regesta.reading.prose import Unread
from regesta.reading.reader import Reader
from regesta.reading.review import accept, accepted, items
from regesta.reading.session import read_wanted, wanted
from regesta.sources import Text
from regesta.statements.values import Mention
from regesta.statements.wording import text_of
from tests.reading.conftest import CASE, Drafted

TEXT = "Edmund Ward, better known as the Fox, left Moscow in May.\n"


@pytest.mark.parametrize(
    ("text", "names", "brought"),
    [
        (TEXT, "ward, fox", 'person fox "the Fox"'),
        ("Syngman Rhee (alias Edmund Ward) left Moscow in May.", "rhee, ward", ""),
        ("Lin Zexu (born Chen Da) left Moscow in the spring.", "lin, chen-da", 'person chen-da "Chen Da"'),
        ("Ivan Petrov, whose real name was Edmund Ward, left Moscow.", "ivan-petrov, ward",
         'person ivan-petrov "Ivan Petrov"'),
        ("Lin Zexu, nicknamed the Red Hand, left Moscow in May.", "lin, red-hand", 'person red-hand "the Red Hand"'),
        ("The Soviet Union, then called the Red Empire, refused the truce.", "ussr, red-empire",
         'body red-empire "the Red Empire"'),
    ],
)  # fmt: skip
def test_another_name_is_drafted_as_the_same(drafted: Drafted, text: str, names: str, brought: str) -> None:
    (one,) = (one for one in drafted(text) if one.statement.kind == "same")
    assert ", ".join(text_of(field.value) for field in one.statement.all("names")) == names
    made = one.brings
    assert (f'{made.kind} {made.name} "{made.text}"' if made is not None else "") == brought


@pytest.mark.parametrize(
    "text",
    [
        "Edmund Ward, known as a friend of Moscow, left the council.",
        "Edmund Ward (Democratic Party) left Moscow in May.",
        "Ivan Petrov, better known as Pyotr Ivanov, left Moscow.",  # the case has neither
        "Edmund Ward was once called the Fox of Aldermouth by Lin.",
    ],
)
def test_what_is_no_other_name_is_not(drafted: Drafted, text: str) -> None:
    assert not [one for one in drafted(text) if one.statement.kind == "same"]


def test_a_name_that_the_words_do_not_say_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(CASE, encoding="utf-8")
    reader = Reader(load(tmp_path))
    found = [one for one in reader.read(Text(TEXT), "chronicle") if not isinstance(one, Unread)]
    (one,) = (one for one in found if one.brings is not None)
    assert one.brings is not None and not faults_of(one, Text(TEXT), reader.actors)
    other = one._replace(brings=one.brings._replace(text="the Wolf"))
    assert faults_of(other, Text(TEXT), reader.actors) == ("the quotation does not say 'the Wolf'",)


def test_who_accepts_it_has_the_name_and_that_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        CASE.replace("lines", "lines\n  text chronicle.txt"), encoding="utf-8"
    )
    (tmp_path / "chronicle.txt").write_text(TEXT, encoding="utf-8")
    case = load(tmp_path)
    assert read_wanted(case, wanted(case, "chronicle")).drafts == 2  # the directive is none
    texts = held_texts(case).texts
    (same,) = (one for one in items(case, texts) if one.statement.kind == "same")
    assert [one.name for one in same.directives] == ["fox"]
    accept(case, [(same, accepted(same.statement))], texts)
    case = load(tmp_path)
    assert not case.problems
    assert case.title_of("fox") == "the Fox"
    assert [one.mentions("names") for one in case.of_kind("same")] == [
        (Mention(("ward",)), Mention(("fox",)))
    ]
    read_wanted(case, wanted(case, "chronicle"))
    assert "person fox" not in (tmp_path / "drafts" / "chronicle.regesta").read_text(encoding="utf-8")
