"""The page for people exploring the schema: one file, no other address needed, in demo and development only."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from typing import Any

import orjson

PLACE = b"{{choices}}"


@dataclass(frozen=True, slots=True)
class Example:
    """An operation to start from."""

    name: str
    query: str
    persona: str = ""
    """Who asks it; nobody in particular when empty."""
    variables: dict[str, Any] = field(default_factory=dict)


def explorer_page(
    *, examples: Sequence[Example] = (), personas: Sequence[str] = (), token_path: str | None = None
) -> bytes:
    """The page. With ``token_path`` it lets people choose a persona and fetches that persona's token there."""
    page = files("zhaoshang.gateway").joinpath("explorer.html").read_bytes()
    choices = {"examples": [asdict(each) for each in examples], "personas": list(personas), "tokens": token_path}
    # JSON inside a script element: "<" is the one character that could end it.
    return page.replace(PLACE, orjson.dumps(choices).replace(b"<", b"\\u003c"))
