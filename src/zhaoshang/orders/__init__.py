"""督查督办: what 督查室 has a unit do by a deadline, and how that comes along (domain §11)."""
