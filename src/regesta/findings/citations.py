"""Citations held against the texts of their sources: the verdict on each, and what is wrong with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple, TypeAlias

from regesta import sources
from regesta.case import Case
from regesta.case.checks.evidence import is_of_scheme
from regesta.position import Position
from regesta.problem import Problem
from regesta.statements.statement import Field, Statement, field_cites

VERDICTS = (
    "exact",
    "normalised",
    "elided",
    "ambiguous",
    "missing",
    "located",
    "no_text",
    "verified",
    "variant",
    "unverified",
)
_SEAL_AGAIN = "type the words again in the place of the seal, then run `regesta seal`"
PLACES_SHOWN, DIFFERENCES_SHOWN = 5, 4
_ASTRAY = ("no such locator", "elsewhere")
THIN = ("title only", "not seen")


class Citation(NamedTuple):
    """A citation and what became of it: the verdict, and the quotation or the seal's verification behind it.

    `is_translated` says that the quotation is in another language than its source.
    """

    statement: Statement
    field: Field
    verdict: str
    text: sources.Text | None = None
    quotation: sources.Quotation | None = None
    verification: sources.Verification | None = None
    is_translated: bool = False


# Quotations that were sought, by all that they were sought by. In quotes: the search is loaded where it is used.
Found: TypeAlias = "dict[tuple[object, ...], sources.Quotation]"


def citations(case: Case, texts: Mapping[str, sources.Text], known: Found | None = None) -> list[Citation]:
    """The verdict on every citation of a case, in the order of its files; `texts` are those held, by source.

    The work does not depend on how many citations share a source: a text is indexed once. Whoever asks again and again
    of the same texts keeps what was found in `known`.
    """
    known = {} if known is None else known
    described = {source.name: source for source in case.of_kind("source")}
    thin = {source.name for source in case.of_kind("source") if source.word("seen as") in THIN}
    sealed: dict[str, list[tuple[int, sources.Seal]]] = defaultdict(list)
    found: list[Citation] = []
    for statement, field in case.fields("cites"):
        cites = field_cites(field)
        text = texts.get(cites.source)
        if cites.seal is not None:
            found.append(Citation(statement, field, "unverified", text))
            seal = _read_seal(cites.seal) if text is not None else None
            if seal is not None:
                sealed[cites.source].append((len(found) - 1, seal))
        elif text is None:
            is_located = cites.words is None and cites.source not in thin
            found.append(Citation(statement, field, "located" if is_located else "no_text"))
        else:
            found.append(_compared(statement, field, text, described.get(cites.source), known))
    for source, seals in sealed.items():
        for (index, _), verification in zip(
            seals, sources.verify_all([s for _, s in seals], texts[source]), strict=True
        ):
            found[index] = found[index]._replace(verdict=verification.verdict, verification=verification)
    return found


def _read_seal(tokens: tuple[str, ...]) -> sources.Seal | None:
    """The seal, or None where it is broken: reading the file has said so."""
    try:
        return sources.Seal.parse(tokens)
    except sources.BrokenSeal:
        return None


def sealed_sources(case: Case) -> frozenset[str]:
    """The sources of which a citation is sealed, or waits to be: no words of their texts are shown or written out."""
    cited = (field_cites(field) for _, field in case.fields("cites"))
    return frozenset(cites.source for cites in cited if cites.seal is not None)


def _compared(
    statement: Statement, field: Field, text: sources.Text, source: Statement | None, known: Found
) -> Citation:
    cites = field_cites(field)
    reading = {deeper.key: str(deeper.value) for deeper in field.under}
    scheme = source.word("locators") if source is not None else ""
    language = source.word("language") if source is not None else ""
    is_translated = reading.get("language", language) != language
    prefix, suffix = reading.get("prefix", ""), reading.get("suffix", "")
    key = (id(text), cites.words, cites.locator, scheme, prefix, suffix, is_translated)
    quotation = known.get(key)
    if quotation is None:
        quotation = known[key] = sources.find_quotation(
            text,
            cites.words,
            cites.locator or None,
            scheme=scheme or None,
            prefix=prefix,
            suffix=suffix,
            is_translated=is_translated,
        )
    return Citation(statement, field, quotation.verdict, text, quotation, is_translated=is_translated)


def verdicts(found: list[Citation]) -> dict[str, int]:
    """How many citations there are of each verdict; every verdict is counted, if only to zero."""
    counts = Counter(citation.verdict for citation in found)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def citation_problems(case: Case, found: list[Citation], *, withheld: Collection[str] = ()) -> list[Problem]:
    """What is wrong with citations.

    Problem codes quotation-missing, quotation-ambiguous, quotation-elsewhere, no-such-place, seal-missing,
    seal-variant, seal-moved. The words of a sealed citation's source are in none of them, nor those
    of the sources that are `withheld`.
    """
    problems = []
    sealed = {*sealed_sources(case), *withheld}
    for citation in found:
        if citation.quotation:
            is_shown = field_cites(citation.field).source not in sealed
            problem = _quotation_problem(case, citation, is_shown=is_shown)
        else:
            problem = _seal_problem(case, citation)
        if problem is not None:
            problems.append(problem)
    return problems


def _quotation_problem(case: Case, citation: Citation, *, is_shown: bool) -> Problem | None:
    """What is wrong with a quotation; where `is_shown` is false, without any words of its source."""
    quotation = citation.quotation
    assert quotation is not None
    cites = field_cites(citation.field)
    is_missing = citation.verdict == "missing" and cites.words is not None
    if not is_missing and citation.verdict != "ambiguous" and quotation.standing not in _ASTRAY:
        return None
    words, locator = place_in(case, citation, '"'), place_in(case, citation, cites.locator)
    if is_missing:
        remedy = "quote the words as they stand"
        if quotation.nearest is not None and citation.text is not None:
            remedy = _nearest(citation.text, quotation.nearest, is_shown=is_shown)
        return case.problem("quotation-missing", words, f"these words do not stand in {cites.source}", remedy)
    if quotation.standing == "no such locator":
        source = case.named.get(cites.source)
        if source is not None and not is_of_scheme(cites.locator, source.word("locators")):
            return None  # that it is no number at all has been said
        return case.problem(
            "no-such-place",
            locator,
            f"{cites.source} has no place {cites.locator}",
            "correct the locator; `regesta text` prints those there are",
        )
    if citation.verdict == "ambiguous":
        return case.problem(
            "quotation-ambiguous",
            words,
            f"these words stand {_times(len(quotation.places))} in {cites.source}: {_places(quotation)}",
            "cite a closer locator, or add prefix or suffix below the citation",
        )
    if quotation.standing == "elsewhere" and quotation.place is not None:
        there = quotation.place.in_words
        return case.problem(
            "quotation-elsewhere",
            locator,
            f"these words stand in {cites.source}, and not at {cites.locator}",
            f"correct the locator: they stand at {there}",
        )
    return None


def place_in(case: Case, citation: Citation, piece: str) -> Position:
    """Where a piece of a citation stands: behind its source, in its line or one that continues it."""
    source = case.locate(citation.statement, citation.field.line, field_cites(citation.field).source)
    return case.locate(citation.statement, source.line, piece, source.column)


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _places(quotation: sources.Quotation) -> str:
    """The first places of an ambiguous quotation, those that no locator tells apart together."""
    counts = Counter(place.in_words for place in quotation.places)
    shown = [
        where if count == 1 else f"{where} ({_times(count)})"
        for where, count in counts.most_common()[:PLACES_SHOWN]
    ]
    return "; ".join(shown) + (" …" if len(counts) > PLACES_SHOWN else "")


def _nearest(text: sources.Text, nearest: sources.Resemblance, *, is_shown: bool) -> str:
    """Where the passage nearest to missing words stands, with its words and the differences if they may be shown."""
    where = sources.Place(text, (nearest.span,)).in_words
    if not is_shown:
        return (
            f"the passage nearest to them stands at {where}; its source is sealed, so its words are not shown"
        )
    differences = "; ".join(_difference(one) for one in nearest.differences[:DIFFERENCES_SHOWN])
    more = " …" if len(nearest.differences) > DIFFERENCES_SHOWN else ""
    return f"nearest to them, at {where}, is {text.passage(nearest.span)!r}: {differences}{more}"


def _difference(one: sources.Difference) -> str:
    if one.kind == "changed":
        return f"{one.found!r} where {one.quoted!r} is quoted"
    if one.kind == "not in the source":
        return f"no {one.quoted!r}"
    return f"{one.found!r} is left out"


def _seal_problem(case: Case, citation: Citation) -> Problem | None:
    verification = citation.verification
    if verification is None or (verification.verdict == "verified" and not verification.is_moved):
        return None
    source = field_cites(citation.field).source
    place = place_in(case, citation, "sealed")
    count = f"{verification.standing_count} of {len(verification.blocks)} blocks of words stand in {source}"
    if verification.verdict == "missing":
        return case.problem(
            "seal-missing",
            place,
            f"the sealed words do not stand in {source}",
            f"look whether this is the edition that was sealed; if it is, {_SEAL_AGAIN}",
        )
    if verification.verdict == "variant":
        return case.problem(
            "seal-variant",
            place,
            f"{count}: the text is a variant of the one that was sealed",
            "compare the passage with the edition that was sealed",
        )
    if verification.is_moved:
        return case.problem(
            "seal-moved",
            place,
            f"the sealed words stand in {source}, and elsewhere than when they were sealed",
            f"the text has changed around them; to note the new place, {_SEAL_AGAIN}",
        )
    return None
