"""One verb each: what can be done about monthly reports."""
