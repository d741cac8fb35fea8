"""The command line: each command wires one thing that the rooms do; nothing is decided here."""

import gc

# What is imported stays until the process ends: looking through it while it grows took up to half of a start.
gc.disable()

from zhaoshang.cli import contract, districts, generating, importing, serving  # noqa: E402  after the line above, or in vain
from zhaoshang.cli.wiring import main  # noqa: E402  as above

gc.freeze()
gc.enable()

__all__ = ["contract", "districts", "generating", "importing", "main", "serving"]
