"""Dates drawn: hard cores, soft ends, open arrows; once within told from throughout. Nothing here needs a script.

Places along a drawing are percentages, so that it fits any width; heights are pixels.
"""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from regesta.dates import Bound, End
from regesta.findings.extents import Extent
from regesta.findings.overview import Bar
from regesta.findings.timescale import Tick, Timescale, year_label

MIDDLE = 12  # pixels from the top of a row to the middle of its drawing
DOT_WIDTH = 0.02  # what is narrower than this is drawn as a dot
_ARROWS = (
    f'<svg class="arrow" x="0" y="{MIDDLE - 5}" width="8" height="10"><path d="M7 1 1 5l6 4"/></svg>',
    f'<svg class="arrow" x="100%" y="{MIDDLE - 5}" width="8" height="10" overflow="visible">'
    '<path d="M-7 1-1 5l-6 4"/></svg>',
)


def bar(extents: Sequence[Extent], scale: Timescale | None) -> Markup:
    """The drawing of one entry's date; empty where there is nothing to draw."""
    if scale is None or not extents:
        return Markup("")
    inner = "".join(_drawn(extent, scale) for extent in extents)
    return Markup(f'<svg class="span" aria-hidden="true"><use href="#grid"/>{inner}</svg>')


def _drawn(extent: Extent, scale: Timescale) -> str:
    left, right = _place(extent.first, scale, 0.0), _place(_after(extent.last), scale, 1.0)
    if extent.first is End.UNKNOWN is extent.last:
        return ""
    doubtful = " doubtful" if extent.is_doubtful else ""
    if extent.manner == "throughout":
        return _throughout(extent, scale, left, right)
    arrows = "".join(
        _ARROWS[side] for side, bound in enumerate((extent.first, extent.last)) if isinstance(bound, End)
    )
    is_day = isinstance(extent.first, int) and extent.first == extent.last
    manner = {"each": "core", "repeatedly": "repeated"}.get(extent.manner, "day" if is_day else "once")
    if not arrows and right - left < DOT_WIDTH:
        return f'<circle class="{manner}{doubtful}" cx="{_percent((left + right) / 2)}" cy="{MIDDLE}" r="4"/>'
    if extent.manner == "each":
        return _block("core", left, right) + arrows
    ends = "".join(
        f'<line class="end" {_upright(place)} y1="{MIDDLE - 5}" y2="{MIDDLE + 5}"/>'
        for place, bound in ((left, extent.first), (right, extent.last))
        if isinstance(bound, int)
    )
    return _line(f"{manner}{doubtful}", left, right) + ends + arrows


def _line(kind: str, left: float, right: float) -> str:
    return f'<line class="{kind}" x1="{_percent(left)}" x2="{_percent(right)}" y1="{MIDDLE}" y2="{MIDDLE}"/>'


def _throughout(extent: Extent, scale: Timescale, left: float, right: float) -> str:
    """A hard core with ends that fade where they are vague, and arrows where they are open."""
    drawn = ""
    if extent.core_first is None or extent.core_last is None:
        drawn = _block("vague", left, right)
    else:
        first, last = _place(extent.core_first, scale, 0.0), _place(_after(extent.core_last), scale, 1.0)
        if first > left:
            drawn += _block("fade-in", left, first)
        drawn += _block("core", first, last)
        if right > last:
            drawn += _block("fade-out", last, right)
    for is_end, bound in enumerate((extent.first, extent.last)):
        if bound is End.OPEN:
            drawn += _ARROWS[is_end]
        elif bound is End.UNKNOWN:
            where = 'x="100%" text-anchor="end"' if is_end else 'x="0"'
            drawn += f'<text class="unknown" {where} y="{MIDDLE + 4}">?</text>'
    return drawn


def _block(kind: str, left: float, right: float) -> str:
    fill = f' fill="url(#{kind})"' if kind != "core" else ""
    place = f'x="{_percent(left)}" width="{_percent(max(right - left, 0.01))}" y="{MIDDLE - 4}" height="8"'
    return f'<rect class="{kind}" {place}{fill}/>'


