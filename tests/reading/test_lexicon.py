"""The words of a language: every form leads back to its verb, and every table names what the program has."""

import pytest

from regesta.acts import ACT_BY_WORD
from regesta.reading.lexicon import UnknownLanguage, load_lexicon
from regesta.statements.grammar import STATE_VERBS
from regesta.statements.phrases import MODES

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("wrote", "write", "v"),
        ("written", "write", "p"),
        ("sent", "send", "e"),
        ("vetoed", "veto", "e"),
        ("admitted", "admit", "e"),
        ("carries", "carry", "s"),
        ("denied", "deny", "e"),
        ("planning", "plan", "g"),
        ("attack", "attack", "b"),
    ],
)
def test_forms_lead_to_their_verb(word: str, lemma: str, tag: str) -> None:
    assert LEXICON.forms[word] == (lemma, tag)


def test_tables_name_acts_states_and_modes_that_there_are() -> None:
    assert {*LEXICON.acts.values(), *LEXICON.nouns.values()} <= set(ACT_BY_WORD)
    assert set(LEXICON.states.values()) <= set(STATE_VERBS)
    modes = {hedge.mode for hedges in LEXICON.modes.values() for hedge in hedges}
    assert modes | set(LEXICON.saying.values()) <= set(MODES)
    assert set(LEXICON.causes.values()) == {"contributes to", "prevents"}


def test_a_verb_with_a_particle_is_another_verb() -> None:
    assert "out" in LEXICON.particles["carry"]
    assert LEXICON.acts["carry_out"] == "carry-out"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        load_lexicon("tlh")
