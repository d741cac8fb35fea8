"""规范统计: facts, entered once by who hosts the project, verified, and corrected by negative entries (domain §7)."""
