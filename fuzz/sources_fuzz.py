"""Looks for bytes that break the reading of sources, or words that break quotations and seals.

Any bytes must give a text or `UnreadableSource`; any words cut from a text must be found in it, and sealed words must
verify. Run by `make fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["regesta.sources"]):
    from regesta.sources import SealRefused, Text, UnreadableSource, find_quotation, read_bytes, seal, verify
    from regesta.sources.documents import Kind

KINDS: tuple[Kind, ...] = ("plain", "markdown", "html", "tei")


def _hold(text: Text, start: int, length: int) -> None:
    words = text.content[start : start + length]
    found = find_quotation(text, words, str(start % 50))
    if found.verdict == "exact":
        assert text.passage(found.places[0].whole) in words  # dashes at its ends are no words
    for place in found.places:
        assert 0 <= place.whole.offset <= place.whole.end <= len(text.content)
    try:
        made = seal(text, words)
    except SealRefused:
        return
    assert verify(made, text).verdict == "verified"


def one_input(data: bytes) -> None:
    """One run: a document of any kind, and a quotation cut from it and one made up."""
    source = atheris.FuzzedDataProvider(data)
    kind = KINDS[source.ConsumeIntInRange(0, 3)]
    start, length = source.ConsumeIntInRange(0, 2_000), source.ConsumeIntInRange(0, 400)
    made_up = source.ConsumeUnicode(60)
    try:
        text = read_bytes(source.ConsumeBytes(1 << 16), name="fuzz", kind=kind)
    except UnreadableSource:
        return
    _hold(text, start, length)
    find_quotation(text, made_up, made_up[:5], prefix=made_up[5:9], suffix=made_up[9:12])


def main() -> None:
    """Runs the fuzzer with libFuzzer's arguments."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
