"""One text with its layers: for every word of the final version, whose hand put it there."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.comparison import Comparison
from regesta.findings.marked_hands import NOT_KNOWN
from regesta.findings.texts import Row, Texts
from regesta.sources.hands import Draft
from regesta.sources.versions import VersionText


class Layer(NamedTuple):
    """Words that one hand put into the text in one version; both are empty for the first text.

    `struck` is the hand that struck them out again, None where they stand.
    """

    hand: str
    version: str
    text: str
    struck: str | None = None

    @property
    def whose(self) -> str:
        """The hand, or where none is told the version; an empty text for what was there from the first."""
        return self.hand or self.version


Leaf = tuple[Layer, ...]  # a paragraph


class Layering(NamedTuple):
    """A step towards the text: the version it made, the comparison, and by token of it the hand of what is new."""

    version: str
    comparison: Comparison
    hands: Mapping[int, str]


def layered(steps: Sequence[Layering]) -> tuple[Leaf, ...]:
    """The paragraphs of the last version as layers, none without a step.

    A word is the hand's that put it there first on the way from the first version; what was only moved stays whose it
    was.
    """
    owners: list[tuple[str, str]] = []
    for version, step, hands in steps:
        before = owners or [("", "")] * len(step.one.words)
        back = {after: token for token, after in step.pairs.items()}
        owners = [
            before[back[token]] if token in back else (hands.get(token, ""), version)
            for token in range(len(step.other.words))
        ]
    return tuple(_paragraphs(steps[-1].comparison, owners)) if steps else ()


def layers(case: Case, found: Texts, held: Mapping[str, VersionText]) -> tuple[Leaf, ...]:
    """The paragraphs of a matter's final version as layers, none where it or what led to it is not held."""
    row = Row(case, found.matter, held)
    line = row.main_line
    if len(line) < 2 or row.final is None or line[-1] is not row.final:
        return ()
    steps = []
    for before, version in pairwise(line):
        comparison = row.compared(row.held[before.name].text, row.held[version.name].text)
        hands = dict.fromkeys(range(len(comparison.other.words)), NOT_KNOWN)
        for one in found.changes:
            if one.version == version.name and one.change.what != "moved":
                hands.update(dict.fromkeys(range(*one.change.other), one.hand))
        steps.append(Layering(version.name, comparison, hands))
    return layered(steps)


def hands_in(leaves: Sequence[Leaf]) -> list[str]:
    """Whose the layers are, each once, in order: hands, and versions where none is told."""
    told = (name for leaf in leaves for layer in leaf for name in (layer.whose, layer.struck) if name)
    return list(dict.fromkeys(told))


def marked_layers(draft: Draft) -> tuple[Leaf, ...]:
    """The paragraphs of a marked text with all that was added and struck out, as its encoding has them."""
    found: list[list[Layer]] = [[]]
    for piece in draft.layers:
        added, struck = (
            None if hand is None else draft.hands.get(hand.name, "") or hand.name or NOT_KNOWN
            for hand in (piece.added, piece.struck)
        )
        for number, text in enumerate(piece.text.split("\n\n")):
            if number:
                found.append([])
            if text:
                layer = Layer(added or "", "", text, struck)
                if found[-1] and found[-1][-1]._replace(text=text) == layer:
                    layer = layer._replace(text=found[-1].pop().text + text)
                found[-1].append(layer)
    return tuple(tuple(leaf) for leaf in found if leaf)


def _paragraphs(step: Comparison, owners: list[tuple[str, str]]) -> Iterator[Leaf]:
    tokens, content = step.other, step.texts[1].content
    begins = [*tokens.paragraphs, len(tokens.words)]
    for first, after in pairwise(begins):
        found: list[Layer] = []
        start = first
        for token in range(first + 1, after + 1):
            if token < after and owners[token] == owners[start]:
                continue
            end = tokens.starts[token] if token < after else tokens.ends[after - 1]
            found.append(Layer(*owners[start], content[tokens.starts[start] : end]))
            start = token
        yield tuple(found)
