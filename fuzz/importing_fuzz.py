"""Fuzzes one importer, or the documents that have to be unpacked: whatever the bytes, they are carried or refused.

`python -m fuzz.importing_fuzz csv` fuzzes the importer of tables, `… documents` every kind of document.
Run by `make fuzz`.
"""

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["regesta.importing", "regesta.sources"]):
    from regesta.importing import BY_NAME, Importer, Original, import_file
    from regesta.sources import UnreadableSource, read_bytes

FOLDER = Path(tempfile.mkdtemp())
MAPPING = b'key = "No"\n[fields]\nby = { column = "Writer", separator = "|" }\nnote = "Remark"\n'
ENDINGS = (".xml", ".pdf", ".docx", ".odt", ".epub", ".eml", ".html", ".txt")


def carry(importer: "Importer", data: bytes) -> None:
    """Import some bytes, as far as what they would do to a case."""
    file, mapping = FOLDER / "file", FOLDER / "mapping.toml"
    file.write_bytes(data)
    mapping.write_bytes(MAPPING)
    for given in (None, mapping) if importer.name == "csv" else (None,):
        try:
            import_file(Original(file, "file", mapping=given), importer, FOLDER / "case", is_dry=True)
        except UnreadableSource:
            continue


def unpack(data: bytes) -> None:
    """Read some bytes as a document of the kind that the first of them says."""
    try:
        read_bytes(data[1:], name=f"file{ENDINGS[data[0] % len(ENDINGS)] if data else ''}")
    except UnreadableSource:
        return


def main() -> None:
    """Runs the fuzzer that the first argument names, with libFuzzer's arguments after it."""
    name = sys.argv.pop(1)
    run: Callable[[bytes], None] = unpack if name == "documents" else partial(carry, BY_NAME[name])
    atheris.Setup(sys.argv, run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
