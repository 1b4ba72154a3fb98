from regesta.sources import UnreadableSource


def test_a_refusal_has_a_reason_and_a_remedy() -> None:
    refused = UnreadableSource("it is empty", "fill it", "a.txt")
    assert (refused.reason, refused.remedy, str(refused)) == ("it is empty", "fill it", "a.txt: it is empty")
    assert str(UnreadableSource("it is empty", "fill it")) == "it is empty"
