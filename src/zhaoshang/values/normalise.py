"""Folding names so that the same company or project written differently compares equal (domain §2)."""

import re
import unicodedata
from typing import Final

_DROPPED: Final = re.compile(r"[\s()\[\]【】《》「」“”\"'·•.,、，。:：;；_\-—]+")
_SPACE: Final = re.compile(r"\s+")
_COMPANY_FORMS: Final = ("股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "公司")
_PROJECT_TAILS: Final = ("项目",)


def fold(text: str) -> str:
    """Half width, lower case, without spaces and punctuation."""
    bare = _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())
    # Without what stood between them, a letter and an accent may have become one: folding again must change nothing.
    return unicodedata.normalize("NFKC", bare)


def company_name_normal(name: str) -> str:
    """A company's name without its legal form; the place stays, since 天津 and 北京 sisters are two companies.

    A name that is nothing but a legal form stays as it is.
    """
    folded = fold(name)
    shortened = folded
    stripped = True
    while stripped:
        stripped = False
        for form in _COMPANY_FORMS:
            if shortened.endswith(form) and len(shortened) > len(form):
                shortened = shortened.removesuffix(form)
                stripped = True
                break
    return shortened or folded


def project_name_normal(name: str) -> str:
    """A project's name without a closing 项目, folded."""
    folded = fold(name)
    for tail in _PROJECT_TAILS:
        if folded.endswith(tail) and len(folded) > len(tail):
            return folded.removesuffix(tail)
    return folded


def similarity(one: str, other: str) -> float:
    """How alike two folded names are: Dice's coefficient over their bigrams, 0 to 1; equal names are 1."""
    if one == other:
        return 1.0
    left, right = _pairs(one), _pairs(other)
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def searchable(text: str) -> str:
    """The form a text is searched in: NFKC, case folded, without spaces."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).casefold())


def bigrams(*texts: str) -> tuple[str, ...]:
    """All distinct two-character pieces of the searchable texts, sorted; none spans two texts.

    They are what Chinese search is made of: a trigram index cannot serve a two-character word.
    """
    found = {folded[at : at + 2] for folded in map(searchable, texts) for at in range(len(folded) - 1)}
    return tuple(sorted(found))
