"""The importers, one a format, and which of them a file is for."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from regesta.importing import cmif, frus
from regesta.importing.carried import Carried, Left
from regesta.importing.original import Original
from regesta.sources.refusal import UnreadableSource


class Importer(NamedTuple):
    """A format: its name as `--as` gives it, what it is, how a file of it begins, and the statements of one."""

    name: str
    says: str
    identify: Callable[[bytes], bool]
    extract: Callable[[Original], Iterator[Carried | Left]]


# In the order in which they are asked: the more particular form before the more general.
IMPORTERS: tuple[Importer, ...] = (
    Importer(frus.NAME, frus.SAYS, frus.identify, frus.extract),
    Importer(cmif.NAME, cmif.SAYS, cmif.identify, cmif.extract),
)
BY_NAME = {importer.name: importer for importer in IMPORTERS}


def importer_for(original: Original) -> Importer:
    """The importer that knows a file by how it begins; raises `UnreadableSource` where none does."""
    head = original.head()
    for importer in IMPORTERS:
        if importer.identify(head):
            return importer
    raise UnreadableSource(
        "the file is of no form that is imported",
        f"say which it is with --as: {', '.join(BY_NAME)}",
        original.file,
    )
