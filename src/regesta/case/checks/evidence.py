"""Checks of evidence: that entries are cited, and that sources can carry what they are cited for."""

import re
from collections.abc import Iterator

from regesta.case.case import Case
from regesta.case.marks import VERSION, mark_of
from regesta.problem import Problem
from regesta.statements.grammar import UNDATED_ENTRIES
from regesta.statements.statement import Field, Statement, field_cites
from regesta.statements.values import Seen

_COUNTED = re.compile(r"\d+(?:[-–]\d+)?(?:,\d+(?:[-–]\d+)?)*")
_DIGEST = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_THIN = ("title only", "not seen")
_CONTENT = {"motive": "a motive", "claimant": "whose claim it is", "via": "who told whom"}
_NOUNS = {"claim": "claim", "term": "term", "same": "sameness"}
_SEEN = {"title only": "known by its title only", "not seen": "one that was not seen"}


def uncited_entries(case: Case) -> Iterator[Problem]:
    """Problem code no-citation: an entry that rests on nothing; a term may rest on the act it is a term of."""
    for entry in case.entries:
        if entry.is_whole and not entry.is_cited and not _is_cited_with_its_act(case, entry):
            yield case.problem(
                "no-citation",
                case.locate(entry),
                f"no source is cited for this {_NOUNS.get(entry.kind, 'entry')}",
                "write cites SOURCE LOCATOR under it; what no source says is not in the record",
            )


def _is_cited_with_its_act(case: Case, entry: Statement) -> bool:
    if entry.kind != "term":
        return False
    acts = [case.named.get(name) for mention in entry.mentions("of") for name in mention.names]
    return any(act is None or not act.is_whole or act.citations for act in acts)


def support_by_title_alone(case: Case) -> Iterator[Problem]:
    """Problem code title-only-support: words, motives, terms or claims that rest on a source known by its title."""
    thin = {source.name: source.word("seen as") for source in case.of_kind("source")}
    thin = {name: seen for name, seen in thin.items() if seen in _THIN}
    if not thin:
        return
    for statement, citation in case.fields("cites"):
        cites = field_cites(citation)
        if cites.source not in thin:
            continue
        if what := _content_of(statement, citation):
            yield case.problem(
                "title-only-support",
                case.locate(statement, citation.line, cites.source),
                f"{cites.source} is a source {_SEEN[thin[cites.source]]}, and {what} rests on it",
                "cite a source whose text was seen; a title shows that a document exists, and no more",
            )


def _content_of(statement: Statement, citation: Field) -> str:
    """What of a document's content a citation claims, or an empty text."""
    cites = field_cites(citation)
    if cites.words is not None or cites.seal is not None:
        return "a quotation"
    if cites.locator:
        return f"a place in its text ({cites.locator})"
    if statement.kind in UNDATED_ENTRIES:
        return f"a {_NOUNS[statement.kind]}"
    return next((_CONTENT[field.key] for field in citation.under if field.key in _CONTENT), "")


def locators(case: Case) -> Iterator[Problem]:
    """Problem code locator-scheme: a locator that is not of its source's scheme."""
    schemes = {source.name: source.word("locators") for source in case.of_kind("source")}
    for statement, citation in case.fields("cites"):
        cites = field_cites(citation)
        scheme = schemes.get(cites.source, "")
        if cites.locator and not is_of_scheme(cites.locator, scheme):
            yield case.problem(
                "locator-scheme",
                case.locate(statement, citation.line, cites.locator),
                f"{cites.source} is cited by {scheme}, and {cites.locator!r} is no number of {scheme}",
                "write 13, 13-15 or 13,20",
            )


def is_of_scheme(locator: str, scheme: str) -> bool:
    """Whether a locator may stand where a source is cited by that scheme: lines and paragraphs are counted."""
    return scheme not in ("lines", "paragraphs") or bool(_COUNTED.fullmatch(locator))


def unused_sources(case: Case) -> Iterator[Problem]:
    """Problem code unused-source: a source that nothing cites."""
    used = {field_cites(citation).source for _, citation in case.fields("cites")}
    for source in case.of_kind("source"):
        used.update(
            name for key in ("part of", "translation of") for m in source.mentions(key) for name in m.names
        )
    for source in case.of_kind("source"):
        if source.name and source.name not in used and not case.is_perhaps_mentioned(source.name):
            yield case.problem(
                "unused-source",
                case.locate(source, piece=source.name),
                f"nothing cites the source {source.name}",
                "cite it, or take it away",
            )


def idle_terms(case: Case) -> Iterator[Problem]:
    """Problem code idle-term: a term of which the register says neither that it was kept, broken nor waived."""
    met = {
        name
        for verb in ("keep", "break", "waive")
        for entry in case.of_kind(verb)
        for mention in entry.target
        for name in mention.names
    }
    for term in case.of_kind("term"):
        if term.name and term.is_whole and term.name not in met and not case.is_perhaps_mentioned(term.name):
            yield case.problem(
                "idle-term",
                case.locate(term, piece=term.name),
                f"the register does not say what became of {term.name}",
                f"add an entry that says keep, break or waive {term.name}, if a source does",
            )


def drafts(case: Case) -> Iterator[Problem]:
    """Problem code draft: an entry that no person has accepted yet."""
    for statement, field in case.fields("draft"):
        yield case.problem(
            "draft",
            case.locate(statement, field.line, "draft"),
            f"a draft, made by {field.value}, that no person has accepted",
            "take the draft line away to accept it, or the whole entry to reject it",
        )


def judgements(case: Case) -> Iterator[Problem]:
    """Problem codes stale-mark, pending-mark: a judgement on a passage whose entry has changed since, or unmarked."""
    for statement, citation in case.fields("cites"):
        for field in citation.under:
            if isinstance(field.value, Seen) and statement.is_whole:
                yield from _judgement(case, statement, citation, field)


def _judgement(case: Case, statement: Statement, citation: Field, field: Field) -> Iterator[Problem]:
    seen = field.value
    assert isinstance(seen, Seen)
    again = "look at the passage again; if it supports the entry, write the new date without the mark"
    place = case.locate(statement, field.line, seen.mark or "seen")
    if not seen.mark:
        message = f"the judgement of {seen.name} has no mark: a later change of the entry would not show"
        yield case.problem(
            "pending-mark", place, message, "run `regesta seal --marks`, which writes the mark"
        )
    elif seen.mark.partition(".")[0] != VERSION:
        message = f"the mark is of version {seen.mark.partition('.')[0]}, and only version {VERSION} is known"
        yield case.problem("stale-mark", place, message, f"{again}, and run `regesta seal --marks`")
    elif seen.mark != mark_of(case, statement, citation):
        message = (
            f"the entry or its passage has changed since {seen.name} judged that the one supports the other"
        )
        yield case.problem("stale-mark", place, message, f"{again}, and run `regesta seal --marks`")


def text_digests(case: Case) -> Iterator[Problem]:
    """Problem code bad-digest: a digest of a source's text that is none, as one cut short."""
    for source in case.of_kind("source"):
        digest = source.word("digest")
        if digest and not _DIGEST.fullmatch(digest):
            field = source.field("digest")
            yield case.problem(
                "bad-digest",
                case.locate(source, field.line if field else 0, digest),
                f"the digest has {len(digest)} signs: one is 43 letters, digits, hyphens and underlines",
                "copy the whole digest again, or take the line away and run `regesta seal` on the text",
            )
