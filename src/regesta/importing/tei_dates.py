"""Dates as TEI encodes them (att.datable), in EDTF: bounds, stretches, and how sure the editor was.

TEI P5 Guidelines, 3.6.4 and att.datable.w3c: `when` is a moment, `from` and `to` a stretch that lasted throughout,
`notBefore` and `notAfter` the bounds between which it lies.
"""

from collections.abc import Mapping
from typing import NamedTuple

from regesta.dates import Edtf, InvalidDate, parse
from regesta.dates.words import UnknownLanguage, read_written

# Certainty as TEI has it (teidata.certainty), of which EDTF has one sign.
DOUBTFUL = ("low", "medium", "unknown")


class Dated(NamedTuple):
    """What an element says of a date: in EDTF, or None with the reason; and what EDTF has no sign for."""

    date: Edtf | None
    reason: str = ""
    remarks: tuple[str, ...] = ()


def read_date(attributes: Mapping[str, str], words: str = "", *, language: str = "en") -> Dated:
    """The date of an element with these attributes, or of its words where no attribute tells.

    A certainty of low or medium becomes `?`. Without attribute and words, the date is None and so is the reason empty.
    """
    remarks = []
    certainty = attributes.get("cert", "")
    if certainty not in ("", "high"):
        remarks.append(f"certainty of the date: {certainty}")
    if "evidence" in attributes:
        remarks.append(f"the date rests on {attributes['evidence']} evidence")
    text, is_range = _written(attributes)
    if not text:
        if not words:
            return Dated(None, "", tuple(remarks))
        return _from_words(words, language, tuple(remarks))
    if certainty in DOUBTFUL:
        text = _doubted(text, is_range=is_range)
    try:
        return Dated(parse(text), "", tuple(remarks))
    except InvalidDate as fault:
        return Dated(None, f"{text} is no date: {fault.reason}", tuple(remarks))


def _written(attributes: Mapping[str, str]) -> tuple[str, bool]:
    """The date in EDTF, and whether it has two ends."""
    if "when" in attributes:
        return _trimmed(attributes["when"]), False
    if "from" in attributes or "to" in attributes:
        first, last = (_trimmed(attributes.get(key, "")) for key in ("from", "to"))
        return (first if first == last else f"{first}/{last}"), first != last
    if "notBefore" in attributes or "notAfter" in attributes:
        first, last = (_trimmed(attributes.get(key, "")) for key in ("notBefore", "notAfter"))
        return (first if first == last else f"[{first}..{last}]"), first != last
    return "", False


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


def _doubted(text: str, *, is_range: bool) -> str:
    if "T" in text:
        text = text.partition("T")[0]
    if not is_range:
        return f"{text}?"
    joint = ".." if text[0] == "[" else "/"
    ends = text.strip("[]").split(joint)
    ends = [f"{end}?" if end else "" for end in ends]
    return f"[{joint.join(ends)}]" if text[0] == "[" else joint.join(ends)


def _from_words(words: str, language: str, remarks: tuple[str, ...]) -> Dated:
    """The date in words, as an edition prints it."""
    try:
        return Dated(parse(read_written(words, language)), "", remarks)
    except (InvalidDate, UnknownLanguage) as fault:
        return Dated(None, f"no date can be made out of {words[:60]!r}: {fault}", remarks)
