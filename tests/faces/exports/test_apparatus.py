"""TEI by parallel segmentation: well-formed, structured as the Guidelines ask, and valid where a schema is held."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from regesta.case import load
from regesta.faces.cli.app import app
from regesta.faces.exports import Witness, export_apparatus, export_texts
from regesta.sources import Text

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "build" / "tei" / "tei_all.rng"
TEI = "{http://www.tei-c.org/ns/1.0}"
HOSTILE = [
    Witness("v1", 'A <"title"> & more', Text("One & two <three>.\n\nThe \x01 end.")),
    Witness("v2", "B", Text("One and two <four>. The end.")),
    Witness("v3", "C", Text("")),
]


def charter() -> bytes:
    return export_texts(load(ROOT / "cases" / "charter"))["charter.xml"]


@pytest.mark.parametrize(
    "made", [charter, lambda: export_apparatus("T", HOSTILE)], ids=["charter", "hostile"]
)
def test_every_app_has_each_witness_once(made: "object") -> None:
    assert callable(made)
    tree = ElementTree.fromstring(made())
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    witnesses = [f"#{one.get(xml_id)}" for one in tree.iter(f"{TEI}witness")]
    variant = next(tree.iter(f"{TEI}variantEncoding"))
    assert (variant.get("method"), variant.get("location")) == ("parallel-segmentation", "internal")
    apps = list(tree.iter(f"{TEI}app"))
    assert apps and len(witnesses) > 2
    for one in apps:
        assert {child.tag for child in one} == {f"{TEI}rdg"} and len(one) > 1
        named = [name for reading in one for name in str(reading.get("wit")).split()]
        assert sorted(named) == sorted(witnesses)


def test_each_witness_can_be_read_out_of_the_charter() -> None:
    tree = ElementTree.fromstring(charter())
    body = next(tree.iter(f"{TEI}body"))

    def read(element: ElementTree.Element, witness: str) -> str:
        if element.tag == f"{TEI}rdg" and witness not in str(element.get("wit")).split():
            return ""
        inner = "".join(read(child, witness) + (child.tail or "") for child in element)
        return (element.text or "") + inner + (" " if element.tag in (f"{TEI}p", f"{TEI}milestone") else "")

    for number, name in ((1, "first-draft.txt"), (3, "fair-copy.txt"), (4, "adopted.txt")):
        text = (ROOT / "cases" / "charter" / name).read_text(encoding="utf-8")
        assert read(body, f"#v{number}").split() == text.split()


@pytest.mark.skipif(not SCHEMA.is_file(), reason="tei_all is not here: make schema")
@pytest.mark.parametrize(
    "made", [charter, lambda: export_apparatus("T", HOSTILE)], ids=["charter", "hostile"]
)
def test_it_validates_against_the_schema_of_the_tei(made: "object") -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    assert callable(made)
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    assert schema.validate(etree.fromstring(made())), schema.error_log.last_error


def test_the_commands_write_it(tmp_path: Path) -> None:
    case = ROOT / "cases" / "charter"
    result = CliRunner().invoke(app, ["export", str(case), "--as", "tei", "-o", str(tmp_path / "out")])
    assert result.exit_code == 0 and (tmp_path / "out" / "charter.xml").read_bytes() == charter()
    files = [str(case / "first-draft.txt"), str(case / "adopted.txt")]
    result = CliRunner().invoke(app, ["compare", *files, "--tei", str(tmp_path / "two.xml")])
    assert result.exit_code == 0 and b"secret ballot" in (tmp_path / "two.xml").read_bytes()
    result = CliRunner().invoke(app, ["compare", *files, "--tei", str(tmp_path / "no" / "two.xml")])
    assert result.exit_code == 2 and "cannot be written" in result.output
    korea = str(ROOT / "cases" / "korea")
    assert CliRunner().invoke(app, ["export", korea, "--as", "tei", "-o", str(tmp_path / "x")]).exit_code == 2
