"""The first page: what the case is, how it lies in time, and what in it is open or disputed."""

from collections import Counter

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.citations import verdicts
from regesta.findings.overview import overview as overview_of

SHOWN = 6  # of each kind of open point, so many are named at once, and so many when asked for
MOST = 100


def overview(dossier: Dossier) -> Page:
    """The overview."""
    found = overview_of(dossier.case, dossier.rows.placed, dossier.records)
    severities = Counter(problem.severity for problem in dossier.problems)
    counts = verdicts(list(dossier.cited))
    return Page(
        "index",
        "index",
        found.title,
        "overview.html",
        {
            "overview": found,
            "verdicts": counts,
            "severities": severities,
            "shown": SHOWN,
            "most": MOST,
        },
        {**found._asdict(), "verdicts": counts, "problems": dict(severities)},
    )
