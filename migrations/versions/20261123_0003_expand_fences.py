"""Row-level security on every table of the foundation."""

from zhaoshang.database.row_security import (
    PERSON,
    WRITES,
    fence,
    in_district,
    place,
    reading,
    sees,
    setting,
    writes,
    writing,
)

revision = "20261123_0003"
down_revision = "20261123_0002"
branch_labels = None
depends_on = None

STAFF = ("OWN", "DISTRICT", "ADMIN")
"""Names of units and people are a directory: everybody of the district may read them."""


def upgrade() -> None:
    _places()
    _directory()
    _business()
    _trails()


def _places() -> None:
    place("district", reference=True)
    for table in (
        *("tenant", "tenant_responsibility", "person", "membership", "rule_version"),
        *(
            "company",
            "company_participation",
            "contact",
            "project",
            "participation",
            "stage_change",
            "note",
            "clearance",
            "first_report",
        ),
        *("duplicate_link", "search_gram", "import_run", "ledger_line", "contact_disclosure"),
        *("audit_entry", "audit_seal", "outbox_event", "idempotent_outcome"),
    ):
        place(table)


def _directory() -> None:
    district = in_district("id")
    fence("district", select=district, insert=f"{district} AND {setting(WRITES)} = 'ADMIN'")
    for table in ("tenant", "tenant_responsibility", "person"):
        fence(table, select=reading(*STAFF), insert=writing("ADMIN"), update=writing("ADMIN"))
    fence(
        "membership",
        select=sees(shared=False, everything=("DISTRICT", "ADMIN")),
        insert=writing("ADMIN"),
        update=writing("ADMIN"),
        update_columns=("ended_at", "ended_by"),
    )
    fence("rule_version", select=reading(*STAFF), insert=writing("DISTRICT", "ADMIN"))


def _business() -> None:
    for table in ("company", "project"):
        fence(table, select=sees(shared=True), insert=writes(), update=writes())
    for table in ("contact", "first_report", "ledger_line"):
        fence(table, select=sees(shared=False), insert=writes(), update=writes())
    for table in ("stage_change", "clearance", "note"):
        fence(table, select=sees(shared=True), insert=writes())
    for table in ("import_run", "contact_disclosure"):
        fence(table, select=sees(shared=False), insert=writes())
    # A tenant must not be able to let itself in: its own participations come from app.reshare only.
    fence(
        "participation",
        select=sees(shared=False),
        insert=writing("DISTRICT"),
        update=writing("DISTRICT"),
        update_columns=("parts",),
    )
    fence("company_participation", select=sees(shared=False))
    fence("duplicate_link", select=reading("DISTRICT"), update=writing("DISTRICT"))
    fence("search_gram", select=None)


def _trails() -> None:
    # In nobody else's name; a transaction without a person writes as the system.
    myself = f"person_id = coalesce({setting(PERSON)}, '00000000-0000-0000-0000-000000000000')"
    writers = writing("OWN", "DISTRICT", "ADMIN", "AUDIT")
    fence("audit_entry", select=reading("AUDIT"), insert=f"{writers} AND {myself}")
    fence("audit_seal", select=reading("AUDIT"), insert=writing("AUDIT"))
    fence("outbox_event", select=reading("DISTRICT"), insert=writing("OWN", "DISTRICT", "ADMIN"))
    mine = f"person_id = {setting(PERSON)}"
    fence(
        "idempotent_outcome",
        select=f"{in_district()} AND {mine}",
        insert=f"{writing('OWN', 'DISTRICT', 'ADMIN')} AND {mine}",
    )
