"""The command line."""

from regesta.faces.cli.app import main

__all__ = ["main"]
