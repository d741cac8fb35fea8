"""Zhaoshang (招商): a GraphQL multi-tenant backend for district investment promotion."""
