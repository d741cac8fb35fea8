"""Which files are kept as evidence: known by what they hold, never by what they are called. Pure.

A PDF or an Office file can still hold something hostile to whoever opens it; keeping to these few types means that
nothing of it runs in a browser or by a double click.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from zhaoshang.evidence.errors import Refusals, refusal
from zhaoshang.evidence.model import MediaType
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

MOST_BYTES: Final = 20_000_000
FILE_NAME: Final = 200
PURPOSE: Final = 300

EXTENSIONS: Final[Mapping[MediaType, tuple[str, ...]]] = MappingProxyType(
    {
        MediaType.PDF: (".pdf",),
        MediaType.JPEG: (".jpg", ".jpeg"),
        MediaType.PNG: (".png",),
        MediaType.DOCX: (".docx",),
        MediaType.XLSX: (".xlsx",),
    }
)

_PDF: Final = re.compile(rb"%PDF-[12]\.[0-9]")
_PDF_END: Final = b"%%EOF"
_PDF_TAIL: Final = 2_048
_JPEG: Final = re.compile(rb"\xff\xd8\xff[\xc0-\xfe]")
_PNG: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_ZIP: Final = b"PK\x03\x04"
_MOST_PARTS: Final = 5_000
_MOST_EXPANDED: Final = 200_000_000
"""Bytes of all parts of an Office file: ten times the largest file. More is a bomb, or nothing anybody reads."""
_CONTENTS: Final = "[Content_Types].xml"
_MOST_CONTENTS: Final = 1_000_000
_ENCRYPTED: Final = 0x1
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OFFICE: Final[Mapping[MediaType, bytes]] = MappingProxyType(
    {
        MediaType.DOCX: b'"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"',
        MediaType.XLSX: b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"',
    }
)
_REORDERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that make ``gpj.exe`` look like ``exe.jpg``."""


def bare_name(name: str) -> str:
    """A file's name as it is kept: without the folders some browsers send along."""
    return re.split(r"[/\\]", name)[-1].strip()


def recognise(name: str, content: bytes) -> MediaType | Refusals:
    """What a file is, if it may be kept.

    Refuses: EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE, EVIDENCE_TYPE_UNSUPPORTED, EVIDENCE_NAME_MISMATCH, TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID.
    """
    if not content:
        return refusal("EVIDENCE_EMPTY", "file")
    if len(content) > MOST_BYTES:
        return refusal("EVIDENCE_TOO_LARGE", "file", limit=MOST_BYTES // 1_000_000)
    if faults := tuple(_check_name(bare_name(name))):
        return faults
    found = sniff(content)
    if found is None:
        return refusal("EVIDENCE_TYPE_UNSUPPORTED", "file")
    suffix = PurePosixPath(bare_name(name)).suffix.lower()
    if suffix not in EXTENSIONS[found]:
        return refusal("EVIDENCE_NAME_MISMATCH", "file", expected=EXTENSIONS[found][0])
    return found


def _check_name(name: str) -> Iterable[Refusal]:
    yield from check_text(name, "file", limit=FILE_NAME, required=True)
    if _REORDERING.search(name):
        yield refusal("TEXT_INVALID", "file")


def sniff(content: bytes) -> MediaType | None:
    """What the bytes are; nothing when they are none of the types that are kept, or damaged."""
    if _PDF.match(content) and _PDF_END in content[-_PDF_TAIL:]:
        return MediaType.PDF
    if _JPEG.match(content):
        return MediaType.JPEG
    if content.startswith(_PNG):
        return MediaType.PNG
    return _office(content) if content.startswith(_ZIP) else None


def _office(content: bytes) -> MediaType | None:
    """Which Office file a container is, by the main part it names; one with macros names another.

    Every part is read through once: zipfile stops at the size a part declares and compares its checksum, so that what
    is declared, and bounded before, is what there is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            bounded = (
                len(names) == len(parts) <= _MOST_PARTS
                and all(part.compress_type in _PACKED and not part.flag_bits & _ENCRYPTED for part in parts)
                and sum(part.file_size for part in parts) <= _MOST_EXPANDED
                # Parts that overlap hold more than the file: the trick of the small bombs.
                and sum(part.compress_size for part in parts) <= len(content)
            )
            if not bounded or archive.getinfo(_CONTENTS).file_size > _MOST_CONTENTS or archive.testzip() is not None:
                return None
            listed = archive.read(_CONTENTS)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, OSError, ValueError):
        return None
    found = [kind for kind, main in _OFFICE.items() if main in listed]
    return found[0] if len(found) == 1 else None
