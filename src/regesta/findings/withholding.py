"""Which texts may not be shown: those that a sealed citation quotes from, and those in which its words stand too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress

from regesta import sources
from regesta.findings.citations import Citation
from regesta.statements.statement import field_cites
from regesta.wording import said

SEALED = said("a citation of it is sealed")
SEALED_ELSEWHERE = said("words that are sealed for another source stand in it")


def withheld(
    cited: Sequence[Citation], texts: Mapping[str, sources.Text], among: Collection[str] | None = None
) -> Mapping[str, str]:
    """The sources whose text is shown nowhere, each with the reason.

    A source with a sealed citation, also one whose seal is broken or still to be made; and a held text in which a
    block of any seal stands, such as another edition. Only the texts of the sources `among` which it is asked are
    searched for the latter, all of them unless said.
    """
    sealed = [citation for citation in cited if field_cites(citation.field).seal is not None]
    found = {field_cites(citation.field).source: SEALED for citation in sealed}
    digests = {texts[source].digest for source in found if source in texts}
    asked = [
        source for source in (texts if among is None else among) if source in texts and source not in found
    ]
    seals = list(_seals(sealed)) if asked else []
    for source in asked:
        text = texts[source]
        if text.digest in digests or any(one.standing_count for one in sources.verify_all(seals, text)):
            found[source] = SEALED_ELSEWHERE
    return found


def _seals(sealed: Sequence[Citation]) -> Iterator[sources.Seal]:
    """The seals of citations, those that are broken or still to be made aside."""
    for citation in sealed:
        with suppress(sources.BrokenSeal):
            yield sources.Seal.parse(field_cites(citation.field).seal or ())
