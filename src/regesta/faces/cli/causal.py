"""`regesta causal`: a causal model without a case, its queries answered."""

import csv
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from regesta.faces.cli.terminal import console, fail, json_option, print_indented, print_json

if TYPE_CHECKING:
    from regesta.reasoning.causal import Answer, Model, Rival

NOT_NODES = frozenset({"count", "event", "strategy"})
MOST_LISTED = 16
LONGEST_LABEL = 64
MOST_COUNTED = 10**15
MOST_IN_JSON = 10**308


class Asked(NamedTuple):
    """What was asked for on the command line."""

    statement: str
    restricts: tuple[str, ...]
    assumes: tuple[str, ...]
    data: Path | None


@click.command()
@click.argument("statement")
@click.option("--query", "queries", multiple=True, help='What is asked: "Y[X=0]==0 :|: X==1 & Y==1".')
@click.option("--given", default="", help='What is known of the case: "X = 1, M ~ 0.2 | 0.8".')
@click.option(
    "--data", type=click.Path(path_type=Path), help="Cases to learn from, a CSV with a column a node."
)
@click.option("--restrict", "restricts", multiple=True, help='A type ruled out: "Y[X=1] < Y[X=0]".')
@click.option("--prior", "priors", multiple=True, help='A prior: jeffreys, "Y: 2", "Y.01: 3".')
@click.option("--share", "shares", multiple=True, help='A parameter: "Y.01: 0.7".')
@click.option("--values", multiple=True, help='A node\'s values, where they are more than 0 and 1: "Y 0..2".')
@click.option("--using", type=click.Choice(["parameters", "priors", "posteriors"]), help="What answers.")
@click.option("--population", is_flag=True, help="Ask of the share among many cases, not of one case.")
@click.option("--exact", is_flag=True, help="Answer in fractions.")
@click.option(
    "--rival", "rivals", multiple=True, help="Another model, compared by how well it foretold the data."
)
@json_option
def causal(
    statement: str,
    queries: tuple[str, ...],
    given: str,
    data: Path | None,
    restricts: tuple[str, ...],
    priors: tuple[str, ...],
    shares: tuple[str, ...],
    values: tuple[str, ...],
    using: str | None,
    population: bool,
    exact: bool,
    rivals: tuple[str, ...],
    as_json: bool,
) -> None:
    """Answer queries of the causal model that STATEMENT draws: "X -> M -> Y; X <-> Y".

    \b
      regesta causal "X -> Y" --query "Y[X=1] - Y[X=0]"
      regesta causal "X -> Y" --restrict "Y[X=1] < Y[X=0]" --query "Y[X=0]==0" --given "X=1, Y=1"
      regesta causal "X -> M -> Y" --data cases.csv --query "Y[X=1] > Y[X=0] :|: X==1 & Y==1"

    Without a query, shows the model.
    """
    from regesta.reasoning.causal import ModelFault

    lines = [f"{word} {line}" for word, some in _worded(values, priors, shares) for line in some]
    try:
        model, ignored = _model(Asked(statement, restricts, tuple(lines), data))
        options = {"using": using, "level": "population" if population else "case", "is_exact": exact}
        answers = [_answer(model, query, given, options) for query in queries]
        compared = _compared(statement, model, rivals, Asked("", (), (), data)) if rivals else ()
    except ModelFault as fault:
        fail(fault.what, fault.remedy)
    for name in ignored:
        click.echo(f"The column {name} is no node: it is left aside.", err=True)
    if as_json:
        print_json(_as_json(model, answers, compared))
        return
    _print_model(model, is_whole=not queries)
    for answer in answers:
        _print_answer(answer)
    for rival in compared:
        console().print(f"{rival.chance:8.4f}  {rival.name}  (log-likelihood {rival.log_likelihood:.4f})")


def _worded(
    values: Sequence[str], priors: Sequence[str], shares: Sequence[str]
) -> Sequence[tuple[str, Sequence[str]]]:
    """The options that are assumptions, each with its word."""
    return (("values", values), ("prior", priors), ("share", shares))


def _model(asked: Asked) -> tuple["Model", list[str]]:
    """The model asked for, having learned from its data; and the columns of these that were left aside."""
    from regesta.reasoning.causal import Model
    from regesta.reasoning.causal.assumptions import assumed, assumed_values

    model = Model(asked.statement, values=assumed_values(asked.assumes))
    for restriction in asked.restricts:
        model = model.restrict(restriction)
    model = assumed(model, asked.assumes)
    if asked.data is None:
        return model, []
    rows, ignored = _rows(asked.data, model.nodes)
    return model.update(rows), ignored


def _rows(file: Path, nodes: Sequence[str]) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of a CSV file, and the columns left aside."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            columns = [column for column in reader.fieldnames or () if column]
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        why = (getattr(fault, "strerror", None) or str(fault)).lower()
        fail(f"{file} cannot be read: {why}", "give a CSV file in UTF-8, its first line the nodes")
    kept = [column for column in columns if column in nodes or column in NOT_NODES]
    if not kept:
        fail(f"{file} has no column that is a node", f"its first line must name some of {', '.join(nodes)}")
    found = [{key: row[key] or "" for key in kept if key != "strategy"} for row in rows]
    return found, [column for column in columns if column not in kept]


