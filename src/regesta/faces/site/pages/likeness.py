"""Likeness and namesakes: two things compared point by point, and names that may be one."""

from collections.abc import Iterator

from regesta.faces.plain import finding_json
from regesta.faces.site.addresses import slug
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.likeness import likenesses
from regesta.findings.spellings import namesakes as namesakes_of


def likeness_path(one: str, other: str) -> str:
    """The path of the page on which two things are compared."""
    return f"likeness/{slug(one)}--{slug(other)}"


def likeness(dossier: Dossier) -> Iterator[Page]:
    """The list of what claims call alike, and a page for each comparison."""
    found = likenesses(dossier.case)
    paths = [likeness_path(one.value.one, one.value.other) for one in found]
    yield Page(
        "likeness",
        "claims",
        "Likeness",
        "likeness.html",
        {"found": list(zip(paths, found, strict=True))},
        [finding_json(one) for one in found],
    )
    for path, one in zip(paths, found, strict=True):
        titles = [dossier.case.title_of(name) for name in (one.value.one, one.value.other)]
        title = " and ".join(titles)
        yield Page(
            path, "claims", title, "compared.html", {"found": one, "titles": titles}, finding_json(one)
        )


def namesakes(dossier: Dossier) -> Iterator[Page]:
    """Actors that may be one under two names, with the reason."""
    found = namesakes_of(dossier.case)
    data = [finding_json(one) for one in found]
    yield Page("namesakes", "people", "Names that may be one", "namesakes.html", {"found": found}, data)
