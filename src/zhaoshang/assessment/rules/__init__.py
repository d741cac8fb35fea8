"""Pure decisions about targets."""
