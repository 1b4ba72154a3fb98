"""Texts as rows of token numbers: what stands beside what, what has moved, and what two of many have in common."""
