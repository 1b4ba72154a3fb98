"""Fuzzes the importers and the documents that have to be unpacked: whatever the bytes, they are carried or refused."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["regesta.importing", "regesta.sources"]):
    from regesta.importing import IMPORTERS, Original
    from regesta.sources import UnreadableSource, read_bytes

FOLDER = Path(tempfile.mkdtemp())
ENDINGS = (".xml", ".pdf", ".docx", ".odt", ".epub", ".eml", ".html", ".txt")


def carry(data: bytes) -> None:
    """Import some bytes in every format, and read them as every kind of document."""
    if len(data) < 2:
        return
    file = FOLDER / "file"
    file.write_bytes(data[1:])
    importer = IMPORTERS[data[0] % len(IMPORTERS)]
    for attempt in (
        lambda: list(importer.extract(Original(file, "file"))),
        lambda: read_bytes(data[1:], name=f"file{ENDINGS[data[0] % len(ENDINGS)]}"),
    ):
        try:
            attempt()
        except UnreadableSource:
            continue


def main() -> None:
    """Runs the fuzzer with the options given."""
    atheris.Setup(sys.argv, carry)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
