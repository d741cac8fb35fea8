"""The pipeline's part of the GraphQL schema."""
