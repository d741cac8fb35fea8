"""Pure decisions about monthly reports."""
