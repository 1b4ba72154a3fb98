"""The tables of the grammar agree with one another."""

from regesta.acts import ACT_BY_WORD
from regesta.statements.grammar import (
    DIRECTIVES,
    ENTRY,
    OTHER_VERBS,
    OWN_NAME_VERBS,
    READING,
    RELATIONS,
    STATE_VERBS,
)


def test_a_word_is_an_act_another_verb_or_a_directive_and_no_two() -> None:
    acts, verbs, directives = set(ACT_BY_WORD), set(OTHER_VERBS), set(DIRECTIVES)
    assert not acts & verbs and not acts & directives and not verbs & directives


def test_the_verbs_of_states_and_own_names_are_verbs_and_relations_are_fields() -> None:
    assert set(STATE_VERBS) | set(OWN_NAME_VERBS) <= set(OTHER_VERBS)
    assert set(RELATIONS) <= set(ENTRY)


def test_a_reading_speaks_of_how_and_an_entry_of_what() -> None:
    assert "mode" in READING and "mode" not in ENTRY and "by" in ENTRY
