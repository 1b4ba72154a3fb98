"""Likeness and namesakes: two things compared point by point, and names that may be one."""

from regesta.faces.plain import finding_json
from regesta.faces.site.addresses import slug
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.finding import Finding
from regesta.findings.likeness import Likeness
from regesta.findings.spellings import namesakes as namesakes_of
from regesta.wording import both, said


def likeness_path(one: str, other: str) -> str:
    """The path of the page on which two things are compared."""
    return f"likeness/{slug(one)}--{slug(other)}"


def comparisons(dossier: Dossier) -> dict[str, Finding[Likeness]]:
    """All comparisons by the paths of their pages."""
    return {likeness_path(one.value.one, one.value.other): one for one in dossier.likenesses}


def likeness(dossier: Dossier) -> Page:
    """The list of what claims call alike."""
    found = list(comparisons(dossier).items())
    data = [finding_json(one) for _, one in found]
    return Page("likeness", "claims", said("Likeness"), "likeness.html", {"found": found}, data)


def comparison(dossier: Dossier, path: str) -> Page | None:
    """The page of one comparison, or None where none has that path."""
    one = comparisons(dossier).get(path)
    if one is None:
        return None
    titles = [dossier.case.title_of(name) for name in (one.value.one, one.value.other)]
    shown: dict[str, object] = {"found": one, "titles": titles}
    return Page(path, "claims", both(titles), "compared.html", shown, finding_json(one))


def namesakes(dossier: Dossier) -> Page:
    """Actors that may be one under two names, with the reason."""
    found = namesakes_of(dossier.case)
    data = [finding_json(one) for one in found]
    return Page(
        "namesakes", "people", said("Names that may be one"), "namesakes.html", {"found": found}, data
    )
