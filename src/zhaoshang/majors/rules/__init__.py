"""Decisions about major projects. Pure."""
