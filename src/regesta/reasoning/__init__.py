"""Reasoning over arrays and numbers alone: nothing here knows of a case."""
