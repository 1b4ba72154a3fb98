"""Coverage: which parts of a source are cited, which entries rest on none, and how certain the register says it is."""

from collections.abc import Mapping

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.coverage import coverage as coverage_of
from regesta.wording import said, word


def coverage(dossier: Dossier) -> Page:
    """The coverage."""
    found = coverage_of(dossier.case, dossier.cited, dossier.texts, dossier.records)
    cited = [source for source in found.sources if source.citations or source.is_held]
    charted = [source for source in cited if source.is_held or len(source.places) > 1]
    shown: dict[str, object] = {
        "coverage": found,
        "charted": charted,
        "plain": [source for source in cited if source not in charted],
        "idle": [source for source in found.sources if source not in cited],
        "certainty": _named("cert", found.certainty),
        "modes": _named("mode", found.modes),
        "bases": _named("basis", found.bases),
    }
    return Page("coverage", "coverage", said("Coverage"), "coverage.html", shown, found)


def _named(kind: str, counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by words of the vocabulary; what is not said keeps the empty text."""
    return {word(kind, name) if name else "": count for name, count in counts.items()}
