"""Explanations as they are recorded: questions, hypotheses, evidence; models and what-ifs."""

from collections.abc import Iterator

from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.inquiries import inquiries, models


def explanations(dossier: Dossier) -> Iterator[Page]:
    """All explanations on one page; each part has one of its own besides."""
    asked, drawn = inquiries(dossier.case), models(dossier.case)
    yield Page(
        "explanations",
        "explanations",
        "Explanations",
        "explanations.html",
        {"inquiries": asked, "models": drawn},
        {"questions": asked, "models": drawn},
    )
