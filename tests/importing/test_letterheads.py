"""The head of a document of which nothing but the text is held, beside the tags of volumes not used in development."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.importing.letterheads import read_letterhead
from regesta.importing.volumes import Party, read_documents
from regesta.sources.documents import xml_pieces
from tests.importing.conftest import FRUS

# The rules were written beside the other six; these were looked at when they were done.
UNSEEN = (
    "frus1949v07p2",
    "frus1955-57v23p2",
    "frus1961-63v05",
    "frus1964-68v29p1",
    "frus1917-72PubDip",
    "frus1977-80v01",
)
HELD = [FRUS / f"{name}.xml" for name in UNSEEN if (FRUS / f"{name}.xml").is_file()]


def test_heading_place_and_date_are_found_among_marks_and_notes() -> None:
    found = read_letterhead(
        "501.BC Mills/4–348: Telegram\nThe Consul at Linz ( Wheel ) to the Secretary of State\n"
        "Repeated in telegram 165, February 28, 6 p. m., to Wien.\n[ Linz ,] April 3, 1948—4:35 p. m.\nsecret\n"
        "The wheel stands."
    )
    assert (found.heading.sender.label, found.heading.recipient.label) == ("Wheel", "Secretary of State")
    assert (found.place, str(found.date), found.heading.form) == ("Linz", "1948-04-03", "telegram")
    assert found.file_mark.startswith("501.BC")


def test_a_letter_without_a_heading_is_known_by_salutation_and_signature() -> None:
    found = read_letterhead(
        "Linz, 3 April 1948\n\nDear Mr. Wheel:\n\nThe mill stands still.\n\nYours,\nAnna Q. Miller\n"
    )
    assert (found.heading.sender.label, found.heading.recipient.label) == ("Anna Q. Miller", "Wheel")
    assert (found.place, str(found.date), found.heading.form) == ("Linz", "1948-04-03", "letter")


@pytest.mark.parametrize("called", ["Sir", "Sirs", "Sir or Madam", "friend", "Comrades", "Madam"])
def test_a_salutation_that_names_nobody_leaves_the_recipient_open(called: str) -> None:
    found = read_letterhead(
        f"Linz, 3 April 1948\n\nDear {called},\n\nThe mill stands still.\n\nAnna Q. Miller\n"
    )
    assert (found.heading.recipient.label, found.heading.sender.label) == ("", "Anna Q. Miller")
    assert found.heading.form == "letter"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Wien, May 23 [24], 1949—8 p. m.", "1949-05-23"),
        ("[Washington,] 27 June 1949.", "1949-06-27"),
        ("Washington, January 19, 1960, 10–11:40 a.m.", "1960-01-19"),
        ("Seoul, February 29, 1968, 1028Z.", "1968-02-29"),
        ("Tokyo, September 9, 1949. [Received September 26—10:40 a. m.]", "1949-09-09"),
        ("Washington, undated.", "None"),
    ],
)
def test_datelines(line: str, date: str) -> None:
    text = f"The Clerk (Wheel) to the Mayor\n{line}\nThe wheel stands since March 3, 1931, as you know."
    assert str(read_letterhead(text).date) == date


def test_an_editorial_note_has_no_dateline() -> None:
    assert read_letterhead("22. Editorial Note\nOn April 28, 1969, the wheel stood still.").date is None


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    read_letterhead(text)


def _is_one(label: str, parties: tuple[Party, ...]) -> bool:
    return _plain(label) in {_plain(party.name) for party in parties}


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\bthe ", "", text.casefold())).strip()


@pytest.mark.skipif(not HELD, reason="the volumes are not here: ../shared/data/frus")
def test_volumes_that_were_not_used_in_development() -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in HELD:
        for document in read_documents(xml_pieces(path), name=path.name):
            if document.within:
                continue
            found = read_letterhead(document.text().content)
            for side, is_right, is_tagged in (
                ("sender", _is_one(found.heading.sender.label, document.senders), document.senders),
                (
                    "recipient",
                    _is_one(found.heading.recipient.label, document.recipients),
                    document.recipients,
                ),
                ("date", str(found.date) == str(document.date).partition("T")[0], document.date is not None),
            ):
                asked[side] += bool(is_tagged)
                right[side] += bool(is_tagged) and is_right
    shares = {side: right[side] / count for side, count in asked.items()}
    assert shares["date"] >= 0.98 and shares["sender"] >= 0.95 and shares["recipient"] >= 0.93, shares
