"""Making seals from a text, and verifying them against one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from regesta.sources.blocks import Due, digest_of, sought
from regesta.sources.passages import LONGEST_GAP
from regesta.sources.quotations import Quotation, find_quotation
from regesta.sources.seals import BLOCK, Seal, SealedFragment, blocks_of
from regesta.sources.span import Span
from regesta.sources.text import Text
from regesta.sources.wording import Wording

SealVerdict = Literal["verified", "variant", "missing", "unverified"]


class SealRefused(Exception):
    """A quotation that is not sealed: why (`reason`), what to do (`remedy`), and what became of the quotation."""

    def __init__(self, reason: str, remedy: str, quotation: Quotation) -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.quotation = reason, remedy, quotation


class Block(NamedTuple):
    """One block of a seal: the words it should be, counted in the text, and those it was found at, if it stands."""

    sealed: Span
    found: Span | None


@dataclass(frozen=True)
class Verification:
    """What became of one seal.

    `blocks` are its blocks in order. `is_moved` says that they stand, but not where the seal says; `is_scattered` that
    they stand, but not side by side and in order.
    """

    verdict: SealVerdict
    blocks: tuple[Block, ...] = ()
    is_moved: bool = False
    is_scattered: bool = False
    text: Text | None = field(default=None, repr=False, compare=False)

    @property
    def standing_count(self) -> int:
        """How many blocks stand."""
        return sum(block.found is not None for block in self.blocks)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The stretches of the text, in code points, whose blocks stand; those side by side are one."""
        if self.text is None:
            return ()
        joined: list[Span] = []
        for block in self.blocks:
            if block.found is None:
                continue
            if joined and joined[-1].end == block.found.offset:
                joined[-1] = Span(joined[-1].offset, joined[-1].length + block.found.length)
            else:
                joined.append(block.found)
        return tuple(self.text.wording.stretch(words) for words in joined)


def seal(
    text: Text,
    words: str,
    locator: str | None = None,
    *,
    scheme: str | None = None,
    prefix: str = "",
    suffix: str = "",
    longest_gap: int = LONGEST_GAP,
) -> Seal:
    """The seal of a quotation that stands in `text` once.

    Every stretch between elisions is sealed by itself, in the text's own words. Raises `SealRefused` where the
    quotation is missing or ambiguous, stands elsewhere than its locator says, or a stretch has under eight words.

    >>> text = Text("The clerk was told to wait until the council had met.")
    >>> str(seal(text, "The clerk was told to wait until the council"))[:12]
    '1 0+9 gTtFkr'
    """
    found = find_quotation(
        text,
        words,
        locator,
        scheme=scheme,
        prefix=prefix,
        suffix=suffix,
        longest_gap=longest_gap,
        has_nearest=False,
    )
    return seal_of(text, found)


def seal_of(text: Text, found: Quotation) -> Seal:
    """The seal of a quotation already found; raises `SealRefused` as `seal` does."""
    _refuse_unfit(found)
    place = found.places[0]
    sealed = []
    for covered in place.words:
        if covered.length < BLOCK:
            raise SealRefused(
                f"{covered.length} words are too few to seal: so few can be guessed",
                f"quote at least {BLOCK} words in a row, on each side of an elision",
                found,
            )
        sealed.append(SealedFragment(covered, _digests(text.wording, covered)))
    return Seal(tuple(sealed))


def _refuse_unfit(found: Quotation) -> None:
    if found.verdict == "ambiguous":
        raise SealRefused(
            f"the words stand in {len(found.places)} places",
            "cite a closer locator, or add `prefix` or `suffix`",
            found,
        )
    if found.verdict in ("missing", "no_text", "located") or not found.places:
        reason = (
            "there are no words to seal" if found.verdict == "located" else "the words are not in the text"
        )
        raise SealRefused(reason, "quote the words as the text has them", found)
    if found.standing in ("elsewhere", "no such locator"):
        raise SealRefused("the words stand elsewhere than the locator says", "correct the locator", found)
    if found.context_stands is False:
        raise SealRefused(
            "the words before or after are not those named", "correct `prefix` and `suffix`", found
        )


def _digests(wording: Wording, covered: Span) -> tuple[bytes, ...]:
    return tuple(
        digest_of(
            wording, Span(covered.offset + block.offset, block.length), is_last=block.end == covered.length
        )
        for block in blocks_of(covered.length)
    )


def verify(seal: Seal, text: Text | None) -> Verification:
    """Whether the words that a seal covers stand in `text`.

    *verified*: every block stands, side by side. *variant*: some do, or not side by side. *missing*: none does.
    *unverified*: there is no text. Blocks are sought where the seal says, then near it, then in the whole text; where
    they stand elsewhere, `is_moved` says so.
    """
    return verify_all([seal], text)[0]


def verify_all(seals: Sequence[Seal], text: Text | None) -> list[Verification]:
    """What `verify` says of each seal, with at most one search of the whole text for all of them.

    The fallback hashes every run of words of the text as long as a block that is lost, about a second and a half for
    a million words and each length.
    """
    if text is None:
        return [
            Verification("unverified", tuple(Block(due.words, None) for due in due_blocks(seal)))
            for seal in seals
        ]
    found = sought(text.wording, [due_blocks(seal) for seal in seals])
    return [_verification(seal, text, places) for seal, places in zip(seals, found, strict=True)]


def due_blocks(seal: Seal) -> list[Due]:
    """Every block of a seal with the words it should be, counted in the text."""
    return [
        Due(
            Span(fragment.words.offset + block.offset, block.length),
            digest,
            block.end == fragment.words.length,
        )
        for fragment in seal.fragments
        for block, digest in zip(blocks_of(fragment.words.length), fragment.digests, strict=True)
    ]


def _verification(seal: Seal, text: Text, places: list[Span | None]) -> Verification:
    blocks = tuple(Block(due.words, place) for due, place in zip(due_blocks(seal), places, strict=True))
    standing = [block for block in blocks if block.found is not None]
    is_scattered = not _is_in_order(blocks)
    is_moved = any(
        block.found is not None and block.found.offset != block.sealed.offset for block in standing
    )
    verdict: SealVerdict = "missing"
    if standing:
        verdict = "variant" if is_scattered or len(standing) < len(blocks) else "verified"
    return Verification(verdict, blocks, is_moved, is_scattered, text)


def _is_in_order(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks that stand side by side in the seal do so in the text, and elisions have not grown too long."""
    for one, other in pairwise(blocks):
        if one.found is None or other.found is None:
            continue
        gap, sealed_gap = other.found.offset - one.found.end, other.sealed.offset - one.sealed.end
        if gap != 0 if sealed_gap == 0 else not 0 <= gap <= max(LONGEST_GAP, sealed_gap):
            return False
    return True