def _upright(place: float) -> str:
    return f'x1="{_percent(place)}" x2="{_percent(place)}"'


def _rank(tick: Tick) -> str:
    return "major" if tick.is_major else "minor"


def _place(bound: Bound, scale: Timescale, otherwise: float) -> float:
    return scale.place(bound) if isinstance(bound, int) else otherwise


def _after(bound: Bound) -> Bound:
    """The day after a bound, where a stretch that includes it ends."""
    return bound + 1 if isinstance(bound, int) else bound


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def axis(ticks: Iterable[Tick], t: Callable[[str], str] = str) -> Markup:
    """The years along the top of a register."""
    labels = "".join(
        f'<text class="{_rank(tick)}" x="{_percent(tick.place)}" dx="3" y="12">{t(tick.label)}</text>'
        for tick in ticks
    )
    return Markup(f'<svg class="axis" aria-hidden="true"><use href="#grid"/>{labels}</svg>')


def definitions(ticks: Iterable[Tick]) -> Markup:
    """What the drawings of a page share: the lines of the years, and the ways in which an end fades."""
    lines = "".join(
        f'<line class="{_rank(tick)}" {_upright(tick.place)} y1="0" y2="100%"/>' for tick in ticks
    )
    return Markup(
        '<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>'
        f'<g id="grid">{lines}</g>'
        '<linearGradient id="fade-in"><stop class="clear" offset="0"/><stop class="full" offset="1"/></linearGradient>'
        '<linearGradient id="fade-out"><stop class="full" offset="0"/><stop class="clear" offset="1"/></linearGradient>'
        '<pattern id="vague" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="stripe" width="2.5" height="5"/></pattern></defs></svg>'
    )


HISTOGRAM_HEIGHT = 120
WIDEST_COLUMN = 0.08  # of the drawing: few columns do not grow fat


def histogram(bars: Sequence[Bar], t: Callable[[str], str] = str) -> Markup:
    """How many entries begin in each run of years: columns, their closely dated part darker."""
    if not bars:
        return Markup("")
    most = max(bar.entries for bar in bars)
    width = 1 / len(bars)
    columns = "".join(
        _column(number * width, width, bar, most) for number, bar in enumerate(bars) if bar.entries
    )
    labels = "".join(
        f'<text class="{"major" if is_major else "minor"}" x="{_percent((number + 0.5) * width)}"'
        f' y="{HISTOGRAM_HEIGHT + 34}">{t(year_label(bars[number].first_year))}</text>'
        for number, is_major in _labelled(bars)
    )
    foot = HISTOGRAM_HEIGHT + 20.5
    base = f'<line class="base" x1="0" x2="100%" y1="{foot}" y2="{foot}"/>'
    return Markup(f'<svg class="histogram" aria-hidden="true">{columns}{base}{labels}</svg>')


def _column(left: float, width: float, bar: Bar, most: int) -> str:
    high, close = (bar.entries / most * HISTOGRAM_HEIGHT, bar.closely / most * HISTOGRAM_HEIGHT)
    foot = HISTOGRAM_HEIGHT + 20
    share = min(width * 0.8, WIDEST_COLUMN)
    x, wide = _percent(left + (width - share) / 2), _percent(share)
    years = f'data-years="{bar.first_year} {bar.last_year}"'
    drawn = f'<rect class="all" {years} x="{x}" width="{wide}" y="{foot - high:.1f}" height="{high:.1f}"/>'
    if close:
        drawn += f'<rect class="close" {years} x="{x}" width="{wide}" y="{foot - close:.1f}" height="{close:.1f}"/>'
    return (
        drawn
        + f'<text class="count" x="{_percent(left + width / 2)}" y="{foot - high - 5:.1f}">{bar.entries}</text>'
    )


def _labelled(bars: Sequence[Bar]) -> list[tuple[int, bool]]:
    """Which columns to label: so many that they do not touch, half of them also where there is little room."""
    step = max(1, -(-len(bars) // 10))
    return [(number, number // step % 2 == 0) for number in range(0, len(bars), step)]
