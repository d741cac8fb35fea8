"""Rows as they are told, by table: columns are named once, a row is its fields in that order."""

from collections.abc import Iterable, Iterator
from typing import Final

from zhaoshang.attribution.model import AttributionEntry, AttributionParty, AttributionRunning, AttributionTerms
from zhaoshang.database.base import Base
from zhaoshang.evidence.model import Evidence
from zhaoshang.generation.fields import HEADER, TRAILER, row_head
from zhaoshang.projects.model import (
    Company,
    CompanyParticipation,
    Contact,
    FirstReport,
    Participation,
    Project,
    SearchGram,
    StageChange,
)
from zhaoshang.statistics.model import Fact
from zhaoshang.tenancy.model import District, Membership, Person, RuleVersion, Tenant, TenantResponsibility
from zhaoshang.transfers.model import Transfer, TransferOffer

COLUMNS: Final[dict[type[Base], str]] = {
    District: "id code name created_at",
    Tenant: "district_id id code name short_name pinyin kind created_at version",
    TenantResponsibility: "district_id id tenant_id responsibility",
    Person: "district_id id issuer subject name pinyin created_at version",
    Membership: "district_id id tenant_id person_id role granted_at granted_by",
    RuleVersion: "district_id id rule effective_on value created_at",
    Company: "district_id id tenant_id shared_with name name_normal credit_code created_at updated_at version",
    CompanyParticipation: "district_id id tenant_id company_id created_at",
    Contact: "district_id id tenant_id company_id name title phone created_at version",
    Project: (
        "district_id id tenant_id shared_with company_id origin_tenant_id industry_department_id name name_normal"
        " industry channel stage investment_fen investment_known investment_approximate is_major needs_construction"
        " occupies_land is_hazardous first_contact_on first_contact_precision registered_on registration_number"
        " site_basis site_document lost_reason reported_elsewhere created_by created_at updated_at version"
    ),
    Participation: "district_id id tenant_id project_id parts created_at updated_at investment_fen",
    StageChange: "district_id id tenant_id shared_with project_id from_stage to_stage at by_person_id",
    FirstReport: "district_id id tenant_id project_id number reported_at by_person_id status version",
    SearchGram: "district_id id gram project_id",
    Transfer: (
        "district_id id tenant_id project_id state reason summary industry proposed_at proposed_by confirmed_at"
        " confirmed_by closed_at closed_by host_tenant_id accepted_at version"
    ),
    TransferOffer: (
        "district_id id tenant_id transfer_id state summary industry needs_construction is_major offered_at offered_by"
        " respond_by answered_at answered_by version"
    ),
    Evidence: (
        "district_id id tenant_id file_name media_type size sha256 storage_key uploaded_by uploaded_at claim_kind"
        " claim_id claimed_at version"
    ),
    Fact: (
        "district_id id tenant_id project_id metric amount paid_on source evidence_id state recorded_at recorded_by"
        " decided_at decided_by version"
    ),
    AttributionTerms: (
        "district_id id project_id origin_tenant_id host_tenant_id since parties shares counts_only basis transfer_id"
        " made_at"
    ),
    AttributionParty: "district_id id tenant_id terms_id made_at",
    AttributionEntry: (
        "district_id id tenant_id project_id terms_id fact_id metric period kind amount share cumulative_before"
        " cumulative_after credited_before credited_after takes_remainder origin_tenant_id host_tenant_id since basis"
        " posted_at"
    ),
    AttributionRunning: "district_id id terms_id metric cumulative parties credited opened_at",
}
"""What is written of each table, in the order of their foreign keys; any other column takes its default."""


class Sheets:
    """Rows of every table that wait to be copied."""

    def __init__(self) -> None:
        self._rows: dict[type[Base], list[bytes]] = {kind: [] for kind in COLUMNS}
        self._heads: Final = {kind: row_head(len(columns.split())) for kind, columns in COLUMNS.items()}

    def add(self, kind: type[Base], *fields: bytes) -> None:
        """One row more, its fields in the order of ``COLUMNS``."""
        self._rows[kind].append(self._heads[kind] + b"".join(fields))

    def add_each(
        self, kind: type[Base], before: bytes, tails: Iterator[bytes], each: Iterable[bytes], after: bytes
    ) -> None:
        """A row for each of some fields: between ``before``, the end of an id, and ``after``."""
        start = self._heads[kind] + before
        self._rows[kind].extend([start + tail + field + after for field, tail in zip(each, tails, strict=False)])

    def written(self) -> Iterator[tuple[type[Base], list[str], bytes]]:
        """Each table that has rows, its columns and the rows as COPY takes them; they wait no longer."""
        for kind, rows in self._rows.items():
            if rows:
                yield kind, COLUMNS[kind].split(), b"".join((HEADER, *rows, TRAILER))
        for rows in self._rows.values():
            rows.clear()
