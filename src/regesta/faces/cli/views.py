"""`regesta show` with all its views: each module adds its own to the group."""

from regesta.faces.cli import deciding, relating, showing

VIEWS = (showing, deciding, relating)

show = showing.show
