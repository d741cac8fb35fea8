"""Pure decisions about facts."""
