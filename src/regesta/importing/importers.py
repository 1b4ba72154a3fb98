"""The importers, one a format, and which of them a file is for."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from regesta.importing import (
    annotations,
    bibtex,
    cmif,
    csl,
    frus,
    generic_tei,
    ipif,
    papers,
    statement_tables,
    tables,
    timeline,
)
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
    Importer(generic_tei.NAME, generic_tei.SAYS, generic_tei.identify, generic_tei.extract),
    Importer(annotations.NAME, annotations.SAYS, annotations.identify, annotations.extract),
    Importer(ipif.NAME, ipif.SAYS, ipif.identify, ipif.extract),
    Importer(timeline.NAME, timeline.SAYS, timeline.identify, timeline.extract),
    Importer(csl.NAME, csl.SAYS, csl.identify, csl.extract),
    Importer(bibtex.NAME, bibtex.SAYS, bibtex.identify, bibtex.extract),
    Importer(
        statement_tables.NAME, statement_tables.SAYS, statement_tables.identify, statement_tables.extract
    ),
    Importer(tables.NAME, tables.SAYS, tables.identify, tables.extract),
    Importer(papers.NAME, papers.SAYS, papers.identify, papers.extract),
)
BY_NAME = {importer.name: importer for importer in IMPORTERS}


def importer_for(original: Original) -> Importer:
    """The importer that knows a file by how it begins; that of tables where a mapping is given, or a folder.

    Raises `UnreadableSource` where none does.
    """
    if original.mapping is not None:
        return BY_NAME[tables.NAME]
    if original.path.is_dir():
        return BY_NAME[statement_tables.NAME]
    head = original.head()
    for importer in IMPORTERS:
        if importer.identify(head):
            return importer
    raise UnreadableSource(
        "the file is of no form that is imported",
        f"say which it is with --as: {', '.join(BY_NAME)}; a table needs --mapping",
        original.file,
    )
