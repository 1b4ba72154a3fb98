"""Checks of evidence: what rests on a source, and on one that can bear it."""

from regesta.case.checks import evidence
from tests.case.conftest import read

SOURCES = 'source a "A"\n  seen as {seen}\n  locators {scheme}\nmatter war "War"\n'


def codes_of(check: str, text: str, *, seen: str = "original", scheme: str = "lines") -> list[str]:
    """The codes of the problems that one check finds."""
    case = read(SOURCES.format(seen=seen, scheme=scheme) + text)
    return [problem.code for problem in getattr(evidence, check)(case)]


def test_an_entry_rests_on_a_source_of_its_own_or_of_its_act() -> None:
    assert codes_of("uncited_entries", "1950 request war\n") == ["no-citation"]
    assert codes_of("uncited_entries", "1950 request war\n  cites a 1\n") == []
    assert codes_of("uncited_entries", "1950 request war\n  count ~50 letters\n    cites a 1\n") == []
    term = '1950 approve war ^yes\n  cites a 1\nterm ^aid of ^yes promise "Aid"\n'
    assert codes_of("uncited_entries", term) == []


def test_a_title_bears_no_motive() -> None:
    reading = '1950 request war\n  cites a 1\n    motive "fear"\n'
    assert codes_of("support_by_title_alone", reading, seen="title only") == ["title-only-support"]
    assert codes_of("support_by_title_alone", reading) == []


def test_locators_are_of_the_scheme_of_the_source() -> None:
    assert codes_of("locators", "1950 request war\n  cites a xii\n") == ["locator-scheme"]
    assert codes_of("locators", "1950 request war\n  cites a 12-14\n") == []
    assert codes_of("locators", "1950 request war\n  cites a xii\n", scheme="pages") == []


def test_sources_and_terms_that_nothing_speaks_of() -> None:
    assert codes_of("unused_sources", "1950 request war\n") == ["unused-source"]
    term = '1950 approve war ^yes\n  cites a 1\nterm ^aid of ^yes promise "Aid"\n'
    assert codes_of("idle_terms", term) == ["idle-term"]
    assert codes_of("idle_terms", term + "1951 keep ^aid\n") == []


def test_a_draft_waits_for_a_person() -> None:
    assert codes_of("drafts", "1950 request war\n  draft a-rule\n") == ["draft"]
