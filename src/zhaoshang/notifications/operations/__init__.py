"""One verb each: telling people, and what they do with what they were told."""
