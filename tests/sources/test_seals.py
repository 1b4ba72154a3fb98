from itertools import pairwise

import pytest

from regesta.sources import BrokenSeal, Seal, Text, seal
from regesta.sources.seals import blocks_of

WORDS = "The clerk read a letter in which the marchers asked for leave to cross the bridge"


def test_a_seal_is_what_it_writes(minutes: Text) -> None:
    made = seal(minutes, WORDS)
    version, place, *digests = str(made).split()
    assert (version, place) == ("1", "7+16")
    assert [len(digest) for digest in digests] == [43, 43]
    assert Seal.parse(str(made).split()) == made


def test_each_fragment_is_sealed_by_itself(minutes: Text) -> None:
    made = seal(
        minutes,
        "The clerk read a letter in which the marchers … resolved to wait until the 12th, when the engineers' report",
    )
    assert [fragment.words.length for fragment in made.fragments] == [9, 10]
    assert " … " in str(made)
    assert Seal.parse(str(made).split()) == made


@pytest.mark.parametrize("length", range(8, 60))
def test_blocks_cover_every_word_once(length: int) -> None:
    blocks = blocks_of(length)
    assert sum(block.length for block in blocks) == length
    assert all(one.end == other.offset for one, other in pairwise(blocks))
    assert all(8 <= block.length < 16 for block in blocks)


DIGEST = "A" * 43


@pytest.mark.parametrize(
    ("tokens", "reason"),
    [
        ([], "still to be made"),
        (["…"], "still to be made"),
        (["2", "0+8", DIGEST], "version '2'"),
        (["1"], "nothing before or after"),
        (["1", "0+8", DIGEST, "…"], "nothing before or after"),
        (["1", "0-8", DIGEST], "not an offset"),
        (["1", "-1+8", DIGEST], "not an offset"),
        (["1", "0+٨", DIGEST], "not an offset"),
        (["1", "0+7", DIGEST], "fewer than 8"),
        (["1", "0+8", DIGEST[:42]], "42 characters instead of 43"),
        (["1", "0+8", DIGEST[:42] + "*"], "base64url"),
        (["1", "0+8", DIGEST[:42] + "B"], "last character"),
        (["1", "0+8"], "need 1 digests, and the seal has 0"),
        (["1", "0+16", DIGEST], "need 2 digests"),
        (["1", "0+999999999", DIGEST], "digests"),
        (["1", "20+8", DIGEST, "…", "10+8", DIGEST], "not in order"),
    ],
)
def test_broken_seals(tokens: list[str], reason: str) -> None:
    with pytest.raises(BrokenSeal, match=reason) as raised:
        Seal.parse(tokens)
    assert raised.value.remedy
