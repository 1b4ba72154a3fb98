"""Collections: many documents outside a case, indexed, searched, and cited from."""
