"""The network for other programs, read back as they would."""

import io
from pathlib import Path

import networkx

from regesta.case import load
from regesta.faces.exports import export_gexf, export_graphml
from regesta.findings.network import Network

KOREA = Path(__file__).parents[3] / "cases" / "korea"


def test_both_forms_hold_the_same_network() -> None:
    case = load(KOREA)
    ties = {(tie.source, tie.target): tie.most for tie in Network(case).at()}
    for graph in (
        networkx.read_gexf(io.BytesIO(export_gexf(case))),
        networkx.read_graphml(io.BytesIO(export_graphml(case))),
    ):
        assert {(one, two): data["weight"] for one, two, data in graph.edges(data=True)} == ties
        assert graph.nodes["stalin"]["label"] == "Joseph Stalin"
    assert export_gexf(case) == export_gexf(case)


def test_an_empty_network_and_hostile_titles(tmp_path: Path) -> None:
    (tmp_path / "case.regesta").write_text("case c\n", encoding="utf-8")
    assert not networkx.read_gexf(io.BytesIO(export_gexf(load(tmp_path)))).nodes
    (tmp_path / "case.regesta").write_text(
        'case c\nperson p "<script>&\u200b"\nperson q\n1950 write\n  by p\n  to q\n', encoding="utf-8"
    )
    graph = networkx.read_graphml(io.BytesIO(export_graphml(load(tmp_path))))
    assert graph.nodes["p"]["label"] == "<script>&"
