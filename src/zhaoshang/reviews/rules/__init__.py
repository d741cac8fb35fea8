"""Pure decisions of reviews."""
