"""Citations held against the texts of their sources: the verdict on each, and what is wrong with it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from regesta.case import Case
from regesta.problem import Problem
from regesta.sources import BrokenSeal, Quotation, Seal, Text, Verification, find_quotation, verify_all
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
THIN = ("title only", "not seen")


class Citation(NamedTuple):
    """A citation and what became of it: the verdict, and the quotation or the seal's verification behind it."""

    statement: Statement
    field: Field
    verdict: str
    text: Text | None = None
    quotation: Quotation | None = None
    verification: Verification | None = None


def citations(case: Case, texts: Mapping[str, Text]) -> list[Citation]:
    """The verdict on every citation of a case, in the order of its files; `texts` are those held, by source.

    The work does not depend on how many citations share a source: a text is indexed once.
    """
    schemes = {source.name: source.word("locators") for source in case.of_kind("source")}
    thin = {source.name for source in case.of_kind("source") if source.word("seen as") in THIN}
    sealed: dict[str, list[tuple[int, Seal]]] = defaultdict(list)
    found: list[Citation] = []
    for statement, field in case.fields("cites"):
        cites = field_cites(field)
        text = texts.get(cites.source)
        if cites.seal is not None:
            found.append(Citation(statement, field, "unverified"))
            seal = _read_seal(cites.seal) if text is not None else None
            if seal is not None:
                sealed[cites.source].append((len(found) - 1, seal))
        elif text is None:
            is_located = cites.words is None and cites.source not in thin
            found.append(Citation(statement, field, "located" if is_located else "no_text"))
        else:
            found.append(_compared(statement, field, text, schemes.get(cites.source, "")))
    for source, seals in sealed.items():
        for (index, _), verification in zip(
            seals, verify_all([s for _, s in seals], texts[source]), strict=True
        ):
            found[index] = found[index]._replace(verdict=verification.verdict, verification=verification)
    return found


def _read_seal(tokens: tuple[str, ...]) -> Seal | None:
    """The seal, or None where it is broken: reading the file has said so."""
    try:
        return Seal.parse(tokens)
    except BrokenSeal:
        return None


def _compared(statement: Statement, field: Field, text: Text, scheme: str) -> Citation:
    cites = field_cites(field)
    reading = {deeper.key: str(deeper.value) for deeper in field.under}
    quotation = find_quotation(
        text,
        cites.words,
        cites.locator or None,
        scheme=scheme or None,
        prefix=reading.get("prefix", ""),
        suffix=reading.get("suffix", ""),
        is_translated="language" in reading,
    )
    return Citation(statement, field, quotation.verdict, text, quotation)


def verdicts(found: list[Citation]) -> dict[str, int]:
    """How many citations there are of each verdict; every verdict is counted, if only to zero."""
    counts = Counter(citation.verdict for citation in found)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def citation_problems(case: Case, found: list[Citation]) -> list[Problem]:
    """What is wrong with citations.

    Problem codes quotation-missing, quotation-ambiguous, quotation-elsewhere, no-such-place, seal-missing,
    seal-variant, seal-moved. The words of a sealed citation's source are in none of them.
    """
    problems = []
    sealed = {field_cites(one.field).source for one in found if field_cites(one.field).seal is not None}
    for citation in found:
        if citation.quotation is None:
            problem = _seal_problem(case, citation)
        else:
            is_withheld = field_cites(citation.field).source in sealed
            problem = _quotation_problem(case, citation, is_withheld=is_withheld)
        if problem is not None:
            problems.append(problem)
    return problems


def _quotation_problem(case: Case, citation: Citation, *, is_withheld: bool) -> Problem | None:
    quotation = citation.quotation
    assert quotation is not None
    cites = field_cites(citation.field)
    place = case.locate(citation.statement, citation.field.line, cites.source)
    if citation.verdict == "missing" and cites.words is not None:
        remedy = "quote the words as they stand"
        if quotation.nearest is not None and citation.text is not None and not is_withheld:
            remedy = f"nearest to them is: {citation.text.passage(quotation.nearest.span)}"
        return case.problem("quotation-missing", place, f"these words do not stand in {cites.source}", remedy)
    if quotation.standing == "no such locator":
        return case.problem(
            "no-such-place",
            place,
            f"{cites.source} has no place {cites.locator}",
            "correct the locator; `regesta text` prints those there are",
        )
    if citation.verdict == "ambiguous":
        return case.problem(
            "quotation-ambiguous",
            place,
            f"these words stand in {len(quotation.places)} places of {cites.source}",
            "cite a closer locator, or add prefix or suffix below the citation",
        )
    if quotation.standing == "elsewhere" and quotation.place is not None:
        there = ", ".join(f"{scheme} {where}" for scheme, where in quotation.place.locators.items())
        return case.problem(
            "quotation-elsewhere",
            place,
            f"these words stand in {cites.source}, and not at {cites.locator}",
            f"correct the locator: they stand at {there}",
        )
    return None


def _seal_problem(case: Case, citation: Citation) -> Problem | None:
    verification = citation.verification
    if verification is None:
        return None
    source = field_cites(citation.field).source
    place = case.locate(citation.statement, citation.field.line, source)
    count = f"{verification.standing_count} of {len(verification.blocks)} blocks of words stand in {source}"
    if verification.verdict == "missing":
        return case.problem(
            "seal-missing",
            place,
            f"the sealed words do not stand in {source}",
            "look whether this is the edition that was sealed; if it is, seal the quotation again",
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
            "the text has changed around them; seal the quotation again to note the new place",
        )
    return None
