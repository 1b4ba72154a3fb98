"""One text with its layers: for every word of the final version, whose hand put it there."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from regesta.case import Case
from regesta.findings.comparison import Comparison
from regesta.findings.texts import Row, Texts
from regesta.sources.versions import VersionText


class Layer(NamedTuple):
    """Words that one hand put into the text in one version; both are empty for the first text."""

    hand: str
    version: str
    text: str


def layers(case: Case, found: Texts, held: Mapping[str, VersionText]) -> tuple[tuple[Layer, ...], ...]:
    """The paragraphs of the final version as layers, none where it or what led to it is not held.

    A word is the hand's that put it there first on the way from the first version; what was only moved stays whose it
    was.
    """
    row = Row(case, found.matter, held)
    line = row.main_line
    if len(line) < 2 or row.final is None or line[-1] is not row.final:
        return ()
    owners: list[tuple[str, str]] = []
    step: Comparison | None = None
    for number, version in enumerate(line):
        if not number:
            continue
        step = row.compared(row.held[line[number - 1].name].text, row.held[version.name].text)
        before = owners or [("", "")] * len(step.one.words)
        hands = {
            token: (one.hand, one.version)
            for one in found.changes
            if one.version == version.name and one.change.what != "moved"
            for token in range(*one.change.other)
        }
        back = {after: token for token, after in step.pairs.items()}
        owners = [
            before[back[token]] if token in back else hands.get(token, ("", version.name))
            for token in range(len(step.other.words))
        ]
    return tuple(_paragraphs(step, owners)) if step is not None else ()


def _paragraphs(step: Comparison, owners: list[tuple[str, str]]) -> Iterator[tuple[Layer, ...]]:
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
