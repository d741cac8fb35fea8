"""Plain values every room shares: pure, immutable, without I/O."""