def _answer(model: "Model", query: str, given: str, options: Mapping[str, object]) -> "Answer":
    from regesta.reasoning.causal.assumptions import read_givens
    from regesta.reasoning.causal.formulas import together
    from regesta.reasoning.causal.spoken import check

    conditions, evidence = read_givens(given)
    check(model.graph, *conditions, query)
    return model.query(query, given=together(*conditions), evidence=evidence, **options)  # type: ignore[arg-type]  # click's choices


def _compared(statement: str, model: "Model", rivals: Sequence[str], asked: Asked) -> tuple["Rival", ...]:
    """The model beside its rivals, by how well each foretold the data."""
    from regesta.reasoning.causal import Model, ModelFault, compare

    if asked.data is None:
        raise ModelFault("data", "rival models are compared by data", "give --data FILE.csv")
    others = {text: Model(text) for text in rivals}
    nodes = {node for one in (model, *others.values()) for node in one.nodes}
    rows, _ = _rows(asked.data, sorted(nodes))
    shared = set(model.nodes).intersection(*(one.nodes for one in others.values()))
    if shared != nodes:
        raise ModelFault(
            "data",
            f"rival models must have the same nodes; {', '.join(sorted(nodes - shared))} is not in all",
            "draw every node in each of them",
        )
    return compare({statement: model, **others}, rows)


def _as_json(model: "Model", answers: Sequence["Answer"], rivals: Sequence["Rival"]) -> dict[str, object]:
    learning = model.learning
    return {
        "statement": model.graph.statement,
        "nodes": model.nodes,
        "parents": model.parents,
        "nodal_types": {node: _counted_as_json(model.nodal_type_count(node)) for node in model.nodes},
        "causal_types": _counted_as_json(model.causal_type_count),
        "left_out": model.graph.left_out,
        "cases": None if learning is None else sum(row.cases for row in learning.rows),
        "learned": None if learning is None else "sampled" if learning.exact is None else "exact",
        "log_likelihood": None if learning is None else learning.log_likelihood,
        "answers": [
            {**answer._asdict(), "value": _plain(answer.value), "bounds": answer.bounds} for answer in answers
        ],
        "rivals": list(rivals),
    }


def _counted_as_json(count: int) -> int | str:
    """A count as a number, or in words where it has more figures than readers of JSON take."""
    return count if count < MOST_IN_JSON else _counted(count)


def _plain(value: float | Fraction | None) -> float | str | None:
    return str(value) if isinstance(value, Fraction) else value


def _print_model(model: "Model", *, is_whole: bool) -> None:
    """Prints what the model is: in a line, or with its types."""
    from rich.text import Text

    out = console()
    for name in model.graph.left_out:
        out.print(Text(f"{name} is joined to nothing and left out", "yellow"))
    if is_whole:
        for node in model.nodes:
            labels = model.nodal_types[node]
            count = model.nodal_type_count(node)
            more = f" … {_counted(count)} in all" if count > min(len(labels), MOST_LISTED) else ""
            shown = [one if len(one) <= LONGEST_LABEL else f"{one[:4]}…" for one in labels[:MOST_LISTED]]
            parents = ", ".join(model.parents[node])
            line = Text(node, "bold").append(f" given {parents}" if parents else "", "not bold")
            out.print(line.append(f"  {' '.join(shown)}{more}", "not bold cyan"))
    learning = model.learning
    types = f"{_counted(model.causal_type_count)} causal types"
    if learning is None:
        out.print(Text(types, "dim"))
        return
    cases = sum(row.cases for row in learning.rows)
    how = "sampled, for the exact sum is too long" if learning.exact is None else "exactly"
    word = "case" if cases == 1 else "cases"
    out.print(Text(f"{types}; learned from {cases:,} {word}, {how}", "dim"))


def _counted(count: int) -> str:
    """A count in full, or about how many figures it has where nobody would read them."""
    return f"{count:,}" if count < MOST_COUNTED else f"about 10^{round(log10(count))}"


def _print_answer(answer: "Answer") -> None:
    """Prints an answer: its number, what was asked, and how it came about."""
    from rich.text import Text

    out = console()
    value = "undefined" if answer.value is None else _shown(answer.value)
    out.print(Text(f"{value:<10}", "bold").append(f" {answer.query}", "not bold"))
    if answer.given:
        print_indented(out, Text(f"given {answer.given}"), 11)
    print_indented(out, Text(told(answer), "dim"), 11)


def _shown(value: float | Fraction) -> str:
    return str(value) if isinstance(value, Fraction) else f"{value:.6g}"


def told(answer: "Answer") -> str:
    """How an answer came about: of what, by what, exactly or not, and its range."""
    if answer.value is None:
        return answer.undefined
    of = "for one case" if answer.level == "case" else "as a share of many cases"
    parts = [f"{of}, by the {answer.using}"]
    if answer.low is not None and answer.high is not None and answer.sd is not None:
        parts.append(f"sd {answer.sd:.4f}, 95% from {answer.low:.4f} to {answer.high:.4f}")
    if answer.bounds is not None:
        parts.append(f"from {answer.bounds[0]:.6g} to {answer.bounds[1]:.6g} over the evidence's intervals")
    is_sampled = answer.method == "sampled" and answer.error is not None
    parts.append(f"sampled, Monte Carlo error {answer.error:.2g}" if is_sampled else "exact")
    return "; ".join(parts)
