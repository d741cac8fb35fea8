"""What is done about supervision orders, one verb a file."""
