"""A causal model drawn: causes left, effects right, an arrow for each that the model has. No script is needed."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

WIDTH, HEIGHT = 170, 62  # of a node's place, in pixels
BOX, TALL = 130, 34


def arrows(nodes: Sequence[str], parents: Mapping[str, Sequence[str]], number: int = 1) -> Markup:
    """The drawing of a graph without circles, the `number`th of its page; each node stands right of all its causes."""
    if not nodes:
        return Markup("")
    column: dict[str, int] = {}
    for node in nodes:  # in order of generation: causes first
        column[node] = max((column[parent] + 1 for parent in parents[node]), default=0)
    rows: dict[int, list[str]] = {}
    for node in nodes:
        rows.setdefault(column[node], []).append(node)
    most = max(map(len, rows.values()))
    places = {
        node: (WIDTH * at + 10, HEIGHT * (number + (most - len(own)) / 2) + 10)
        for at, own in rows.items()
        for number, node in enumerate(own)
    }
    lines = "".join(
        _arrow(places[parent], places[node], number) for node in nodes for parent in parents[node]
    )
    boxes = "".join(_box(node, *places[node]) for node in nodes)
    wide, high = WIDTH * len(rows) - (WIDTH - BOX) + 20, HEIGHT * most
    head = (
        f'<defs><marker id="effect-{number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
    )
    return Markup(
        f'<svg class="causes" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">{head}{lines}{boxes}</svg>'
    )


def _arrow(cause: tuple[float, float], effect: tuple[float, float], number: int) -> str:
    (x1, y1), (x2, y2) = (cause[0] + BOX, cause[1] + TALL / 2), (effect[0] - 2, effect[1] + TALL / 2)
    bow = (x2 - x1) / 2
    lift = -30 if y1 == y2 and x2 - x1 > WIDTH else 0  # past the nodes that stand between
    path = f"M{x1:g} {y1:g}C{x1 + bow:g} {y1 + lift:g} {x2 - bow:g} {y2 + lift:g} {x2:g} {y2:g}"
    return f'<path class="cause" d="{path}" marker-end="url(#effect-{number})"/>'


def _box(node: str, x: float, y: float) -> str:
    shown = node if len(node) <= 18 else f"{node[:17]}…"
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{BOX}" height="{TALL}" rx="4"/>'
        f'<text x="{x + BOX / 2:g}" y="{y + TALL / 2 + 5:g}" text-anchor="middle">{escape(shown)}</text>'
    )
