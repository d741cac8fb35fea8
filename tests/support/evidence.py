"""Files as they come in: small sound ones of each type that is kept."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from openpyxl import Workbook

from tests.support.projects import Hall
from zhaoshang.evidence.operations.upload_evidence import EvidenceFile, upload_evidence
from zhaoshang.evidence.storage import FolderStore

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def a_pdf(text: str = "验资报告") -> bytes:
    return f"%PDF-1.7\n{text}\n%%EOF\n".encode()


def a_container(parts: dict[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", packed) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def a_docx(more: Mapping[str, bytes] = MappingProxyType({}), *, main: str = WORD) -> bytes:
    """A Word file of these parts besides the ones it needs."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": CONTENT_TYPES.format(main=main),
        "word/document.xml": "<w:document/>",
    }
    return a_container({**parts, **more})


def an_xlsx() -> bytes:
    kept = io.BytesIO()
    Workbook().save(kept)
    return kept.getvalue()


def keep_files(hall: Hall, folder: Path) -> FolderStore:
    """Give the hall a place for its files."""
    files = FolderStore(folder)
    hall.service = replace(hall.service, files=files)
    return files


def files_in(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


async def uploaded(
    hall: Hall, persona: str = "officer@huaming", content: bytes | None = None, name: str = "验资报告.pdf"
) -> UUID:
    """Evidence of the persona's tenant; its id."""
    file = EvidenceFile(name, a_pdf() if content is None else content)
    key = await upload_evidence(hall.service, hall.actor(persona), file)
    assert isinstance(key, UUID), key
    return key
