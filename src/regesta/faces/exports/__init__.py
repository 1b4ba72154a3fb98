"""What the findings of a case become elsewhere: tables, networks, timelines, calendars, and papers to hand in."""

from regesta.faces.exports.apparatus import Witness, export_apparatus, export_texts
from regesta.faces.exports.cmif import export_cmif
from regesta.faces.exports.graphs import export_gexf, export_graphml
from regesta.faces.exports.pages import export_pdf
from regesta.faces.exports.statement_tables import FOLDER, export_statements
from regesta.faces.exports.tables import export_tables
from regesta.faces.exports.timelines import export_icalendar, export_timelinejs
from regesta.faces.exports.word import export_word

__all__ = [
    "FOLDER",
    "Witness",
    "export_apparatus",
    "export_cmif",
    "export_gexf",
    "export_graphml",
    "export_icalendar",
    "export_pdf",
    "export_statements",
    "export_tables",
    "export_texts",
    "export_timelinejs",
    "export_word",
]
