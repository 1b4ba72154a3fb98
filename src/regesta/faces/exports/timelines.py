"""The dated entries for other programs' timelines and calendars: TimelineJS 3, and iCalendar (RFC 5545).

Neither knows bounds: an entry that happened once somewhere within is shown over all of that stretch, and its label has
the date in words. What has no bound on either side is left out, and counted.
"""

import hashlib
import html
import json
from collections.abc import Iterator
from typing import NamedTuple

from regesta.case import Case
from regesta.dates import civil_date
from regesta.faces.site.languages import composed, translator_of
from regesta.findings.chronology import Row, chronology
from regesta.wording import said

STAMP = (
    "19700101T000000Z"  # of every event, as the standard wants one: the same case is to give the same file
)


class Exported(NamedTuple):
    """What was written, how many entries it holds, and how many have no date that it could hold."""

    data: bytes
    entries: int
    left_out: int


def export_timelinejs(case: Case) -> Exported:
    """The dated entries as the JSON that TimelineJS 3 reads. It takes texts for HTML, so they are escaped."""
    rows = chronology(case)
    events = [
        _event(case, row) for row in rows if isinstance(row.earliest, int) or isinstance(row.latest, int)
    ]
    whole = {"title": {"text": {"headline": html.escape(case.title)}}, "events": events}
    data = json.dumps(whole, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n"
    return Exported(data, len(events), len(rows) - len(events))


def _event(case: Case, row: Row) -> dict[str, object]:
    t = translator_of(case)
    first = row.earliest if isinstance(row.earliest, int) else row.latest
    assert isinstance(first, int)
    event: dict[str, object] = {
        "unique_id": row.id,
        "start_date": _date(first),
        "display_date": html.escape(composed(row.words, t)),
        "text": {
            "headline": html.escape(composed(_told(row), t)),
            "text": html.escape(composed(_sources(case, row), t)),
        },
    }
    if isinstance(row.latest, int) and row.latest != first:
        event["end_date"] = _date(row.latest)
    if row.matter:
        event["group"] = html.escape(case.title_of(row.matter))
    return event


def _date(day: int) -> dict[str, int]:
    year, month, number = civil_date(day)
    return {"year": year, "month": month, "day": number}


def export_icalendar(case: Case) -> Exported:
    """The entries that are bounded on both sides, in years 1 to 9999, as events of whole days."""
    rows = chronology(case)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Regesta//Chronology//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(case.title)}")
    kept = 0
    for row in rows:
        days = _days(row)
        if days is not None:
            kept += 1
            lines += _calendar_event(case, row, *days)
    lines.append("END:VCALENDAR")
    folded = (part for line in lines for part in _folded(line))
    return Exported(
        "".join(f"{line}\r\n" for line in folded).encode("utf-8", "replace"), kept, len(rows) - kept
    )


def _days(row: Row) -> tuple[int, int] | None:
    """The first and the last day of an entry, if a calendar can hold them."""
    if not isinstance(row.earliest, int) or not isinstance(row.latest, int):
        return None
    if civil_date(row.earliest)[0] < 1 or civil_date(row.latest + 1)[0] > 9999:
        return None
    return row.earliest, row.latest


def _calendar_event(case: Case, row: Row, first: int, last: int) -> Iterator[str]:
    t = translator_of(case)
    digest = hashlib.sha256(f"{case.title}\0{row.id}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{digest}@regesta"
    yield f"DTSTAMP:{STAMP}"
    yield f"DTSTART;VALUE=DATE:{_compact(first)}"
    yield f"DTEND;VALUE=DATE:{_compact(last + 1)}"  # the day after the last
    yield f"SUMMARY:{_escaped(composed(_told(row), t))}"
    yield f"DESCRIPTION:{_escaped(composed(row.words, t))}\\n{_escaped(composed(_sources(case, row), t))}"
    yield f"STATUS:{'CONFIRMED' if first == last and not row.is_denied else 'TENTATIVE'}"
    if row.matter:
        yield f"CATEGORIES:{_escaped(case.title_of(row.matter))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _told(row: Row) -> str:
    return said("Not so: {entry}", entry=row.says) if row.is_denied else row.says


def _sources(case: Case, row: Row) -> str:
    if not row.citations:
        return said("No source is cited.")
    return "; ".join(f"{case.title_of(one.source)} {one.locator}".strip() for one in row.citations)


def _compact(day: int) -> str:
    year, month, number = civil_date(day)
    return f"{year:04d}{month:02d}{number:02d}"


def _escaped(text: str) -> str:
    """A text value of iCalendar (RFC 5545, 3.3.11)."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, none cutting a character; all but the first begin with a space."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode("utf-8", "replace")) > 75:
            yield piece
            piece = " "
        piece += sign
    yield piece
