"""Headings of printed documents, read as words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.importing.headings import form_of, read_heading

CASES = (
    ("The Ambassador in India (Henderson) to the Secretary of State", "Henderson", "Secretary of State", ""),
    ("7. Telegram From the Department of Mills to the Embassy", "Department of Mills", "Embassy", "telegram"),
    ("No. 661 The Ambassador in Japan (Allison) to the Department of State", "Allison", "Department of State", ""),
    ("8. Letter From President Eisenhower to President Rhee", "Eisenhower", "Rhee", "letter"),
    ("Memorandum by the Secretary of State to the President", "Secretary of State", "President", "memorandum"),
    ("Memorandum by Mr. John Q. Miller of the Office of Mills, to the Mayor", "John Q. Miller", "Mayor", "memorandum"),
    ("Mr. John Q. East, Deputy to the Secretary of Mills, to the Director (Stream)", "John Q. East", "Stream", ""),
    ("The Adviser to the Supreme Commander (Wheel) to the Department of Mills", "Wheel", "Department of Mills", ""),
    ("The Secretary of State to Certain Diplomatic Offices", "Secretary of State", "Diplomatic Offices", ""),
    ("The Secretary of State, in Paris, to the Mayor", "Secretary of State", "Mayor", ""),
    ("Memorandum for the President", "", "President", "memorandum"),
    ("Memorandum of Conversation, by the Director of the Office of Mills (Wheel)", "Wheel", "", "memorandum"),
    ("Memorandum of Telephone Conversation Between President Wheel and Mr. Stream", "Wheel", "Stream", "memorandum"),
    ("Paper Prepared in the Department of Mills", "Department of Mills", "", "paper"),
    ("22. Editorial Note", "", "", "note"),
    ("National Intelligence Estimate", "", "", "estimate"),
    ("", "", "", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "sender", "recipient", "form"), CASES)
def test_a_heading_says_who_wrote_to_whom(text: str, sender: str, recipient: str, form: str) -> None:
    found = read_heading(text)
    assert (found.sender.label, found.recipient.label, found.form) == (sender, recipient, form)


def test_office_and_person_are_told_apart() -> None:
    sender = read_heading("The Acting Political Adviser in Japan (Sebald) to the Secretary of State").sender
    assert (sender.person, sender.office) == ("Sebald", "Acting Political Adviser in Japan")


def test_a_talk_is_told_from_a_letter() -> None:
    assert read_heading("Memorandum of Conversation").is_talk
    assert read_heading("Minutes of the Ninth Meeting of the Council").is_talk
    assert not read_heading("Memorandum From the Clerk to the Mayor").is_talk


def test_forms_are_found_in_marks_of_files() -> None:
    assert form_of(" Circular telegram") == "telegram" and form_of("894.00") == ""


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read_heading(text)
    assert all(isinstance(part, str) for part in (found.form, *found.sender, *found.recipient))
