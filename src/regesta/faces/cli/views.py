"""`regesta show` with all its views: each module adds its own to the group."""

from regesta.faces.cli import deciding, showing

VIEWS = (showing, deciding)

show = showing.show
