"""One business verb a file."""
