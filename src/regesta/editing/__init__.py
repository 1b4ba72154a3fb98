"""Changes to a case's files: pure patches, and the one writer that carries them out."""

from regesta.editing.journal import Journal
from regesta.editing.layout import laid_out
from regesta.editing.patch import Change, Patch, Replacement, difference, replaced
from regesta.editing.renaming import NotRenamed, Renaming, rename
from regesta.editing.sealing import NotSealed, Sealing, mark_case, seal_case
from regesta.editing.writer import NotWritten, read_originals, write

__all__ = [
    "Change",
    "Journal",
    "NotRenamed",
    "NotSealed",
    "NotWritten",
    "Patch",
    "Renaming",
    "Replacement",
    "Sealing",
    "difference",
    "laid_out",
    "mark_case",
    "read_originals",
    "rename",
    "replaced",
    "seal_case",
    "write",
]
