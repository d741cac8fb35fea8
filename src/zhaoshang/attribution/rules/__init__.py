"""Pure decisions about credit."""
