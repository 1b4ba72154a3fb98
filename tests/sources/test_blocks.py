from regesta.sources.blocks import Due, block_digest, digest_of, sought
from regesta.sources.seals import blocks_of
from regesta.sources.span import Span
from regesta.sources.wording import Wording

CONTENT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen."


def dues(wording: Wording, first: int, count: int) -> list[Due]:
    return [
        Due(
            words := Span(first + block.offset, block.length),
            digest_of(wording, words, is_last=block.end == count),
            block.end == count,
        )
        for block in blocks_of(count)
    ]


def test_a_digest_is_bound_to_its_version() -> None:
    import hashlib

    assert block_digest("one two") != hashlib.sha256(b"one two").digest()
    assert digest_of(Wording("one  two"), Span(0, 2), is_last=True) == block_digest("one two")


def test_signs_at_the_end_do_not_count_and_signs_within_do() -> None:
    def digest(content: str) -> bytes:
        return digest_of(Wording(content), Span(0, 2), is_last=True)

    assert digest("one two.") == digest("one two")
    assert digest("one, two") != digest("one two")


def test_blocks_are_found_where_they_went() -> None:
    wording = Wording(CONTENT)
    seal = dues(wording, 0, 16)
    assert sought(wording, [seal]) == [[Span(0, 8), Span(8, 8)]]
    moved = Wording("nought " * 5_000 + CONTENT)
    assert sought(moved, [seal]) == [[Span(5_000, 8), Span(5_008, 8)]]
    broken = Wording("nought " + CONTENT.replace("three", "3"))
    assert sought(broken, [seal]) == [[None, Span(9, 8)]]
