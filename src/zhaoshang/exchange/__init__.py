"""Data in and out of the district's own files: the import of a ledger as streets really keep it."""
