"""The cited passages of one source: where in its text they stand, with what verdict, and which entries cite them."""

from collections.abc import Sequence
from typing import NamedTuple

from regesta.findings.citations import Citation
from regesta.findings.finding import entry_id
from regesta.sources import Place, Span, position_selector, quote_selector
from regesta.statements.statement import field_cites


class Passage(NamedTuple):
    """A passage that an entry cites: its stretches of the text in characters, none where it was not found.

    `left_out` are the source's words at elisions and brackets; `selectors` are those of the W3C Web Annotation model.
    """

    entry: str
    locator: str
    verdict: str
    standing: str
    is_sealed: bool
    spans: tuple[Span, ...]
    rules: tuple[str, ...]
    left_out: tuple[str, ...]
    selectors: tuple[dict[str, str | int], ...] = ()


def passages(cited: Sequence[Citation], source: str, *, is_withheld: bool = False) -> list[Passage]:
    """The passages of a source, in the order of its text; what was not found comes last, in the order of the files.

    Where one of its citations is sealed, or where `is_withheld`, no words of its text are in any of them.
    """
    citing = [citation for citation in cited if field_cites(citation.field).source == source]
    is_shown = not is_withheld and all(field_cites(citation.field).seal is None for citation in citing)
    own = [_passage(citation, is_shown=is_shown) for citation in citing]
    return sorted(own, key=lambda passage: passage.spans[0] if passage.spans else Span(1 << 62, 0))


def _passage(citation: Citation, *, is_shown: bool) -> Passage:
    cites = field_cites(citation.field)
    spans: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    selectors: tuple[dict[str, str | int], ...] = ()
    standing = ""
    if citation.quotation is not None:
        quotation = citation.quotation
        spans = tuple(span for place in quotation.places for span in place.spans)
        rules, standing = tuple(quotation.rules), quotation.standing
        selectors = tuple(one for place in quotation.places for one in _selectors(place, is_shown=is_shown))
        if is_shown:
            left_out = tuple(one.words for one in quotation.left_out if one.words)
    elif citation.verification is not None:
        spans = citation.verification.spans
        if spans and citation.verification.text is not None:
            selectors = (position_selector(Place(citation.verification.text, spans)),)
        standing = "moved" if citation.verification.is_moved else "as sealed"
    return Passage(
        entry_id(citation.statement),
        cites.locator,
        citation.verdict,
        standing,
        cites.seal is not None,
        spans,
        rules,
        left_out,
        selectors,
    )


def _selectors(place: Place, *, is_shown: bool) -> tuple[dict[str, str | int], ...]:
    position = position_selector(place)
    return ({**quote_selector(place)}, position) if is_shown else (position,)
