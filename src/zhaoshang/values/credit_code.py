"""统一社会信用代码: 18 characters with a check digit (GB 32100-2015)."""

import re
import unicodedata
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The standard's 31 characters: no I, O, S, V, Z."""
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_SHAPE: Final = re.compile(rf"[{ALPHABET}]{{2}}\d{{6}}[{ALPHABET}]{{10}}", re.ASCII)
_SPACE: Final = re.compile(r"\s+")


def normalise_credit_code(text: str) -> str:
    """A code as people type it, made comparable: half width, upper case, no spaces. It may still be wrong."""
    # Spaces go before and after: some characters become a space and a mark, which would join what stands before.
    folded = unicodedata.normalize("NFKC", _SPACE.sub("", text))
    return unicodedata.normalize("NFKC", _SPACE.sub("", folded).upper())


def check_digit(body: str) -> str:
    """The 18th character for the first 17 of a code."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_credit_code(text: str) -> bool:
    """Whether a normalised code has the standard's shape and its check digit is right."""
    return _SHAPE.fullmatch(text) is not None and check_digit(text[:17]) == text[17]


def parse_credit_code(text: str) -> str | None:
    """The normalised code, or ``None`` when it is not one."""
    code = normalise_credit_code(text)
    return code if is_credit_code(code) else None
