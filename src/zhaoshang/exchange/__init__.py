"""Data in and out of the district's own files: ledgers as streets really keep them, catalogues, statements."""
