"""What became of a file's rows, in the one form that the command line, the API and people read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from zhaoshang.api.messages import Language, message
from zhaoshang.exchange.ledger.headers import Column, SheetMapping
from zhaoshang.exchange.ledger.sheet import Refused, Skipped, Warned

FIELDS: Final[Mapping[Column, str]] = {
    Column.PROJECT_NAME: "projectName",
    Column.COMPANY_NAME: "companyName",
    Column.CREDIT_CODE: "creditCode",
    Column.INDUSTRY: "industry",
    Column.INVESTMENT: "investment",
    Column.FIRST_CONTACT: "firstContactOn",
    Column.STAGE: "stage",
    Column.CONTACT_NAME: "contactName",
    Column.CONTACT_PHONE: "contactPhone",
    Column.OCCUPIES_LAND: "occupiesLand",
    Column.REMARK: "description",
    Column.SERIAL: "serial",
}
"""The name in reports of what a column was taken for."""


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """Counts of rows, every refused row with its reason, every warning; the mapping of headers to show in a dry run."""

    created: int
    updated: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    refused: tuple[Refused, ...]
    warnings: tuple[Warned, ...]
    mappings: tuple[SheetMapping, ...]
    is_dry_run: bool = False
    run_id: UUID | None = None
    """The recorded run; a dry run records nothing."""

    def as_json(self, language: Language) -> dict[str, Any]:
        """``{created, updated, unchanged, skipped, refused, warnings}``; a dry run adds what it took headers for."""
        report: dict[str, Any] = {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": len(self.skipped),
            "refused": [
                {"cell": refused.cell, "code": refused.code, "message": refusal_message(refused, language)}
                for refused in self.refused
            ],
            "warnings": [{"cell": warned.cell, "code": warned.code} for warned in self.warnings],
        }
        if self.is_dry_run:
            report["mapping"] = [_mapping(mapping) for mapping in self.mappings]
            report["skippedRows"] = [{"cell": row.cell, "reason": row.reason} for row in self.skipped]
        return report


def refusal_message(refused: Refused, language: Language) -> str:
    """Why a row was refused, with the further faults of the same row, so that it is mended once."""
    return "；".join(_sentences(refused, language)) if language == "zh" else "; ".join(_sentences(refused, language))


def _sentences(refused: Refused, language: Language) -> Iterator[str]:
    yield message(refused.code, language, refused.facts)
    for other in refused.also:
        yield f"{other.cell} {message(other.code, language, {})}"


def _mapping(mapping: SheetMapping) -> dict[str, Any]:
    return {
        "sheet": mapping.sheet,
        "headerRow": mapping.last_row,
        "unit": None if mapping.unit is None else mapping.unit.text,
        "columns": [
            {
                "cell": header.cell,
                "header": header.text,
                "field": None if header.column is None else FIELDS[header.column],
            }
            for header in mapping.headers
        ],
    }
