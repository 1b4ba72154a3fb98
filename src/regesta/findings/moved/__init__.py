"""What a new document moved: two states of a case compared, in what their entries say and in what follows from them."""

from regesta.findings.moved.compared import Moved, compared
from regesta.findings.moved.pair import Changed, Move

__all__ = ["Changed", "Move", "Moved", "compared"]
