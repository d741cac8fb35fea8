"""Pure decisions about buildings, leases and their reports."""
