"""Versions of a text as one page of HTML that needs nothing beside it: in parallel, by sentences, and in layers."""

from collections.abc import Sequence

from regesta.faces.site.alone import alone
from regesta.faces.versions import count_of
from regesta.findings.beside import sentences_beside
from regesta.findings.layers import Leaf, hands_in
from regesta.findings.marked_hands import MarkedHands
from regesta.findings.marked_text import HandOf, marked_paragraphs, no_hand, parallel
from regesta.findings.versions import Step

Compared = tuple[str, str, Step, MarkedHands | None]  # the names of both versions, the step, the hands marked


def versions_page(found: Sequence[Compared], leaves: Sequence[Leaf], remarks: Sequence[str]) -> bytes:
    """The page; `leaves` are the last version in layers, `remarks` what is to be said of the files."""
    names = [found[0][0], *(other for _, other, _, _ in found)]
    return alone(
        "versions.html",
        names=names,
        steps=[_shown(*one) for one in found],
        leaves=leaves,
        hands=hands_in(leaves),
        remarks=remarks,
    )


def _shown(name: str, other: str, step: Step, hands: MarkedHands | None) -> dict[str, object]:
    """What the template is given of a step."""
    hand_of: HandOf = (lambda change: hands.title(hands.of(change))) if hands is not None else no_hand
    comparison = step.comparison
    return {
        "name": name,
        "other": other,
        "measure": step.measure,
        "hands": hands.sums() if hands is not None else (),
        "count": count_of(step.sentences),
        "paragraphs": [parallel(one) for one in marked_paragraphs(comparison, hand_of)],
        "sentences": [
            one
            for one in sentences_beside(comparison, step.sentences, hand_of)
            if one.passage.fate != "same" or one.passage.is_moved
        ],
    }
