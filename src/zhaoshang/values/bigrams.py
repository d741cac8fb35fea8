"""Two-character pieces of a text: what Chinese search is made of (pg_trgm cannot serve two characters)."""

import re
import unicodedata
from typing import Final

_SPACE: Final = re.compile(r"\s+")
SHORTEST_NEEDLE: Final = 2


def searchable(text: str) -> str:
    """The form a text is searched in: NFKC, case folded, without spaces. PostgreSQL's side compares the same form."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text).casefold())


def bigrams(*texts: str) -> tuple[str, ...]:
    """All distinct two-character substrings of several texts, sorted; none spans two texts."""
    found = {
        folded[at : at + 2] for folded in map(searchable, texts) for at in range(len(folded) - 1)
    }
    return tuple(sorted(found))
