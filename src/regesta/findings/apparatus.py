"""A critical apparatus: many versions as one text that parts wherever they read otherwise, and joins again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.columns import ABSENT, collate
from regesta.reasoning.collation.tokens import numbered
from regesta.sources import Text
from regesta.sources.tokens import Tokens, tokens_of

PARAGRAPH = "\n"


class Reading(NamedTuple):
    """What some of the versions, by number, have in one place; paragraphs within are parted by a newline."""

    versions: tuple[int, ...]
    text: str


Place = tuple[Reading, ...]  # one reading where all agree, the versions without any left out


def apparatus(texts: Sequence[Text]) -> tuple[Place, ...]:
    """The places of the text in order, those in which all versions read alike and those in which they do not.

    In every place each version stands in one reading; read through one version after another, the places give back its
    tokens, in order, with the spaces between them.
    """
    read = [tokens_of(text) for text in texts]
    written = [_written(text, tokens) for text, tokens in zip(texts, read, strict=True)]
    table = collate(numbered([tokens.forms for tokens in read]))
    is_common = (table != ABSENT).all(axis=0)
    for column in np.flatnonzero(is_common).tolist():
        is_common[column] = len({own[at] for own, at in zip(written, table[:, column], strict=True)}) == 1
    edges = np.flatnonzero(np.diff(is_common.astype(np.int8))) + 1
    bounds = [0, *edges.tolist(), table.shape[1]]
    return tuple(_place(written, table[:, first:after]) for first, after in pairwise(bounds) if first < after)


def _place(written: Sequence[Sequence[str]], columns: NDArray[np.int64]) -> Place:
    """The readings of some columns, each with the versions that have it."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(columns):
        reading = "".join(written[number][at] for at in row[row != ABSENT].tolist())
        found.setdefault(reading, []).append(number)
    return tuple(Reading(tuple(versions), text) for text, versions in found.items())


def _written(text: Text, tokens: Tokens) -> list[str]:
    """Each token with what stands between it and the next: a space, nothing, or the end of a paragraph."""
    begins = frozenset(tokens.paragraphs)
    found = []
    for at, word in enumerate(tokens.words):
        is_last = at + 1 == len(tokens.words)
        is_apart = not is_last and tokens.ends[at] < tokens.starts[at + 1]
        found.append(word + (PARAGRAPH if at + 1 in begins else " " if is_apart else ""))
    return found


def read_through(places: Sequence[Place], version: int) -> Iterator[str]:
    """The text of one version, place by place."""
    for place in places:
        yield from (reading.text for reading in place if version in reading.versions)
