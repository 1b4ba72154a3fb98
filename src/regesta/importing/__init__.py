"""Importing: other formats to statements that a person could have typed."""

from regesta.importing.carried import Carried, Left
from regesta.importing.documents import document_of, documents_in
from regesta.importing.importers import BY_NAME, IMPORTERS, Importer, importer_for
from regesta.importing.imports import NoCase, Report, import_file
from regesta.importing.original import Original, name_of
from regesta.importing.plan import Became, Outcome
from regesta.importing.volumes import Document, Party

__all__ = [
    "BY_NAME",
    "IMPORTERS",
    "Became",
    "Carried",
    "Document",
    "Importer",
    "Left",
    "NoCase",
    "Original",
    "Outcome",
    "Party",
    "Report",
    "document_of",
    "documents_in",
    "import_file",
    "importer_for",
    "name_of",
]
