"""The operation compiler: one GraphQL operation becomes one SQL statement that answers in JSON."""
