"""The head of a document of which nothing but its text is held: heading, dateline, salutation, signature.

The lines are those of the text as it was printed: perhaps a file mark, the heading, notes of the editors, then place
and date, then the letter. Dates are read by the date words of prose.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from regesta.dates import Edtf, InvalidDate, parse
from regesta.dates.words import Expression, find_times
from regesta.importing.headings import NOBODY, Heading, Side, form_of, read_heading

LINES_READ = 60  # from the beginning: head and notes
LINES_OF_SIGNATURE = 6  # from the end
LONGEST_DATELINE = 220

_FILE_MARK = re.compile(
    r"^\[?Source:|[/ ]\w{1,2}[–-]\w{2,6}(?:\W|$)|\bfiles?\b[^.]{0,80}(?:[:,;]|$)|\blot \d|\bmemoranda:|\bcollection$|"
    r"[:;] ?(?:circular )?(?:telegram|airgram|despatch|memorandum|letter):?$",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(r"^\[?(?:\d+[a-z]?\. ?)?Editorial Note", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\[?\b(?:received|rec['’]?d|sent|transmitted|repeated|relayed|dated|drafted)\b", re.IGNORECASE
)
_HOUR = r"\d{1,2}(?:[:.]\d{2})?"
_CLOCK = re.compile(
    rf"[\s,;.–—-]*(?:{_HOUR}(?:\s?[–-]\s?{_HOUR})?\s*(?:[ap]\. ?m\.?|[ap]m|o['’]clock)?|noon|midnight|\d{{4}}Z)?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\W\d_][^\d\[\]()]{0,80}")
_DEAR = re.compile(
    r"^(?:my )?dear (?P<whom>(?:(?:Mr|Mrs|Ms|Dr|Messrs|St)\.|[^:;,.!—–]){1,60})\s*[:;,!.—–]", re.IGNORECASE
)
_GREETING = re.compile(r"^(?:sir|gentlemen|madam|sirs|your excellency|excellency)\s*[:,.]", re.IGNORECASE)
_NOBODY_NAMED = re.compile(
    r"(?:old |young |good |fellow )?(?:sirs?|madame?|ladies|gentlemen|friends?|colleagues?|comrades?|children|all)"
    r"(?: (?:and|or) (?:sirs?|madame?|gentlemen|friends?))?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^(?:/s/\s*)?(?P<name>[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|von|van|der))*)\s*$")
_CORRECTED = re.compile(r"\s*\[\d{1,2}\](?=,? \d{4})")  # "May 23 [24], 1949"
_NOTES = re.compile(
    r"^(?:not (?:printed|found)|ibid|see |for (?:text|documentation)|repeated |reference is|the source text)",
    re.IGNORECASE,
)
_UNDATED = re.compile(r"\bundated\b|\bn\. ?d\.", re.IGNORECASE)


class Letterhead(NamedTuple):
    """What the head of a document says: `title` is the heading as it stands, `date` None where none is made out."""

    title: str
    heading: Heading
    place: str
    date: Edtf | None
    file_mark: str


def read_letterhead(text: str, *, language: str = "en") -> Letterhead:
    """What the text of a document says, at its head, of who wrote it, to whom, where and when."""
    lines = [line for line in (" ".join(raw.split()) for raw in text.splitlines()[: LINES_READ * 4]) if line]
    lines = lines[:LINES_READ]
    at = _heading_line(lines)
    title = _whole_heading(lines, at) if at >= 0 else ""
    heading = read_heading(title) if title else Heading("", NOBODY, NOBODY)
    mark = next((line for line in lines[: max(at, 0)] if _FILE_MARK.search(line)), "")
    if not heading.form and mark:
        heading = heading._replace(form=form_of(mark.rpartition(":")[2]))
    if _EDITORIAL.match(title):
        return Letterhead(title, heading, "", None, mark)
    place, date = _dateline(lines, at + 1, title, language)
    return Letterhead(title, _completed(heading, lines, at, text), place, date, mark)


def _heading_line(lines: Sequence[str]) -> int:
    """Which line is the heading: the first that names a sender, a recipient or a kind of document."""
    for number, line in enumerate(lines[:8]):
        if len(line) > 600 or _DEAR.match(line) or _GREETING.match(line):
            break
        if _FILE_MARK.search(line) and (" to " not in line or line.startswith(("Source:", "[Source:"))):
            continue
        if line.startswith(("[Enclosure", "[Attachment", "[Annex")):
            continue
        if _is_dateline(line):
            continue
        found = read_heading(line)
        if found.recipient.label or found.is_talk or found.form or _EDITORIAL.match(line):
            return number
    return -1


def _whole_heading(lines: Sequence[str], at: int) -> str:
    """The heading with the lines it runs on into: a parenthesis still open, or a line that ends on its way."""
    title = lines[at]
    for line in lines[at + 1 : at + 4]:
        is_open = title.count("(") > title.count(")") or re.search(
            r"\b(?:to|the|of|by|from|for|and|in|From)$|,$", title
        )
        if not is_open:
            break
        title = f"{title} {line}"
    return title


def _times(line: str, language: str) -> Iterator[Expression]:
    return (one for one in find_times(line, language=language) if one.edtf is not None)


def _is_dateline(line: str, language: str = "en") -> bool:
    return _dated(line, language) is not None


def _dated(line: str, language: str) -> tuple[str, Edtf] | None:
    """Place and date of a line that consists of them, and of what may stand beside them; None for any other line."""
    line = _CORRECTED.sub("", line)
    if len(line) > LONGEST_DATELINE or not any(sign.isdigit() for sign in line):
        return None
    received = _RECEIVED.search(line)
    written = line[: received.start()] if received else line
    for one in _times(written, language):
        date = _day(one.edtf or "")
        if date is None:
            continue
        before = written[: one.start].strip(" ,[(")
        after = _CLOCK.sub("", written[one.end :], count=1).strip(" .,;[])(–—-?")
        if len(before) > 80 or len(after) > 40 or _is_prose(before) or _is_prose(after):
            return None
        return _place_of(before), date
    return None


def _place_of(text: str) -> str:
    """The place that a dateline begins with."""
    found = _PLACE.match(_UNDATED.split(text)[0].strip(" ,[("))
    return found[0].strip(" ,.?") if found else ""


def _is_prose(text: str) -> bool:
    """Whether words that stand beside a date are a sentence rather than a place."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    small = [
        word
        for word in words
        if word[0].islower() and word not in ("de", "of", "the", "at", "la", "am", "pm", "noon")
    ]
    return len(small) > 1 or len(words) > 9


