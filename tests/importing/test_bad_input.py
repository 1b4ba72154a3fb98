"""Whatever the bytes: every importer carries what it can or refuses the file, and a case is never harmed."""

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.case import check, load
from regesta.importing import IMPORTERS, NoCase, Original, import_file
from regesta.sources import UnreadableSource
from tests.importing.conftest import SAMPLES

FILES = sorted(file for file in SAMPLES.iterdir() if file.suffix not in (".expected", ".toml"))
HOSTILE = {
    "bomb of entities": b'<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><TEI><correspDesc>&b;</correspDesc></TEI>',
    "external entity": b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI><correspDesc>&a;</correspDesc></TEI>',
    "deep": b"<TEI>" + b"<correspDesc>" * 3_000,
    "deep json": b"[" * 100_000,
    "huge number": b'{"events": [{"start_date": {"year": ' + b"9" * 5_000 + b"}}]}",
    "not utf-8": "<TEI><correspDesc><name>Żółć</name></correspDesc></TEI>".encode("cp1250"),
    "wrong encoding declared": b'<?xml version="1.0" encoding="utf-16"?><TEI/>',
    "script": b"<html><script>while(true){}</script><body onload='x()'>Dear Sir: hello</body></html>",
    "empty": b"",
    "noughts": b"\0" * 1_000,
    "long line": b"a,b\n" + b"x" * 2_000_000,
    "quote without end": b'a,b\n"' + b"x\n" * 10_000,
    "braces without end": b"@book{a, title = {" * 2_000,
}  # fmt: skip


def _zip_bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 120_000_000)
    return out.getvalue()


HOSTILE["zip bomb"] = _zip_bomb()


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.name)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_carried_or_refused_with_a_remedy(
    importer: object, name: str, tmp_path: Path
) -> None:
    (chosen,) = [one for one in IMPORTERS if one is importer]
    file = tmp_path / "hostile"
    file.write_bytes(HOSTILE[name])
    try:
        import_file(Original(file, "hostile"), chosen, tmp_path / "case")
    except UnreadableSource as refused:
        assert refused.reason and refused.remedy
        assert not (tmp_path / "case").exists()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=40), share=st.floats(0, 1), cut=st.integers(0, 60))
def test_broken_files_never_harm_a_case(
    file: Path, noise: bytes, share: float, cut: int, tmp_path: Path
) -> None:
    data = file.read_bytes()
    at = int(len(data) * share)
    broken = tmp_path / f"broken{file.suffix}"
    broken.write_bytes(data[:at] + noise + data[at + cut :])
    mapping = file.with_suffix(".toml")
    for importer in IMPORTERS:
        shutil.rmtree(tmp_path / "case", ignore_errors=True)
        original = Original(
            broken, "broken", "de", mapping if importer.name == "csv" and mapping.exists() else None
        )
        try:
            import_file(original, importer, tmp_path / "case")
        except UnreadableSource:
            continue
        errors = [one for one in check(load(tmp_path / "case")) if one.severity == "error"]
        assert not [one for one in errors if one.code not in DATED], [str(one) for one in errors]


# What a broken file may well say of a date or a name, and only a person can mend.
DATED = ("act-before-birth", "act-after-death", "unknown-name", "wrong-kind")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    found=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=10),
        lambda inner: st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("events", "start_date", "year", "text", "headline", "items", "id", "type", "author", "family",
                 "issued", "date-parts", "target", "selector", "exact", "factoids", "person-ref", "statements", "role",
                 "label", "places")
            ),
            inner,
            max_size=5,
        ),
        max_leaves=25,
    )
)  # fmt: skip
def test_json_of_any_form_is_carried_or_refused(found: object, tmp_path: Path) -> None:
    file = tmp_path / "any.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    for importer in IMPORTERS:
        try:
            list(importer.extract(Original(file, "any")))
        except UnreadableSource:
            continue


def test_a_case_that_is_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.txt"
    file.write_text("no case")
    with pytest.raises(NoCase):
        import_file(Original(SAMPLES / "letters.xml", "letters"), IMPORTERS[1], file)
