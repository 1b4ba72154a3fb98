"""`regesta show` with all its views: each module adds its own to the group."""

from regesta.faces.cli import deciding, relating, showing, supposing, versions

VIEWS = (showing, deciding, relating, supposing, versions)

show = showing.show
