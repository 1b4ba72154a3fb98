"""Selectors of the W3C Web Annotation Data Model, to and from places in a text.

`TextQuoteSelector` holds the words themselves, so none is to be written for a citation that is sealed;
`TextPositionSelector` holds offsets alone. Positions count code points, as the Recommendation says.
"""

from collections.abc import Iterator, Mapping, Sequence

from regesta.sources.quotations import Place, Quotation, find_quotation
from regesta.sources.span import Span
from regesta.sources.text import Text

CONTEXT = 32  # code points of prefix and suffix
KNOWN = ("TextQuoteSelector", "TextPositionSelector")


def quote_selector(place: Place) -> dict[str, str]:
    """The `TextQuoteSelector` of a place: its words, and those just before and after.

    >>> place = find_quotation(Text("He did not wait."), "not").places[0]
    >>> quote_selector(place)["prefix"]
    'He did '
    """
    whole, content = place.whole, place.text.content
    return {
        "type": "TextQuoteSelector",
        "exact": content[whole.offset : whole.end],
        "prefix": content[max(0, whole.offset - CONTEXT) : whole.offset],
        "suffix": content[whole.end : whole.end + CONTEXT],
    }


def position_selector(place: Place) -> dict[str, str | int]:
    """The `TextPositionSelector` of a place: where it begins, and where what follows it begins."""
    whole = place.whole
    return {"type": "TextPositionSelector", "start": whole.offset, "end": whole.end}


def selectors_in(value: object) -> Iterator[Mapping[str, object]]:
    """The selectors that a JSON value holds: itself, those of a list, or those of an annotation's target."""
    if isinstance(value, Mapping):
        if "target" in value:
            yield from selectors_in(value["target"])
        elif "selector" in value:
            yield from selectors_in(value["selector"])
        else:
            yield value
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from selectors_in(each)


def find_any(text: Text, value: object) -> Quotation:
    """What the first selector in a JSON value that is understood selects in `text`.

    A quotation is looked for before a position, which words that moved leave behind. Raises `ValueError` where none is
    understood.
    """
    found = sorted(selectors_in(value), key=lambda one: one.get("type") != "TextQuoteSelector")
    if not found:
        raise ValueError("no selector stands in it: use TextQuoteSelector or TextPositionSelector")
    known = [one for one in found if one.get("type") in KNOWN]
    return find_selector(text, (known or found)[0])


def find_selector(text: Text, selector: Mapping[str, object]) -> Quotation:
    """The quotation that a `TextQuoteSelector` or `TextPositionSelector` selects in `text`.

    A position is *located*, or *missing* if the text has no such position. Raises `ValueError` for what is neither.
    """
    kind = selector.get("type")
    if kind == "TextQuoteSelector":
        exact, prefix, suffix = (selector.get(key, "") for key in ("exact", "prefix", "suffix"))
        if isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str) and exact:
            return find_quotation(text, exact, prefix=prefix, suffix=suffix)
        raise ValueError("a TextQuoteSelector has its words in `exact`, and text in `prefix` and `suffix`")
    if kind == "TextPositionSelector":
        start, end = selector.get("start"), selector.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end:
            if end > len(text.content):
                return Quotation("missing")
            return Quotation("located", (Place(text, (Span(start, end - start),)),))
        raise ValueError("a TextPositionSelector has whole numbers in `start` and `end`")
    raise ValueError(
        f"{kind!r} is not a selector that is known: use TextQuoteSelector or TextPositionSelector"
    )
