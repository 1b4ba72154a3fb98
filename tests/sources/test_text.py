from regesta.sources import SCHEMES, Span, Text, text_digest


def test_every_scheme_is_there(minutes: Text) -> None:
    assert tuple(minutes.locators) == SCHEMES
    assert len(minutes.locators["lines"]) == 9 and len(minutes.locators["paragraphs"]) == 3
    assert minutes.cited("2", "paragraphs")[0].offset == minutes.content.index("The clerk")
    assert minutes.cited("2", "no such scheme") == ()


def test_standing(minutes: Text) -> None:
    assert minutes.standing(Span(minutes.content.index("signed by"), 6)) == {"lines": "7", "paragraphs": "3"}


def test_digests_differ_with_any_character() -> None:
    assert len(text_digest("a")) == 43
    assert text_digest("a") != text_digest("a ")
    assert Text("a").digest == text_digest("a")
    assert text_digest("\ud800") != text_digest("\ud801")


def test_a_part_has_offsets_of_its_own() -> None:
    from regesta.sources import read_bytes

    text = read_bytes(
        b'<TEI><text><p>Before.</p><pb n="2"/><div xml:id="d1"><p>One.</p><p xml:id="p2">Two.</p></div></text></TEI>',
        name="a.xml",
    )
    part = text.part("d1")
    assert part and part.content == "One.\nTwo."
    assert part.cited("p2") == (Span(5, 4),) and part.cited("2", "pages") == (Span(0, 9),)
    assert text.part("none") is None
