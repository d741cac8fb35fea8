"""Decisions about supervision orders. Pure."""
