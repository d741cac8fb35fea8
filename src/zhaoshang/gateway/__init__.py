"""The GraphQL endpoint: transport, limits, documents, tokens, identity, health."""
