"""`regesta show` with all its views: each module adds its own to the group."""

from regesta.faces.cli import deciding, explaining, relating, showing, supposing, versions

VIEWS = (showing, deciding, explaining, relating, supposing, versions)

show = showing.show
