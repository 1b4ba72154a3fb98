"""TimelineJS: the events and eras of a timeline, from its JSON.

https://timeline.knightlab.com/docs/json-format.html
"""

import re
from collections.abc import Iterator
from typing import Any

from regesta.dates import Edtf, InvalidDate, parse
from regesta.importing.carried import At, Carried, Left, Line, text_line
from regesta.importing.csl import said
from regesta.importing.names import legible
from regesta.importing.original import Original
from regesta.sources.refusal import UnreadableSource

NAME = "timeline"
SAYS = "a timeline of TimelineJS"

_TAG = re.compile(r"<[^>]{0,2000}>")
_OF_TIMELINE = ("title", "events", "eras", "scale")
_OF_SLIDE = ("start_date", "end_date", "text", "media", "group", "display_date", "unique_id")
_OF_MEDIA = ("url", "caption", "credit")
_LOOKS = ("background", "autolink")
_REFUSED = "the register has no field for it"
_UNITS = ("year", "month", "day", "hour", "minute", "second")


def identify(head: bytes) -> bool:
    """Whether a file is such a timeline."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and b'"start_date"' in head and b'"events"' in head


def extract(original: Original) -> Iterator[Carried | Left]:
    """The events of a timeline, each cited to the timeline."""
    found = original.json()
    events = found.get("events") if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(events, list):
        raise UnreadableSource("the JSON holds no events", "export the timeline as JSON", original.file)
    title = _text(found.get("title"), "headline") or original.file
    yield Carried(
        "source",
        "timeline",
        f"{original.name}-timeline",
        title,
        (
            Line("kind", "timeline"),
            Line("seen as", "transcription"),
            *text_line("note", _text(found.get("title"), "text")),
        ),
    )
    yield from (Left("", f"the field {name}", _REFUSED) for name in found if name not in _OF_TIMELINE)
    eras = found.get("eras")
    for kind, slides in (("event", events), ("era", eras if isinstance(eras, list) else [])):
        for number, slide in enumerate(slides, 1):
            place = f"{kind} {number}"
            if not isinstance(slide, dict):
                yield Left(place, "a slide", "it is not of its form")
                continue
            yield from _event(slide, place, original.name)


def _event(slide: dict[str, Any], place: str, name: str) -> Iterator[Carried | Left]:
    headline, more = _text(slide, "headline"), _text(slide, "text")
    key = said(slide.get("unique_id")) or f"{_end(slide.get('start_date'))} {headline}".strip() or place
    date, reason = _date(slide)
    if reason:
        yield Left(place, "its date", reason)
    media = slide.get("media")
    yield from _left(slide, place, media)
    notes = [more if headline else ""]
    if isinstance(media, dict) and said(media.get("url")):
        words = (_plain(said(media.get(key))) for key in ("caption", "credit"))
        notes.append("shown with " + ", ".join(part for part in (said(media.get("url")), *words) if part))
    if said(slide.get("group")):
        notes.append(f"in the group {said(slide.get('group'))}")
    for dated in (slide, slide.get("start_date"), slide.get("end_date")):
        if isinstance(dated, dict) and said(dated.get("display_date")):
            notes.append(f"dated: {said(dated.get('display_date'))}")
    yield Carried(
        "event",
        key,
        f"{name}-{legible(headline or more, 'event')[:40].strip('-')}",
        headline or more,
        (Line("cites", At("timeline")), *(line for note in notes for line in text_line("note", note))),
        date,
        is_entry=True,
    )


def _left(slide: dict[str, Any], place: str, media: object) -> Iterator[Left]:
    """What of a slide is not carried."""
    for name in slide:
        if name in _LOOKS and slide[name]:
            yield Left(place, f"its {name}", "it is how the timeline looks")
        elif name not in (*_OF_SLIDE, *_LOOKS):
            yield Left(place, f"the field {name}", _REFUSED)
    for name in media if isinstance(media, dict) else ():
        if name not in _OF_MEDIA:
            yield Left(place, f"the {name} of its media", "it is how the timeline looks")
    for end in ("start_date", "end_date"):
        date = slide.get(end)
        if isinstance(date, dict) and any(said(date.get(unit)) for unit in _UNITS[3:]):
            yield Left(place, f"the time of day of its {end}", "the register dates to the day")


def _text(slide: object, part: str) -> str:
    text = slide.get("text") if isinstance(slide, dict) else None
    return _plain(said(text.get(part))) if isinstance(text, dict) else ""


def _plain(text: str) -> str:
    from regesta.sources.entities import unescaped

    return " ".join(unescaped(_TAG.sub(" ", text)).split())


def _date(slide: dict[str, Any]) -> tuple[Edtf | None, str]:
    ends = [_end(slide.get(key)) for key in ("start_date", "end_date")]
    if not ends[0]:
        return None, "it has no year" if slide.get("start_date") else ""
    text = "/".join(end for end in ends if end)
    try:
        return parse(ends[0] if len(ends) == 2 and ends[0] == ends[1] else text), ""
    except InvalidDate as fault:
        return None, f"{text} is no date: {fault.reason}"


def _end(date: object) -> str:
    if not isinstance(date, dict):
        return ""
    year, *rest = (said(date.get(unit)) for unit in _UNITS[:3])
    if not year.lstrip("-").isdecimal():
        return ""
    number = int(year)
    text = f"Y{number}" if abs(number) > 9999 else f"{'-' if number < 0 else ''}{abs(number):04}"
    for part in rest:
        if not part.isdecimal():
            break
        text += f"-{int(part):02}"
    return text
