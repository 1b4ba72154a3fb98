"""The parts of a zip archive that a document is packed in, however large it claims to be."""

import zipfile
import zlib
from io import BytesIO

from regesta.sources.refusal import UnreadableSource

MOST_PARTS = 10_000
LARGEST_PART = 100_000_000  # bytes, unpacked
LARGEST_WHOLE = 300_000_000


class Archive:
    """A zip archive: its parts by name, each read once and never past its limit."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.read_so_far = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
            raise self._broken() from None
        if len(self._zip.filelist) > MOST_PARTS:
            raise UnreadableSource(
                f"the archive has {len(self._zip.filelist):,} parts", "save the document anew", name
            )

    @property
    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none; raises `UnreadableSource`."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise UnreadableSource("the document is encrypted", "save it without a password", self.name)
        try:
            with self._zip.open(info) as file:
                data = file.read(LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
            OSError,
        ):
            raise self._broken() from None
        self.read_so_far += len(data)
        if len(data) > LARGEST_PART or self.read_so_far > LARGEST_WHOLE:
            raise UnreadableSource(
                f"unpacked, the document has more than {LARGEST_PART // 1_000_000} MB in a part, "
                f"or {LARGEST_WHOLE // 1_000_000} MB in all",
                "divide it, or save it as plain text",
                self.name,
            )
        return data

    def needed(self, name: str) -> bytes:
        """The bytes of a part that the document cannot do without; raises `UnreadableSource`."""
        data = self.part(name)
        if data is None:
            raise UnreadableSource(f"the archive has no part {name}", "save the document anew", self.name)
        return data

    def _broken(self) -> UnreadableSource:
        return UnreadableSource(
            "the archive is broken or cut short", "save or fetch the document anew", self.name
        )
