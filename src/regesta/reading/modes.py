"""How a source says a thing: the hedges of a sentence, and whose word it is."""

from typing import NamedTuple

from regesta.reading.discourse import Carried
from regesta.reading.lexicon import Lexicon
from regesta.reading.tokens import Tokens

ASSERTS = "asserts"
# Of several hedges in one clause, what counts before what.
_RANK = ("denies", "doubts", "argues", "recalls", "infers", "probable", "possible", "reports")


class Said(NamedTuple):
    """How something is said: the mode, whose claim it is where that is not the author's, and what it rests on."""

    mode: str = ""
    basis: str = ""
    claimant: tuple[Carried, ...] = ()
    via: tuple[Carried, ...] = ()
    start: int = -1  # of the words that say so, in the text
    end: int = -1


PLAIN = Said()


def hedged(tokens: Tokens, first: int, end: int, lexicon: Lexicon) -> Said:
    """The mode that hedges between two tokens give, and where the strongest of them stands."""
    best = PLAIN
    lower, modes = tokens.lower, lexicon.modes
    for place in range(first, end):
        hedges = modes.get(lower[place])
        if hedges is None:
            continue
        for hedge in hedges:
            start = place - hedge.found_by
            stop = start + len(hedge.words)
            if first <= start and stop <= end and tuple(lower[start:stop]) == hedge.words:
                if not best.mode or _RANK.index(hedge.mode) < _RANK.index(best.mode):
                    best = Said(hedge.mode, start=tokens.starts[start], end=tokens.ends[stop - 1])
                break
    return best
