"""Writing workbooks: rows as they stand, and a file that is the same for the same content. Pure."""
