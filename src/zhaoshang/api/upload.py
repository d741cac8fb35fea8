"""A file that came with a request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """What a resolver gets for an ``Upload`` variable: the whole file, already inside the size limit."""

    name: str
    content: bytes
    media_type: str
