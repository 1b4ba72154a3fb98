"""`regesta show` with all its views: each module adds its own to the group."""

from regesta.faces.cli import deciding, relating, showing, supposing

VIEWS = (showing, deciding, relating, supposing)

show = showing.show
