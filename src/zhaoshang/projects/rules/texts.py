"""Bounds of everything people type: text, amounts and days. Each fault is a coded refusal naming its field."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from zhaoshang.projects.errors import refusal
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.normalise import fold, searchable
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text, trimmed

NAME: Final = 200
TITLE: Final = 100
DESCRIPTION: Final = 4000
REASON: Final = 1000
NOTE: Final = 4000
DOCUMENT: Final = 300
PURPOSE: Final = 300
PHONE: Final = 30
EMAIL: Final = 254
SEARCH: Final = 50
SEARCH_LEAST: Final = 2

_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{4,24}[0-9](?:(?:转|x| ext\.? ?)[0-9]{1,6})?")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+")


def check_name(value: str | None, *path: str) -> Iterable[Refusal]:
    """Refuses what any text may not be, more than one line, and TEXT_REQUIRED for punctuation without a letter."""
    yield from check_text(value, *path, limit=NAME, required=True)
    kept = trimmed(value)
    if kept is not None and not fold(kept):
        yield refusal("TEXT_REQUIRED", *path)
    # Nor what nobody sees: characters without a shape, or that turn the direction of what follows.
    if kept is not None and (set(kept) & set("\n\r\t") or any(unicodedata.category(each) == "Cf" for each in kept)):
        yield refusal("TEXT_INVALID", *path)


def check_amount(fen: int | None, *path: str) -> Iterable[Refusal]:
    """Refuses AMOUNT_OUT_OF_RANGE below zero and above 10^15 yuan."""
    if fen is not None and not 0 <= fen <= MOST_FEN:
        yield refusal("AMOUNT_OUT_OF_RANGE", *path)


def check_day(day: date | None, *path: str, today: date) -> Iterable[Refusal]:
    """Refuses DATE_OUT_OF_RANGE: what has happened lies between 1990 and today."""
    if day is not None and not EARLIEST <= day <= today:
        yield refusal("DATE_OUT_OF_RANGE", *path, earliest=EARLIEST, latest=today)


def check_search(needle: str, *path: str) -> Iterable[Refusal]:
    """Refuses TEXT_TOO_SHORT below two characters (the bigram index knows no less), and what any text may not be."""
    if len(searchable(needle)) < SEARCH_LEAST:
        yield refusal("TEXT_TOO_SHORT", *path, least=SEARCH_LEAST)
    yield from check_text(needle, *path, limit=SEARCH)


def check_contact(
    phone: str | None, email: str | None, *path: str, given: Collection[str] = ("phone", "email")
) -> Iterable[Refusal]:
    """Refuses INVALID_PHONE, INVALID_EMAIL, and CONTACT_CHANNEL_REQUIRED when neither remains."""
    phone, email = trimmed(phone), trimmed(email)
    if phone is None and email is None:
        yield refusal("CONTACT_CHANNEL_REQUIRED", *path)
    if phone is not None and "phone" in given and (len(phone) > PHONE or not _PHONE.fullmatch(phone)):
        yield refusal("INVALID_PHONE", *path, "phone")
    if email is not None and "email" in given and (len(email) > EMAIL or not _EMAIL.fullmatch(email)):
        yield refusal("INVALID_EMAIL", *path, "email")
