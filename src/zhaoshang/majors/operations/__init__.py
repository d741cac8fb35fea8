"""What is done about major projects, one verb a file."""
