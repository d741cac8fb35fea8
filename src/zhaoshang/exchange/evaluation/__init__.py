"""An analysis report on paper and as a page, from the very bytes that were hashed."""
