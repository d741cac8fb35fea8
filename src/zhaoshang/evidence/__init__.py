"""佐证材料: files that support a claim, kept once, never changed, shown on the record (domain §1, §7)."""
