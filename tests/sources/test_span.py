from regesta.sources import Span


def test_span_has_and_meets() -> None:
    whole, part, next_to = Span(0, 10), Span(3, 4), Span(10, 2)
    assert whole.has(part) and not part.has(whole)
    assert whole.meets(part) and not whole.meets(next_to)
    assert part.end == 7
