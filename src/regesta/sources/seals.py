"""Seals: what verifies the words of a quotation, and not the words.

A seal names the version of the algorithm and of the normalisation profile, and for each fragment of the quotation
the words it covers, by number, and one SHA-256 digest for every block of eight words; the last block takes the
remainder and so has up to fifteen.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from regesta.sources.span import Span

VERSION = "1"
BLOCK = 8  # words to a block, and the fewest that are sealed
PARTED = "…"
_NUMBERS = re.compile(r"(0|[1-9]\d{0,11})\+([1-9]\d{0,8})", re.ASCII)
_DIGEST = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


class BrokenSeal(Exception):
    """A seal that cannot be read: what is wrong with it (`reason`), what to do (`remedy`), and the token at fault."""

    def __init__(self, reason: str, remedy: str, token: str = "") -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.token = reason, remedy, token


class SealedFragment(NamedTuple):
    """The words that one fragment covers, counted in the text, and the digest of each block of them."""

    words: Span
    digests: tuple[bytes, ...]

    def __str__(self) -> str:
        return " ".join((f"{self.words.offset}+{self.words.length}", *map(_written, self.digests)))


class Seal(NamedTuple):
    """A seal as it stands after `sealed` in a citation."""

    fragments: tuple[SealedFragment, ...]
    version: str = VERSION

    def __str__(self) -> str:
        return f"{self.version} " + f" {PARTED} ".join(map(str, self.fragments))

    @property
    def block_count(self) -> int:
        return sum(len(fragment.digests) for fragment in self.fragments)

    @classmethod
    def parse(cls, tokens: Sequence[str]) -> "Seal":
        """The seal that the words after `sealed` write.

        Raises `BrokenSeal` for another version, numbers or digests that are not of their form, and digests that are too
        few or too many for the words covered.
        """
        if not tokens or list(tokens) == [PARTED]:
            raise BrokenSeal("the seal is still to be made", "run `regesta seal` while the text is at hand")
        version, *rest = tokens
        if version != VERSION:
            raise BrokenSeal(
                f"the seal is of version {version!r}, and only version {VERSION} is known",
                "make the seal anew, or verify it with the program that made it",
                version,
            )
        groups: list[list[str]] = [[]]
        for token in rest:
            if token == PARTED:
                groups.append([])
            else:
                groups[-1].append(token)
        fragments = tuple(_fragment(group) for group in groups)
        for one, other in pairwise(fragments):
            if other.words.offset < one.words.end:
                where = f"{other.words.offset}+{other.words.length}"
                raise BrokenSeal("the fragments of the seal are not in order", _AGAIN, where)
        return cls(fragments, version)


_AGAIN = "copy the whole seal again, or make it anew while the text is at hand"


def blocks_of(length: int) -> list[Span]:
    """The blocks of a fragment of `length` words, counted from its first.

    >>> [tuple(block) for block in blocks_of(20)]
    [(0, 8), (8, 12)]
    """
    count = max(1, length // BLOCK)
    return [
        Span(number * BLOCK, BLOCK if number < count - 1 else length - number * BLOCK)
        for number in range(count)
    ]


def _written(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _fragment(tokens: list[str]) -> SealedFragment:
    if not tokens:
        raise BrokenSeal(f"the seal has nothing before or after {PARTED!r}", _AGAIN, PARTED)
    numbers = _NUMBERS.fullmatch(tokens[0])
    if not numbers:
        raise BrokenSeal(
            f"{tokens[0][:60]!r} is not an offset and a length in words", "write them as 120+16", tokens[0]
        )
    words = Span(int(numbers[1]), int(numbers[2]))
    if words.length < BLOCK:
        raise BrokenSeal(
            f"the seal covers {words.length} words, and fewer than {BLOCK} are not sealed",
            "quote more words and seal them anew",
            tokens[0],
        )
    due = len(blocks_of(words.length)) if words.length < 10**7 else -1
    if len(tokens) - 1 != due:
        raise BrokenSeal(
            f"{words.length} words need {due} digests, and the seal has {len(tokens) - 1}", _AGAIN, tokens[0]
        )
    return SealedFragment(words, tuple(map(_digest, tokens[1:])))


def _digest(token: str) -> bytes:
    if not _DIGEST.fullmatch(token):
        reason = (
            f"a digest has {len(token)} characters instead of 43"
            if len(token) != 43
            else "a digest has a character that is not of the base64url alphabet"
        )
        raise BrokenSeal(reason, _AGAIN, token)
    try:
        digest = base64.urlsafe_b64decode(f"{token}=")
    except (binascii.Error, ValueError):  # pragma: no cover - the pattern leaves nothing that fails
        raise BrokenSeal("a digest is not base64url", _AGAIN, token) from None
    if _written(digest) != token:
        raise BrokenSeal("the last character of a digest is not one that a digest ends in", _AGAIN, token)
    return digest
