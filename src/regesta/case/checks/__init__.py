"""Checks: one function a kind of problem, from the case to problems; none changes the case."""
