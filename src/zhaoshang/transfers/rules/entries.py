"""Bounds of what is typed about transfers, in characters."""

from typing import Final

REASON: Final = 1000
SUMMARY: Final = 2000
ADVICE: Final = 2000
NAME: Final = 100
PURPOSE: Final = 500
