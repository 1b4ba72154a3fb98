"""What is written reads the same, whatever stands in its texts."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from regesta.statements.filetext import read_file_text
from regesta.statements.parser import read_statements
from regesta.statements.statement import Field, Statement
from regesta.statements.values import Mention
from regesta.statements.writing import written

PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40)


def again(text: str) -> Statement:
    """The one statement of a text, which must have no problem."""
    parsed = read_statements(read_file_text("a.regesta", text.encode()))
    assert not parsed.problems
    (statement,) = parsed.statements
    return statement


@settings(deadline=None)
@example("", "«a» b")
@given(PRINTABLE, PRINTABLE)
def test_any_text_survives(title: str, note: str) -> None:
    statement = Statement(
        "matter", "wall", title, (Field("note", note, 2), Field("kind", "works", 3)), "a.regesta", (1, 3)
    )
    read = again(written(statement))
    assert (read.text, read.word("note"), read.word("kind")) == (title, note, "works")


@settings(deadline=None)
@given(PRINTABLE)
def test_the_words_that_describe_somebody_survive(words: str) -> None:
    who = Mention((), word="unnamed", words=words)
    text = written(Statement("event", "", "", (Field("by", (who,), 2),), "a", (1, 2), is_entry=True))
    assert again(text).mentions("by") == (who,)


@pytest.mark.parametrize(
    "text",
    [
        'term ^aid of ^approval promise "support"\n  binds     ussr\n',
        'body politburo "The bureau" part of party\n',
        'case korea "Korea" format 1\n  about     1 year\n',
        "same kim kim-song-ju\n",
        "evidence ^silence on why\n  if trap   almost certain\n",
        "model decision\n  Bomb      holds peace at ^approval\n",
        'undated not request war ^asks series "They ask"\n',
    ],
)
def test_what_is_in_the_canonical_form_is_written_as_it_stands(text: str) -> None:
    assert written(again(text)) == text
