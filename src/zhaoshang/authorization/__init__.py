"""Who may do what, how far, and why: policy as data, decided once, applied in SQL."""
