"""What texts share: the passages two or many have in common, how like they are, and how unlikely by chance."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.reasoning.collation.corpus import shared_by_many
from regesta.reasoning.collation.passages import Passage
from regesta.reasoning.collation.tokens import numbered
from regesta.sources import Text
from regesta.sources.span import Span
from regesta.sources.tokens import Tokens, is_word, tokens_of

MATRIX_MOST = (
    500  # texts; of more, the pairs alone are told, since the matrix grows with the square of their number
)
VERBATIM = 0.98  # of the tokens of both forms of a passage


class Shared(NamedTuple):
    """A passage of two texts: where it stands in both and its words there, how alike they are, and what that says.

    `alike` is the share of the tokens of both that read alike; `bits` say how unlikely it is that two such texts share
    it anywhere by chance: less than one in 2 to the power of `bits`.
    """

    one: str
    other: str
    place: Span
    other_place: Span
    words: str
    other_words: str
    length: int
    alike: float
    bits: float

    @property
    def is_reworded(self) -> bool:
        """Whether the two forms differ in more than a word in fifty."""
        return self.alike < VERBATIM


class Likeness(NamedTuple):
    """Two texts: what share of the words of each stands in passages that they share, and how many those are."""

    one: str
    other: str
    share: float
    other_share: float
    passages: int
    bits: float


class SharedTexts(NamedTuple):
    """Texts with their likeness in pairs, the most alike first, and the passages behind it, the least likely first.

    `matrix` holds for each text, in the order of `names`, what share of its words it has in common with each; it
    is empty for more than `MATRIX_MOST` texts.
    """

    names: tuple[str, ...]
    words: tuple[int, ...]
    matrix: tuple[tuple[float, ...], ...]
    pairs: tuple[Likeness, ...]
    passages: tuple[Shared, ...]


def shared_texts(texts: Mapping[str, Text]) -> SharedTexts:
    """What any two of the texts share beyond chance."""
    names = tuple(texts)
    read = [tokens_of(text) for text in texts.values()]
    numbers = numbered([tokens.forms for tokens in read])
    is_words = [np.array([is_word(form) for form in tokens.forms], dtype=np.bool_) for tokens in read]
    words = tuple(int(one.sum()) for one in is_words)
    size = len(names) if len(names) <= MATRIX_MOST else 0
    matrix = [[float(row == column) for column in range(size)] for row in range(size)]
    pairs, passages = [], []
    for one, other, found in shared_by_many(numbers):
        share, other_share = (
            _covered(is_words[number], [(passage.one, passage.other)[side] for passage in found])
            / max(1, words[number])
            for side, number in enumerate((one, other))
        )
        if matrix:
            matrix[one][other], matrix[other][one] = share, other_share
        surplus = sum(passage.surplus for passage in found)
        pairs.append(Likeness(names[one], names[other], share, other_share, len(found), surplus))
        both = (names[one], names[other]), (read[one], read[other]), (texts[names[one]], texts[names[other]])
        passages += [_shared(*both, passage) for passage in found]
    return SharedTexts(
        names,
        words,
        tuple(map(tuple, matrix)),
        tuple(sorted(pairs, key=lambda pair: -max(pair.share, pair.other_share))),
        tuple(sorted(passages, key=lambda passage: -passage.bits)),
    )


def _covered(is_word_at: NDArray[np.bool_], places: Sequence[tuple[int, int]]) -> int:
    """How many words lie in places that may overlap."""
    covered = np.zeros(len(is_word_at), dtype=np.bool_)
    for first, after in places:
        covered[first:after] = True
    return int((covered & is_word_at).sum())


def _shared(
    names: tuple[str, str], tokens: tuple[Tokens, Tokens], texts: tuple[Text, Text], passage: Passage
) -> Shared:
    place, other_place = tokens[0].span(*passage.one), tokens[1].span(*passage.other)
    sizes = [after - first for first, after in (passage.one, passage.other)]
    return Shared(
        *names,
        place,
        other_place,
        texts[0].passage(place),
        texts[1].passage(other_place),
        max(sizes),
        round(2 * passage.alike / sum(sizes), 4),
        round(passage.surplus, 1),
    )
