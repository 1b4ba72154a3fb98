"""The language: `.regesta` text to statements and back."""
