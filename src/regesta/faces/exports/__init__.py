"""What the findings of a case become elsewhere: tables, and networks that other programs read."""

from regesta.faces.exports.graphs import export_gexf, export_graphml
from regesta.faces.exports.tables import export_tables

__all__ = ["export_gexf", "export_graphml", "export_tables"]
