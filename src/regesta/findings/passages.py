"""The cited passages of one source: where in its text they stand, with what verdict, and which entries cite them."""

from collections.abc import Sequence
from typing import NamedTuple

from regesta.findings.citations import Citation
from regesta.findings.finding import entry_id
from regesta.sources import Span
from regesta.statements.statement import field_cites


class Passage(NamedTuple):
    """A passage that an entry cites: its stretches of the text in characters, none where it was not found."""

    entry: str
    locator: str
    verdict: str
    standing: str
    is_sealed: bool
    spans: tuple[Span, ...]
    rules: tuple[str, ...]
    left_out: tuple[str, ...]


def passages(cited: Sequence[Citation], source: str, *, is_withheld: bool = False) -> list[Passage]:
    """The passages of a source, in the order of its text; what was not found comes last, in the order of the files.

    Of a source with a sealed citation, or where `is_withheld`, the words that quotations leave out are not told.
    """
    cited = [citation for citation in cited if field_cites(citation.field).source == source]
    is_withheld = is_withheld or any(field_cites(citation.field).seal is not None for citation in cited)
    own = [_passage(citation) for citation in cited]
    if is_withheld:
        own = [passage._replace(left_out=()) for passage in own]
    return sorted(own, key=lambda passage: passage.spans[0] if passage.spans else Span(1 << 62, 0))


def _passage(citation: Citation) -> Passage:
    cites = field_cites(citation.field)
    spans: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    standing = ""
    if citation.quotation is not None:
        quotation = citation.quotation
        spans = tuple(span for place in quotation.places for span in place.spans)
        rules, standing = tuple(quotation.rules), quotation.standing
        left_out = tuple(one.words for one in quotation.left_out)
    elif citation.verification is not None:
        spans = citation.verification.spans
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
    )