def _day(text: str) -> Edtf | None:
    """A date of a day, month or year; a time of day is left out."""
    try:
        return parse(text.partition("T")[0])
    except InvalidDate:
        return None


def _dateline(lines: Sequence[str], start: int, title: str, language: str) -> tuple[str, Edtf | None]:
    """Place and date: of the first dateline after the heading, of a line before it, or of the heading itself."""
    vague: tuple[str, Edtf] | None = None
    for line in (*lines[start : start + 25], *lines[: max(start - 1, 0)]):
        if len(line) < 80 and _UNDATED.search(line):
            return _place_of(line), None
        found = _dated(line, language)
        if found is not None and str(found[1]).count("-") == 2:
            return found
        vague = vague or (found if found is not None and found[0] else None)
    if vague is not None:
        return vague
    days = [day for one in _times(title, language) if (day := _day(one.edtf or "")) is not None]
    return "", days[-1] if days else None


def _completed(heading: Heading, lines: Sequence[str], at: int, text: str) -> Heading:
    """A heading without sender or recipient, completed from salutation and signature."""
    if heading.is_talk or (heading.sender.label and heading.recipient.label):
        return heading
    greeted = next((found for line in lines[at + 1 : at + 20] if (found := _DEAR.match(line))), None)
    if greeted and not heading.recipient.label:
        called = greeted["whom"].strip()
        whom = NOBODY if _NOBODY_NAMED.fullmatch(called) else read_heading(f"Letter to {called}").recipient
        heading = heading._replace(recipient=whom, form=heading.form or "letter")
    if greeted and not heading.sender.label:
        heading = heading._replace(sender=Side(_signature(text)))
    return heading


def _signature(text: str) -> str:
    """The name that closes a letter, or an empty text."""
    last = [line for line in (" ".join(raw.split()) for raw in text.rstrip().splitlines()[-60:]) if line]
    for line in reversed(last[-LINES_OF_SIGNATURE:]):
        found = _SIGNATURE.match(line)
        if found and len(line) < 60 and not _NOTES.match(line):
            name = found["name"]
            return name.title() if name.isupper() else name
    return ""
