"""What coordination does, a verb a file."""
