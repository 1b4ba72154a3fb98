"""Regesta: plain-text history, checked."""

__version__ = "0.1.0"
