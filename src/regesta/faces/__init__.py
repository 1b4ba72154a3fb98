"""The faces of a case: the only rooms that turn findings into words and pages."""
