"""Which texts may not be shown: those that a sealed citation quotes from, and those in which its words stand too."""

from collections.abc import Mapping, Sequence

from regesta.findings.citations import Citation
from regesta.sources import BrokenSeal, Seal, Text, verify_all
from regesta.statements.statement import field_cites

SEALED = "a citation of it is sealed"
SEALED_ELSEWHERE = "words that are sealed for another source stand in it"


def withheld(cited: Sequence[Citation], texts: Mapping[str, Text]) -> Mapping[str, str]:
    """The sources whose text is shown nowhere, each with the reason.

    A source with a sealed citation, also one whose seal is broken or still to be made; and a held text in which a
    block of any seal stands, such as another edition.
    """
    found: dict[str, str] = {}
    seals: list[Seal] = []
    for citation in cited:
        cites = field_cites(citation.field)
        if cites.seal is None:
            continue
        found[cites.source] = SEALED
        try:
            seals.append(Seal.parse(cites.seal))
        except BrokenSeal:
            continue
    digests = {texts[source].digest for source in found if source in texts}
    for source, text in texts.items():
        if source in found:
            continue
        if text.digest in digests or any(one.standing_count for one in verify_all(seals, text)):
            found[source] = SEALED_ELSEWHERE
    return found
