"""Explanations: why, by rival hypotheses weighed against the evidence; and what if, by causal models."""

from regesta.faces.plain import finding_json
from regesta.faces.site import weights
from regesta.faces.site.arrows import arrows
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.explanations import Explanation, percent
from regesta.findings.explanations import explanations as explanations_of
from regesta.findings.finding import Finding
from regesta.findings.inquiries import inquiries, models
from regesta.findings.models import drawn
from regesta.findings.what_ifs import what_ifs
from regesta.wording import renamed, said


def explanations(dossier: Dossier) -> Page:
    """All explanations on one page; each part has one of its own besides."""
    case = dossier.case
    asked, recorded = inquiries(case), models(case)
    weighed = {one.value.question: one for one in explanations_of(case)}
    answered = {one.value.name: one for one in what_ifs(case)}
    graphs = {one.name: model.graph for one in case.of_kind("model") if (model := drawn(case, one).model)}
    return Page(
        "explanations",
        "explanations",
        said("Explanations"),
        "explanations.html",
        {
            "inquiries": asked,
            "models": recorded,
            "weighed": weighed,
            "answered": answered,
            "graphs": graphs,
            "weights": weights,
            "arrows": arrows,
            "in_titles": _in_titles,
            "percent": percent,
            "leading": {name: _leading(one) for name, one in weighed.items()},
        },
        {
            "questions": asked,
            "models": recorded,
            "weighed": [finding_json(one) for one in weighed.values()],
            "what_ifs": [finding_json(one) for one in answered.values()],
        },
    )


def _leading(found: Finding[Explanation]) -> str:
    """The hypothesis that the drawings set against its rivals: the one that leads, else the first."""
    value = found.value
    return next(iter(value.leaders), value.hypotheses[0].name if value.hypotheses else "")


def _in_titles(value: Explanation) -> str:
    """The verdict on a question, with its answers by what they say in the place of their names."""
    titles = {one.name: said("“{answer}”", answer=one.says) for one in value.hypotheses if one.says}
    return renamed(value.verdict, titles)
