"""Weights of evidence and chances drawn: bars in decibels on either side of nought, and ranges. No script is needed."""

import math
from collections.abc import Iterable

from markupsafe import Markup

from regesta.findings.explanations import Pair, Span
from regesta.wording import said

LEAST_SCALE = 10.0  # decibels at the ends of a drawing, at least
MIDDLE = 9  # pixels from the top to the middle of a bar


def scale_of(pairs: Iterable[Pair]) -> float:
    """The decibels at the ends of a drawing on which all of these fit, in whole fives."""
    found = [
        abs(number)
        for pair in pairs
        for number in (pair.low, pair.middle, pair.high)
        if number is not None and math.isfinite(number)
    ]
    return max(LEAST_SCALE, 5 * math.ceil(max(found, default=0.0) / 5))


def between(pairs: Iterable[Pair], one: str, other: str) -> Pair | None:
    """The weight for one hypothesis against another, whichever way round it is given; None where there is none."""
    for pair in pairs:
        if (pair.hypothesis, pair.rival) == (one, other):
            return pair
        if (pair.rival, pair.hypothesis) == (one, other):
            low, middle, high = (None if n is None else -n for n in (pair.high, pair.middle, pair.low))
            return pair._replace(hypothesis=one, rival=other, low=low, middle=middle, high=high)
    return None


def decibel_bar(pair: Pair, scale: float) -> Markup:
    """How far something tells for one hypothesis (to the right) against its rival, with the range of its readings."""
    if pair.middle is None:
        return Markup("")
    from_x, to_x = sorted((50.0, _place(pair.middle, scale)))
    bar = f'<rect class="weight" x="{_percent(from_x)}" width="{_percent(to_x - from_x)}" y="{MIDDLE - 4}" height="8"/>'
    span = ""
    if pair.low is not None and pair.high is not None:
        low, high = _place(pair.low, scale), _place(pair.high, scale)
        span = _line("range", low, high) + _end(low) + _end(high)
    nought = f'<line class="nought" x1="50%" x2="50%" y1="0" y2="{2 * MIDDLE}"/>'
    return Markup(f'<svg class="decibels" aria-hidden="true">{bar}{span}{nought}</svg>')


def chance_bar(span: Span) -> Markup:
    """A chance between 0 and 1: its range as a line, its middle as a dot."""
    if span.middle is None or span.low is None or span.high is None:
        return Markup("")
    low, middle, high = (100 * number for number in (span.low, span.middle, span.high))
    dot = f'<circle cx="{_percent(middle)}" cy="{MIDDLE}" r="5"/>'
    frame = _line("whole", 0.0, 100.0)
    return Markup(f'<svg class="chance" aria-hidden="true">{frame}{_line("range", low, high)}{dot}</svg>')


def decibels(number: float | None) -> str:
    """A weight in words: `+4.3 dB`, `without end`.

    >>> decibels(4.301), decibels(-0.02), decibels(math.inf), decibels(None)
    ('+4.3 dB', '0.0 dB', '+∞ dB', 'undefined')
    """
    if number is None:
        return said("undefined")
    if math.isinf(number):
        return "+∞ dB" if number > 0 else "−∞ dB"
    rounded = round(number, 1) + 0.0
    if rounded < 0:
        return said("−{number:.1f} dB", number=-rounded)
    return said("+{number:.1f} dB", number=rounded) if rounded else said("{number:.1f} dB", number=0.0)


def _place(number: float, scale: float) -> float:
    """Where along a drawing a weight stands, in percent; what is beyond its ends stands there."""
    return 50 + 50 * max(-1.0, min(1.0, number / scale))


def _line(kind: str, left: float, right: float) -> str:
    return f'<line class="{kind}" x1="{_percent(left)}" x2="{_percent(right)}" y1="{MIDDLE}" y2="{MIDDLE}"/>'


def _end(x: float) -> str:
    return f'<line class="range" x1="{_percent(x)}" x2="{_percent(x)}" y1="{MIDDLE - 4}" y2="{MIDDLE + 4}"/>'


def _percent(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"
