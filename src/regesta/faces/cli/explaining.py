"""`regesta show explanations`: rival hypotheses weighed, in decibels and in a matrix."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.case import check
from regesta.faces.cli.showing import show
from regesta.faces.cli.terminal import (
    case_argument,
    console,
    json_option,
    open_case,
    print_each,
    print_indented,
    print_json,
    warn_of_errors,
)
from regesta.faces.plain import finding_json
from regesta.findings.explanations import Evidence, Explanation, Pair, explanations, percent
from regesta.findings.finding import Finding
from regesta.findings.inquiry_problems import inquiry_problems

if TYPE_CHECKING:
    from rich.console import Console

BAR = 13  # columns of a bar of decibels, its middle column nought
SPAN = 20  # columns of a bar from 0 to 1
RIVALS_BESIDE = 2  # bars that stand side by side in 80 columns


@show.command(name="explanations")
@case_argument
@json_option
def show_explanations(case: Path, as_json: bool) -> None:
    """The questions of why of CASE: their rival hypotheses weighed against the evidence."""
    loaded = open_case(case)
    warn_of_errors((*check(loaded), *inquiry_problems(loaded)))
    found = explanations(loaded)
    if as_json:
        print_json([finding_json(one) for one in found])
        return
    nothing = 'The case asks no question of why: question NAME "…" puts one.'
    print_each(found, _print_explanation, nothing=nothing)


def _print_explanation(found: Finding[Explanation]) -> None:
    from rich.text import Text

    out = console()
    value = found.value
    out.print(
        Text(value.asks or value.question, "bold underline").append(
            f"  {value.question}", "not underline cyan"
        )
    )
    print_indented(out, Text(value.verdict, "bold").append(f"  {found.modality}", "not bold cyan"), 2)
    _print_hypotheses(out, value)
    if value.evidence:
        out.print(Text("\nEvidence", "bold"))
    for item in value.evidence:
        _print_evidence(out, item)
    reference = value.leaders[0] if value.leaders else value.hypotheses[0].name if value.hypotheses else ""
    rivals = [one.name for one in value.hypotheses if one.name != reference]
    if any(not item.why_not for item in value.evidence):
        for start in range(0, len(rivals), RIVALS_BESIDE):
            _print_decibels(out, value, reference, rivals[start : start + RIVALS_BESIDE])
        _print_matrix(out, value)
    _print_turning(out, value)
    for caveat in found.caveats:
        print_indented(out, Text(f"beware: {caveat}", "yellow"), 2, hanging=8)


def _print_hypotheses(out: "Console", value: Explanation) -> None:
    from rich.text import Text

    out.print()
    room = _room([one.name for one in value.hypotheses])
    for one in value.hypotheses:
        line = Text(f"  {_cut(one.name, room):<{room}}  ", "bold")
        low, middle, high = one.posterior
        between = f"{percent(low)} to {percent(high)}" if low != high else ""
        line.append(f"{percent(middle):>9}  ", "not bold").append(
            _span_bar(low, middle, high), "not bold cyan"
        )
        out.print(line.append(f"  {between}", "not bold"), soft_wrap=True)
        before = "" if one.prior.middle is None else f" (before the evidence {percent(one.prior.middle)})"
        print_indented(out, Text(f"{one.says}{before}", "dim"), 4)


def _print_evidence(out: "Console", item: Evidence) -> None:
    from rich.text import Text

    head = Text(item.name, "cyan").append(f"  {item.says}", "not cyan default")
    print_indented(out, head, 2, hanging=2)
    if item.is_absence:
        search = f"absent; sought: {item.sought or '?'}"
        search += f"; as of {item.as_of}" if item.as_of else ""
        search += f"; would have survived: {item.survives}" if item.survives else ""
        print_indented(out, Text(search, "dim"), 6, hanging=2)
    if item.why_not:
        print_indented(out, Text(f"not weighed: {item.why_not}", "yellow"), 6, hanging=2)
        return
    chances = "; ".join(f"if {one.hypothesis} {one.words}" for one in item.chances)
    print_indented(out, Text(chances, "dim"), 6, hanging=2)
    for test, pairs in _tests(item).items():
        print_indented(out, Text(f"{test} for {pairs}"), 6, hanging=2)
    if item.with_items:
        print_indented(out, Text(f"weighed once, with {', '.join(item.with_items)}"), 6, hanging=2)
    rests = item.rests_on
    cites = dict.fromkeys(
        f"{c.source} {c.locator}".strip() for ground in item.grounds for c in ground.citations
    )
    because = "; ".join(
        part
        for part in (
            f"rests on {', '.join(rests)}" if rests else "",
            f"cites {', '.join(cites)}" if cites else "",
        )
        if part
    )
    if because:
        print_indented(out, Text(because, "dim"), 6, hanging=2)


def _tests(item: Evidence) -> dict[str, str]:
    """The tests an item amounts to, each with the hypotheses it is one for and those against which."""
    found: dict[tuple[str, str], list[str]] = {}
    for pair in item.weights:
        if pair.test == "none" or pair.middle is None:
            continue
        winner, loser = (pair.hypothesis, pair.rival) if pair.middle >= 0 else (pair.rival, pair.hypothesis)
        test = pair.test if pair.weakest in (pair.test, "none") else f"{pair.weakest} to {pair.test}"
        found.setdefault((test, winner), []).append(loser)
    lines: dict[str, list[str]] = {}
    for (test, winner), losers in found.items():
        lines.setdefault(test, []).append(f"{winner} against {' and '.join(losers)}")
    return {test: "; ".join(pairs) for test, pairs in lines.items()}


def _print_decibels(out: "Console", value: Explanation, reference: str, rivals: Sequence[str]) -> None:
    from rich.text import Text

    rows = [(item.name, item.weights) for item in value.evidence if not item.why_not]
    totals = (("all evidence", value.weights), ("with the priors", value.odds))
    scale = max(
        (abs(m) for _, pairs in rows for p in pairs if (m := p.middle) is not None and math.isfinite(m)),
        default=1,
    )
    room = _room([name for name, _ in (*rows, *totals)])
    out.print(Text(f"\nDecibels for {reference}, as the chances are read at the middle", "bold"))
    head = Text(" " * (room + 2))
    for rival in rivals:
        head.append(f"  {_cut('against ' + rival, BAR + 8):<{BAR + 8}}")
    out.print(head, style="dim")
    for name, pairs in (*rows, *totals):
        line = Text(f"  {_cut(name, room):<{room}}", "bold" if name in dict(totals) else "cyan")
        for rival in rivals:
            number = _against(pairs, reference, rival)
            line.append(f"  {_number(number):>7} ", "not bold default")
            line.append(_bar(number, scale or 1), "green" if number is not None and number >= 0 else "red")
        out.print(line, soft_wrap=True)


def _print_matrix(out: "Console", value: Explanation) -> None:
    from rich.table import Table
    from rich.text import Text

    out.print(Text("\nConsistency (ACH): what is inconsistent counts against a hypothesis", "bold"))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=True, header_style="dim")
    table.add_column("  ", no_wrap=True)
    for one in value.hypotheses:
        table.add_column(Text(one.name), justify="center")
    for item in value.evidence:
        if not item.why_not:
            letters = [Text(c.letter, "red" if "I" in c.letter else "") for c in item.chances]
            table.add_row(Text(f"  {item.name}", "cyan"), *letters)
    table.add_row(
        Text("  against it", "bold"), *(Text(f"{one.inconsistency:g}", "bold") for one in value.hypotheses)
    )
    out.print(table)


def _print_turning(out: "Console", value: Explanation) -> None:
    from rich.text import Text

    if not value.turning and not value.missing:
        return
    out.print(Text("\nWhat would turn it", "bold"))
    for turn in value.turning:
        words = (
            f"{turn.how}: {', '.join(turn.items)}"
            if turn.how == "without"
            else f"{', '.join(turn.items)} {turn.how}"
        )
        then = (
            f"{turn.leaders[0]} leads"
            if len(turn.leaders) == 1
            else f"{' and '.join(turn.leaders)} are equal"
        )
        print_indented(
            out, Text(f"{words}: {then}" if turn.leaders else f"{words}: nobody leads"), 2, hanging=2
        )
    for one in value.missing:
        times = f", {one.times:.3g} times as likely if {one.rival}" if one.times is not None else ""
        between = (
            f" ({_number(one.low)} to {_number(one.high)} as the chances are read)"
            if one.low != one.high
            else ""
        )
        words = f"a document of {_number(one.middle)} dB for {one.rival}{times}{between}"
        print_indented(out, Text(words), 2, hanging=2)


def _against(pairs: Sequence[Pair], reference: str, rival: str) -> float | None:
    for pair in pairs:
        if (pair.hypothesis, pair.rival) == (reference, rival):
            return pair.middle
        if (pair.hypothesis, pair.rival) == (rival, reference):
            return None if pair.middle is None else 0.0 - pair.middle
    return None


def _number(number: float | None) -> str:
    if number is None:
        return "0:0"
    return f"{'+' if number > 0 else '-' if number < 0 else ''}∞" if math.isinf(number) else f"{number:+.1f}"


def _bar(number: float | None, scale: float) -> str:
    """A bar from nought in its middle column: to the right what speaks for, to the left what speaks against."""
    side = BAR // 2
    if number is None:
        return f"{'?':^{BAR}}"
    length = side if math.isinf(number) else min(side, round(abs(number) / scale * side))
    block = "█" * length
    return f"{'' if number > 0 else block:>{side}}│{block if number > 0 else '':<{side}}"


def _span_bar(low: float | None, middle: float | None, high: float | None) -> str:
    """A bar from 0 to 1: shaded from the least to the greatest value, marked at the middle."""
    if low is None or high is None or middle is None:
        return "?" * SPAN
    first, mark, last = (min(SPAN - 1, int(number * SPAN)) for number in (low, middle, high))
    return "".join(
        "█" if column == mark else "▒" if first <= column <= last else "·" for column in range(SPAN)
    )


def _room(names: Sequence[str]) -> int:
    return min(26, max((len(name) for name in names), default=0))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"
