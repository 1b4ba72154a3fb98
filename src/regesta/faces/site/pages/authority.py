"""Authority and letters: whose matters hung on whose leave, and who wrote to whom."""

from collections.abc import Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.authority import authority as authority_of
from regesta.findings.letters import letters as letters_of

MOST_PAIRS = 40  # pairs of correspondents that are shown, those with most letters first


def authority(dossier: Dossier) -> Iterator[Page]:
    """Whose matters hung on whose leave, the rules beside the counts, chains of leave and vetoes."""
    found = authority_of(dossier.case)
    yield Page("authority", "authority", "Authority", "authority.html", {"authority": found}, found)


def letters(dossier: Dossier) -> Iterator[Page]:
    """The register of letters and meetings, with who wrote to whom and who told whom."""
    found = letters_of(dossier.case)
    data = {
        "register": [one.value for one in found.register],
        "pairs": found.pairs,
        "tellings": [one.value for one in found.tellings],
        "one_witness": [row.id for row in found.one_witness],
    }
    shown: dict[str, object] = {"letters": found, "pairs": found.pairs[:MOST_PAIRS]}
    yield Page("letters", "letters", "Letters", "letters.html", shown, data)
