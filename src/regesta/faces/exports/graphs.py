"""The network of a case for other programs: GEXF, which Gephi reads, and GraphML, which many do."""

import io
import re
from typing import TYPE_CHECKING

from regesta.case import Case
from regesta.findings.network import Network
from regesta.findings.sequence import EARLIEST, LATEST

if TYPE_CHECKING:
    import networkx

_DATED = re.compile(rb"<meta lastmodifieddate=\"[^\"]*\"")  # the same case is to give the same file


def export_gexf(case: Case, first: int = EARLIEST, last: int = LATEST) -> bytes:
    """The network in GEXF 1.2, over the days given, both inclusive; over all of time without them."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(_graph(case, first, last), out)
    return _DATED.sub(b"<meta", out.getvalue()) + b"\n"


def export_graphml(case: Case, first: int = EARLIEST, last: int = LATEST) -> bytes:
    """The network in GraphML 1.0, over the days given, both inclusive; over all of time without them."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml(_graph(case, first, last), out)
    return out.getvalue() + b"\n"


def _graph(case: Case, first: int, last: int) -> "networkx.DiGraph[str]":
    """Actors with their titles and kinds; ties with how many acts they hold for certain and at most, and which."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for tie in Network(case).at(first, last):
        for name in (tie.source, tie.target):
            statement = case.named.get(name)
            kind = statement.kind if statement is not None else ""
            graph.add_node(name, label=writable(case.title_of(name)), kind=kind)
        graph.add_edge(
            tie.source,
            tie.target,
            weight=tie.most,
            certain=tie.least,
            entries=writable(" ".join(tie.entries)),
        )
    return graph


def writable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\t\n")
