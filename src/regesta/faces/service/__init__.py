"""What an editor asks about a text while it is written: problems, completions, help, places. It knows no protocol."""

from regesta.faces.service.answers import Completion, Hover, Place, Renamed, Symbol
from regesta.faces.service.service import Service

__all__ = ["Completion", "Hover", "Place", "Renamed", "Service", "Symbol"]
