"""Pure decisions about transfers and their attribution."""
