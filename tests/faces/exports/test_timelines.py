"""Dated entries elsewhere: what TimelineJS and calendars get, what they cannot hold, and texts that stay texts."""

import json
import re
from pathlib import Path

import pytest

from regesta.case import Case, load
from regesta.faces.exports import export_icalendar, export_timelinejs

TEXT = (
    """case c "A <b>, B; C" format 1
source s "S; and, so"
matter m "M"
1950-02-28 approve m ^day "On a day, <script>alert(1)</script>"
  cites     s 4
[1948..1949] event ^within "Once within"
[1950-10..] event ^open "Later"
undated event ^never "Undated"
0044-03-15 not event ^long "A very long one: """
    + "가나다 " * 30
    + '"\n'
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case with every kind of date, and signs that the formats have a use for."""
    (tmp_path / "case.regesta").write_text(TEXT, encoding="utf-8")
    return load(tmp_path)


def test_timelinejs_gets_every_date_with_its_words_and_no_html(case: Case) -> None:
    found = export_timelinejs(case)
    whole = json.loads(found.data)
    events = {event["unique_id"]: event for event in whole["events"]}
    assert (found.entries, found.left_out) == (4, 1)
    assert events["^day"]["start_date"] == {"year": 1950, "month": 2, "day": 28}
    assert "end_date" not in events["^day"] and events["^day"]["group"] == "M"
    assert events["^within"]["end_date"] == {"year": 1949, "month": 12, "day": 31}
    assert events["^within"]["display_date"] == "between 1948 and 1949"
    assert "end_date" not in events["^open"]
    assert "<" not in json.dumps(whole)


def test_a_calendar_is_as_the_standard_wants_it(case: Case) -> None:
    found = export_icalendar(case)
    assert (found.entries, found.left_out) == (3, 2)
    text = found.data.decode()
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:19500228" in lines and "DTEND;VALUE=DATE:19500301" in lines
    assert r"SUMMARY:On a day\, <script>alert(1)</script>" in lines
    assert r"X-WR-CALNAME:A <b>\, B\; C" in lines
    assert [line for line in lines if line.startswith("STATUS")] == [
        "STATUS:TENTATIVE", "STATUS:TENTATIVE", "STATUS:CONFIRMED",
    ]  # fmt: skip
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == 3
    assert export_icalendar(case) == found


def test_a_german_case_goes_out_in_german(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text(
        TEXT.replace("format 1\n", "format 1\n  language  de\n"), encoding="utf-8"
    )
    german = load(tmp_path)
    events = {event["unique_id"]: event for event in json.loads(export_timelinejs(german).data)["events"]}
    assert events["^within"]["display_date"] == "zwischen 1948 und 1949"
    assert events["^long"]["text"]["headline"].startswith("Nicht so: A very long one")
    assert events["^long"]["text"]["text"] == "Keine Quelle ist angeführt."
    assert "DESCRIPTION:28. Februar 1950\\nS\\; and\\, so 4" in export_icalendar(german).data.decode()
