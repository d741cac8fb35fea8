"""What is read of duties outside a request."""
