"""Help on the words of the language: every word has some, and it is what the pages say."""

import pytest

from regesta.acts import ACTS
from regesta.faces.service import language
from regesta.statements.grammar import DIRECTIVES, ENTRY, OTHER_VERBS, READING

FIELDS = [
    *((word, key) for word, kind in DIRECTIVES.items() for key in (*kind.fields, *kind.heads)),
    *(("entry", key) for key in ENTRY),
    *(("reading", key) for key in READING),
]
BARE = {"format", "names", "nature"}  # what has no word of its own in a file


@pytest.mark.parametrize(("owner", "key"), [one for one in FIELDS if one[1] not in BARE])
def test_every_field_has_help(owner: str, key: str) -> None:
    assert language.field_help(owner, key).startswith(f"**{key}**")
    assert language.field_says(owner, key)


@pytest.mark.parametrize("word", DIRECTIVES)
def test_every_directive_shows_how_it_is_written(word: str) -> None:
    assert f"`{word} " in language.directive_help(word)


@pytest.mark.parametrize("word", [*(act.word for act in ACTS), *OTHER_VERBS])
def test_every_verb_has_help(word: str) -> None:
    assert language.verb_help(word).startswith(f"**{word}** — ")
    assert language.verb_says(word)


def test_help_is_that_of_the_owner() -> None:
    assert "the case's first" not in language.field_help("entry", "kind")
    assert "polity" in language.field_help("body", "kind") and "formal" in language.field_help(
        "entry", "kind"
    )
    assert "where it differs" in language.field_help("reading", "by")
    assert "who did it" in language.field_help("entry", "by")


def test_an_act_tells_what_it_does_to_its_matter() -> None:
    told = language.verb_help("refuse")
    assert "denies the leave that was asked" in told and "leaves the matter: refused" in told
    assert "may answer: request, propose" in told


def test_links_of_the_pages_are_no_part_of_it() -> None:
    assert "](" not in "".join(language.field_help(owner, key) for owner, key in FIELDS)
