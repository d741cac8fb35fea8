"""The command line: each command wires one thing that the rooms do; nothing is decided here."""

from zhaoshang.cli import contract, districts, importing, serving
from zhaoshang.cli.wiring import main

__all__ = ["contract", "districts", "importing", "main", "serving"]
