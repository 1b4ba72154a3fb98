"""Claims: what somebody asserts of causes, likeness and what did not happen; and names held to be of one actor."""

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.inquiries import claims as claims_of
from regesta.wording import said


def claims(dossier: Dossier) -> Page:
    """The list of claims; each has a page as entries have."""
    found = claims_of(list(dossier.records.values()))
    return Page("claims", "claims", said("Claims"), "claims.html", {"claims": found}, found)
