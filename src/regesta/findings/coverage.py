"""What the register rests on: how much of each source is cited, and how certain its entries are said to be."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.citations import Citation, verdicts
from regesta.findings.records import Records, is_entry
from regesta.findings.withholding import withheld
from regesta.sources import Span, Text
from regesta.statements.statement import field_cites
from regesta.wording import word

MOST_PLACES = 2_000


class SourceCoverage(NamedTuple):
    """How much of a source is cited.

    `cited` and `length` count characters of its text, both 0 where it is not held; `places` are those of its own scheme
    of locators, with the number of citations of each; without the text, those that are cited.
    """

    source: str
    title: str
    citations: int
    entries: int
    is_held: bool
    is_withheld: bool
    cited: int
    length: int
    scheme: str
    places: tuple[tuple[str, int], ...]


class Coverage(NamedTuple):
    """The coverage of a case; `uncited` are the ids of entries that rest on no source."""

    sources: tuple[SourceCoverage, ...]
    uncited: tuple[str, ...]
    entries: int
    certainty: dict[str, int]
    modes: dict[str, int]
    bases: dict[str, int]
    verdicts: dict[str, int]


def coverage(case: Case, cited: Sequence[Citation], texts: Mapping[str, Text], records: Records) -> Coverage:
    """How much of each source is cited, and the entries by certainty, by mode and by what their sources rest on.

    No record is made for it.
    """
    entries = {id(one): name for name, one in records.statements.items() if is_entry(one)}
    of_entries = [citation for citation in cited if id(citation.statement) in entries]
    resting = {id(citation.statement) for citation in of_entries}
    own: dict[str, list[Citation]] = {}
    for citation in cited:
        own.setdefault(field_cites(citation.field).source, []).append(citation)
    hidden = withheld(cited, texts)
    return Coverage(
        tuple(
            _of_source(case, source.name, own.get(source.name, []), texts.get(source.name), hidden)
            for source in case.of_kind("source")
            if case.named.get(source.name) is source
        ),
        tuple(name for key, name in entries.items() if key not in resting),
        len(entries),
        _tally(case_entry.word("cert") for case_entry in case.entries),
        _said(of_entries, "mode"),
        _said(of_entries, "basis"),
        verdicts(list(cited)),
    )


def _tally(words: Iterable[str]) -> dict[str, int]:
    """How often each word stands, the most frequent first."""
    return dict(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))


def _said(cited: Sequence[Citation], key: str) -> dict[str, int]:
    """What the readings say under a key, counted; the empty text counts those that do not say."""
    return _tally(
        next((word(key, str(field.value)) for field in citation.field.under if field.key == key), "")
        for citation in cited
    )


def _of_source(
    case: Case, name: str, own: Sequence[Citation], text: Text | None, hidden: Mapping[str, str]
) -> SourceCoverage:
    scheme = case.named[name].word("locators")
    spans = [span for citation in own for span in spans_of(citation, scheme)]
    counts = Counter(place for citation in own for place in _places(citation, text, scheme))
    return SourceCoverage(
        name,
        case.title_of(name),
        len(own),
        len({id(citation.statement) for citation in own}),
        text is not None,
        name in hidden,
        united(spans),
        len(text.content) if text is not None else 0,
        scheme,
        _in_order(counts, text, scheme),
    )


def spans_of(citation: Citation, scheme: str) -> tuple[Span, ...]:
    """The stretches of the text that a citation quotes, or, where it gives no words, those its locator means."""
    if citation.verification is not None:
        return citation.verification.spans
    if citation.quotation is not None and citation.text is not None:
        if citation.quotation.places:
            return tuple(span for place in citation.quotation.places for span in place.spans)
        locator = field_cites(citation.field).locator
        if citation.verdict == "located" and locator:
            return tuple(citation.text.cited(locator, scheme or None))
    return ()


def united(spans: Iterable[Span]) -> int:
    """How many units the spans cover together.

    >>> united([Span(0, 10), Span(5, 10), Span(20, 1)])
    16
    """
    total = reached = 0
    for span in sorted(spans):
        total += max(0, span.end - max(span.offset, reached))
        reached = max(reached, span.end)
    return total


def _places(citation: Citation, text: Text | None, scheme: str) -> tuple[str, ...]:
    """The places that a citation names: each line or page that its locator means, where they are known."""
    locator = field_cites(citation.field).locator
    table = text.locators.get(scheme) if text is not None else None
    if not locator or text is None or table is None:
        return (locator,) if locator else ()
    spans = text.cited(locator, scheme)
    single = table.get(locator)
    if single or not spans:
        return (locator,)
    first, _, last = locator.partition("-")
    if first.isdigit() and last.isdigit() and int(last) - int(first) < MOST_PLACES:
        return tuple(str(number) for number in range(int(first), int(last) + 1) if str(number) in table)
    return tuple(part.strip() for part in locator.split(","))


def _in_order(counts: Mapping[str, int], text: Text | None, scheme: str) -> tuple[tuple[str, int], ...]:
    """The places of a source with their counts: all of them where the text tells which there are."""
    table = text.locators.get(scheme) if text is not None else None
    if text is not None and table is not None and len(table) <= MOST_PLACES:
        blank = {
            name for name, spans in table.items() if not any(text.passage(span).strip() for span in spans)
        }
        known = [name for name in table if name not in blank or counts.get(name)]
        rest = [name for name in counts if name not in table]
        return tuple((name, counts.get(name, 0)) for name in (*known, *sorted(rest)))
    return tuple(sorted(counts.items(), key=lambda pair: _natural(pair[0])))[:MOST_PLACES]


def _natural(place: str) -> tuple[int, int, str]:
    digits = place.partition("-")[0].partition(",")[0]
    return (0, int(digits), place) if digits.isdecimal() and len(digits) < 18 else (1, 0, place)
