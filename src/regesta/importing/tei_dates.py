"""Dates as TEI encodes them (att.datable), in EDTF: bounds, stretches, and how sure the editor was.

TEI P5 Guidelines, 3.6.4 and att.datable.w3c: `when` is a moment, `from` and `to` a stretch that lasted throughout,
`notBefore` and `notAfter` the bounds between which it lies.
"""

from collections.abc import Mapping
from typing import NamedTuple

from regesta.dates import Edtf, InvalidDate, format_bound, parse
from regesta.dates.words import UnknownLanguage, read_written

# Certainty as TEI has it (teidata.certainty) in the signs of EDTF, as csv2cmi writes the one for the other.
SIGNS = {"low": "?", "unknown": "?", "medium": "~"}


class Dated(NamedTuple):
    """What an element says of a date: in EDTF, or None with the reason; and what EDTF has no sign for."""

    date: Edtf | None
    reason: str = ""
    remarks: tuple[str, ...] = ()


def read_date(attributes: Mapping[str, str], words: str = "", *, language: str = "en") -> Dated:
    """The date of an element with these attributes, or of its words where no attribute tells.

    A low certainty becomes `?` and a medium one `~`. Without attribute and words there is neither date nor reason.
    """
    remarks = []
    certainty = attributes.get("cert", "")
    text = _written(attributes)
    sign = SIGNS.get(certainty, "") if text[:1] != "[" else ""
    if certainty not in ("", "high") and not sign:
        remarks.append(f"certainty of the date: {certainty}")
    if "evidence" in attributes:
        remarks.append(f"the date rests on {attributes['evidence']}")
    if not text:
        if not words:
            return Dated(None, "", tuple(remarks))
        return _from_words(words, language, tuple(remarks))
    if sign:
        text = "/".join(f"{end.partition('T')[0]}{sign}" if end else "" for end in text.split("/"))
    try:
        return Dated(parse(text), "", tuple(remarks))
    except InvalidDate as fault:
        return Dated(None, f"{text} is no date: {fault.reason}", tuple(remarks))


def _written(attributes: Mapping[str, str]) -> str:
    """The date that attributes give, in EDTF."""
    if "when" in attributes:
        return _trimmed(attributes["when"])
    for keys in (("from", "to"), ("notBefore", "notAfter")):
        if keys[0] in attributes or keys[1] in attributes:
            first, last = (_trimmed(attributes.get(key, "")) for key in keys)
            if first == last:
                return first
            return f"{first}/{last}" if keys[0] == "from" else _range(first, last)
    return ""


def _trimmed(text: str) -> str:
    """A date of XML Schema as EDTF has it: a time that EDTF cannot hold is left out."""
    text = text.strip()
    day, has_time, _ = text.partition("T")
    if not has_time:
        return text
    try:
        parse(text)
    except InvalidDate:
        return day
    return text


def _range(first: str, last: str) -> str:
    """The range between two bounds; where they are not of one precision, in days."""
    if first and last and first.count("-") != last.count("-"):
        try:
            earliest, latest = parse(first).earliest, parse(last).latest
        except InvalidDate:
            return f"[{first}..{last}]"
        first, last = format_bound(earliest), format_bound(latest)
    return f"[{first}..{last}]"


def _from_words(words: str, language: str, remarks: tuple[str, ...]) -> Dated:
    """The date in words, as an edition prints it."""
    try:
        return Dated(parse(read_written(words, language)), "", remarks)
    except (InvalidDate, UnknownLanguage) as fault:
        return Dated(None, f"no date can be made out of {words[:60]!r}: {fault}", remarks)
