"""What to write instead of a date whose calendar, double year or brackets stand where the language has none.

Whatever is offered is a date: it is tried before it is told.
"""

import re
from collections.abc import Callable, Iterator

from regesta.dates.remedies import remedy

_LONGEST = 1000
_CALENDAR = re.compile(r"\b([A-Za-z][A-Za-z0-9-]{0,30}):\s*(?=[-\d\[{.])")
_DOUBLE = re.compile(r"(\d{3,4})/(\d{1,2})((?:-\d{1,2}){0,2}[?~%]?)", re.ASCII)
LAST_DOUBLE = 1752  # after it no land began its year on another day than 1 January but by its own calendar
_IN_WORDS = re.compile(r"(\b\d{4})(/\d{1,2})(?![\d/-])", re.ASCII)
_SWAPPED = re.compile(r"([\[{]?)([^\[\]{},/]+?)(\.\.|/)([^\[\]{},/]+?)([\]}]?)")


def calendar_remedy(text: str, is_date: Callable[[str], bool]) -> str | None:
    """Why a text is no date, with what to write; None where neither a calendar nor a double year explains it.

    >>> from regesta.dates.calendared import is_date
    >>> calendar_remedy("[julian:1917-10-25..1918]", is_date)
    'a calendar stands once, before the whole date: write julian:[1917-10-25..1918]'
    """
    if len(text) > _LONGEST:
        return None
    for reason, *offers in (*_of_calendar(text), *_of_double_year(text, is_date)):
        found = [offer for offer in offers if is_date(offer)]
        if found:
            return f"{reason}: write {' or '.join(found)}"
    return None


def _of_calendar(text: str) -> Iterator[tuple[str, ...]]:
    """A text that names a calendar, with the calendar first, small, and its date put right."""
    names = _CALENDAR.findall(text)
    body = _CALENDAR.sub("", text)
    if not names or len({name.lower() for name in names}) > 1 or not _stands_first(text, body):
        return
    name = names[0].lower()
    if name == "gregorian":
        yield "a Gregorian date is written without its calendar", body
        return
    yield _why_moved(text, names), f"{name}:{body}"
    swapped = _SWAPPED.fullmatch(body)
    if wrong := _DOUBLE.fullmatch(body):
        second = str(int(wrong[1]) + 1)
        yield f"{second} follows {wrong[1]}", f"{name}:{wrong[1]}/{second[-2:]}{wrong[3]}"
    elif swapped is not None:
        opening, first, sign, last, closing = swapped.groups()
        if sign == ".." and not opening:
            reason, opening, closing = "a date that falls once within a range stands in brackets", "[", "]"
            yield reason, f"{name}:[{body}]"
        yield "the end lies before the start", f"{name}:{opening}{last}{sign}{first}{closing}"
    told = remedy(body)
    if told is not None:
        reason, _, instead = told[0].partition(": write ")
        yield reason, f"{name}:{instead}"


def _stands_first(text: str, body: str) -> bool:
    """Whether the first date of a text has the calendar, so that the others may be meant to have it too."""
    return not text.lstrip(" [{.").startswith(body.lstrip(" [{.")[:4])


def _why_moved(text: str, names: list[str]) -> str:
    if not text.startswith(names[0]) or len(names) > 1:
        return "a calendar stands once, before the whole date"
    if not names[0].islower():
        return "a calendar is written in small letters"
    return "a date is one word, without spaces"


def _of_double_year(text: str, is_date: Callable[[str], bool]) -> Iterator[tuple[str, ...]]:
    """A text with a double year such as 1648/9, with the calendar that has them."""
    reason = "a double year stands after its calendar"
    if found := _DOUBLE.fullmatch(text):
        first, ending, rest = found.groups()
        if int(first) > LAST_DOUBLE or not is_date(f"julian:{text}"):
            return
        whole = () if rest else (f"{first}/{first[: len(first) - len(ending)]}{ending}",)
        yield reason + (", and an interval has its end in full" if whole else ""), f"julian:{text}", *whole
    elif found := _IN_WORDS.search(text):
        told = remedy(text[: found.start(2)] + text[found.end(2) :])
        if told is not None:
            instead = told[0].partition(": write ")[2]
            yield reason, f"julian:{instead.replace(found[1], found[0], 1)}"
