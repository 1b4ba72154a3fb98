"""The case in numbers."""

from collections import Counter
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.citations import Citation, verdicts
from regesta.findings.finding import Finding


class Statistics(NamedTuple):
    """Counts: directives by kind, entries by verb, by the recorder's certainty and by the mode of their readings.

    `first` and `last` are the outermost days that the register bounds, as day numbers, or None.
    """

    files: int
    entries: int
    directives: dict[str, int]
    verbs: dict[str, int]
    certainty: dict[str, int]
    modes: dict[str, int]
    citations: dict[str, int]
    first: int | None
    last: int | None


def statistics(case: Case, cited: list[Citation]) -> Finding[Statistics]:
    """The case in numbers, with its citations; what says nothing of certainty or mode counts under an empty text."""
    days = [day for entry in case.entries for day in case.bounds(entry) if isinstance(day, int)]
    modes = Counter(
        next((str(field.value) for field in citation.under if field.key == "mode"), "")
        for entry in case.entries
        for citation in entry.citations
    )
    value = Statistics(
        len(case.files),
        len(case.entries),
        dict(Counter(s.kind for s in case.statements if not s.is_entry)),
        dict(Counter(s.kind for s in case.statements if s.is_entry)),
        dict(Counter(entry.word("cert") for entry in case.entries)),
        dict(modes),
        verdicts(cited),
        min(days, default=None),
        max(days, default=None),
    )
    return Finding(case.title, value, "certain", ())
