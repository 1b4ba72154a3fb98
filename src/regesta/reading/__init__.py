"""Reading: drafts from prose, each with its exact quotation and the rule that fired, for a person to accept."""
