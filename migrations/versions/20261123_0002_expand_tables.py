"""The foundation's tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20261123_0002"
down_revision = "20261123_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("audit_entry_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("audit_entry_district_id_at_id_idx"),
        "audit_entry",
        ["district_id", "at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("audit_entry_district_id_written_at_id_idx"),
        "audit_entry",
        ["district_id", "written_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("audit_entry_district_id_person_id_action_at_idx"),
        "audit_entry",
        ["district_id", "person_id", "action", "at"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "district",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("district_pkey")),
        sa.UniqueConstraint("code", name=op.f("district_code_key")),
        schema="app",
    )
    op.create_table(
        "idempotent_outcome",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("request_hash", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("idempotent_outcome_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "person_id",
            "key",
            "path",
            name=op.f("idempotent_outcome_district_id_person_id_key_path_key"),
        ),
        schema="app",
    )
    op.create_table(
        "outbox_event",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("outbox_event_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("outbox_event_district_id_id_idx"), "outbox_event", ["district_id", "id"], unique=False, schema="app"
    )
    op.create_table(
        "person",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("person_pkey")),
        sa.UniqueConstraint("district_id", "issuer", "subject", name=op.f("person_district_id_issuer_subject_key")),
        schema="app",
    )
    op.create_index(op.f("person_issuer_subject_idx"), "person", ["issuer", "subject"], unique=False, schema="app")
    op.create_index(
        op.f("person_district_id_pinyin_id_idx"), "person", ["district_id", "pinyin", "id"], unique=False, schema="app"
    )
    op.create_table(
        "rule_version",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("rule_version_pkey")),
        sa.UniqueConstraint(
            "district_id", "rule", "effective_on", name=op.f("rule_version_district_id_rule_effective_on_key")
        ),
        schema="app",
    )
    op.create_table(
        "search_gram",
        sa.Column("gram", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("search_gram_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("search_gram_district_id_gram_project_id_idx"),
        "search_gram",
        ["district_id", "gram", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "audit_seal",
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "entry_id"],
            ["app.audit_entry.district_id", "app.audit_entry.id"],
            name=op.f("audit_seal_district_id_entry_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("audit_seal_pkey")),
        sa.UniqueConstraint("district_id", "entry_id", name=op.f("audit_seal_district_id_entry_id_key")),
        sa.UniqueConstraint("district_id", "seq", name=op.f("audit_seal_district_id_seq_key")),
        schema="app",
    )
    op.create_table(
        "tenant",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('STREET', 'PARK', 'DEPARTMENT')", name=op.f("tenant_kind_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "parent_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("tenant_district_id_parent_id_fkey"),
        ),
        sa.ForeignKeyConstraint(["district_id"], ["app.district.id"], name=op.f("tenant_district_id_fkey")),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("tenant_pkey")),
        sa.UniqueConstraint("district_id", "code", name=op.f("tenant_district_id_code_key")),
        schema="app",
    )
    op.create_table(
        "company",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_normal", sa.Text(), nullable=False),
        sa.Column("credit_code", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("company_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("company_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("company_district_id_created_at_id_idx"),
        "company",
        ["district_id", "created_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("company_district_id_credit_code_idx"),
        "company",
        ["district_id", "credit_code"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("company_district_id_name_normal_idx"),
        "company",
        ["district_id", "name_normal"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("company_district_id_tenant_id_created_at_id_idx"),
        "company",
        ["district_id", "tenant_id", "created_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "import_run",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("import_run_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("import_run_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("import_run_district_id_at_id_idx"), "import_run", ["district_id", "at", "id"], unique=False, schema="app"
    )
    op.create_index(
        op.f("import_run_district_id_tenant_id_at_id_idx"),
        "import_run",
        ["district_id", "tenant_id", "at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "membership",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "role IN ('DIRECTOR', 'OFFICER', 'STATISTICIAN', 'VIEWER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR')",
            name=op.f("membership_role_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "person_id"],
            ["app.person.district_id", "app.person.id"],
            name=op.f("membership_district_id_person_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("membership_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("membership_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("membership_district_id_granted_at_id_idx"),
        "membership",
        ["district_id", "granted_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("membership_district_id_tenant_id_granted_at_id_idx"),
        "membership",
        ["district_id", "tenant_id", "granted_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("membership_district_id_person_id_idx"),
        "membership",
        ["district_id", "person_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "tenant_responsibility",
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "responsibility IN ('HOST', 'COORDINATION', 'MAJOR_PROJECTS', 'OVERSIGHT', 'INDUSTRY', 'ENVIRONMENT_REVIEW', 'FIRE_REVIEW', 'FINANCE', 'APPROVAL', 'MARKET_REGULATION', 'STATISTICS', 'LEADERSHIP')",
            name=op.f("tenant_responsibility_responsibility_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("tenant_responsibility_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("tenant_responsibility_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "tenant_id",
            "responsibility",
            name=op.f("tenant_responsibility_district_id_tenant_id_responsibility_key"),
        ),
        schema="app",
    )
    op.create_table(
        "contact",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "company_id"],
            ["app.company.district_id", "app.company.id"],
            name=op.f("contact_district_id_company_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("contact_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("contact_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("contact_district_id_company_id_created_at_id_idx"),
        "contact",
        ["district_id", "company_id", "created_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "project",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("origin_tenant_id", sa.Uuid(), nullable=True),
        sa.Column("industry_department_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_normal", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("resume_stage", sa.Text(), nullable=True),
        sa.Column("investment_fen", sa.BigInteger(), nullable=False),
        sa.Column("investment_known", sa.Boolean(), nullable=False),
        sa.Column("investment_approximate", sa.Boolean(), nullable=False),
        sa.Column("is_major", sa.Boolean(), nullable=False),
        sa.Column("needs_construction", sa.Boolean(), nullable=False),
        sa.Column("occupies_land", sa.Boolean(), nullable=True),
        sa.Column("first_contact_on", sa.Date(), nullable=False),
        sa.Column("first_contact_precision", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("registration_number", sa.Text(), nullable=True),
        sa.Column("site_basis", sa.Text(), nullable=True),
        sa.Column("site_document", sa.Text(), nullable=True),
        sa.Column("lost_reason", sa.Text(), nullable=True),
        sa.Column("lost_to", sa.Text(), nullable=True),
        sa.Column("reported_elsewhere", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('OWN_EFFORT', 'VISIT', 'AGENCY', 'CATALOGUE', 'REFERRAL', 'FAIR', 'EXISTING_COMPANY', 'OTHER')",
            name=op.f("project_channel_check"),
        ),
        sa.CheckConstraint(
            "industry IN ('SMART_MANUFACTURING', 'NEW_ENERGY_MATERIALS', 'INFORMATION_TECHNOLOGY', 'BIOMEDICINE', 'MODERN_SERVICES', 'OTHER')",
            name=op.f("project_industry_check"),
        ),
        sa.CheckConstraint(
            "stage IN ('LEAD', 'NEGOTIATING', 'IN_REVIEW', 'SIGNED', 'LANDED', 'APPROVING', 'STARTED', 'BUILDING', 'PRODUCING', 'AT_CAPACITY', 'ON_HOLD', 'IN_POOL', 'LOST', 'WITHDRAWN', 'REJECTED')",
            name=op.f("project_stage_check"),
        ),
        sa.CheckConstraint(
            "investment_fen >= 0 AND investment_fen <= 100000000000000000", name=op.f("project_investment_fen_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "company_id"],
            ["app.company.district_id", "app.company.id"],
            name=op.f("project_district_id_company_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "industry_department_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("project_district_id_industry_department_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "origin_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("project_district_id_origin_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("project_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("project_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("project_district_id_company_id_idx"), "project", ["district_id", "company_id"], unique=False, schema="app"
    )
    op.create_index(
        op.f("project_district_id_created_at_id_idx"),
        "project",
        ["district_id", "created_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("project_district_id_investment_fen_id_idx"),
        "project",
        ["district_id", "investment_fen", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("project_district_id_name_normal_idx"),
        "project",
        ["district_id", "name_normal"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("project_district_id_tenant_id_name_normal_idx"),
        "project",
        ["district_id", "tenant_id", "name_normal"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("project_district_id_updated_at_id_idx"),
        "project",
        ["district_id", "updated_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "clearance",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("concluded_on", sa.Date(), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('REVIEW_PASSED', 'GOVERNMENT_DECISION', 'PLANNING_CLOSED')", name=op.f("clearance_kind_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("clearance_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("clearance_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("clearance_pkey")),
        sa.UniqueConstraint(
            "district_id", "project_id", "kind", name=op.f("clearance_district_id_project_id_kind_key")
        ),
        schema="app",
    )
    op.create_table(
        "contact_disclosure",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "contact_id"],
            ["app.contact.district_id", "app.contact.id"],
            name=op.f("contact_disclosure_district_id_contact_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("contact_disclosure_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("contact_disclosure_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("contact_disclosure_district_id_contact_id_at_id_idx"),
        "contact_disclosure",
        ["district_id", "contact_id", "at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "duplicate_link",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("other_project_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('CREDIT_CODE', 'COMPANY_NAME', 'PROJECT_NAME')", name=op.f("duplicate_link_kind_check")
        ),
        sa.CheckConstraint("state IN ('OPEN', 'SAME', 'DIFFERENT')", name=op.f("duplicate_link_state_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "other_project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("duplicate_link_district_id_other_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("duplicate_link_district_id_project_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("duplicate_link_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "project_id",
            "other_project_id",
            name=op.f("duplicate_link_district_id_project_id_other_project_id_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("duplicate_link_district_id_found_at_id_idx"),
        "duplicate_link",
        ["district_id", "found_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "first_report",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "status IN ('VALID', 'DISPUTED', 'UPHELD', 'DISMISSED')", name=op.f("first_report_status_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("first_report_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("first_report_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("first_report_pkey")),
        sa.UniqueConstraint("district_id", "number", name=op.f("first_report_district_id_number_key")),
        sa.UniqueConstraint("district_id", "project_id", name=op.f("first_report_district_id_project_id_key")),
        schema="app",
    )
    op.create_index(
        op.f("first_report_district_id_reported_at_id_idx"),
        "first_report",
        ["district_id", "reported_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("first_report_district_id_tenant_id_reported_at_id_idx"),
        "first_report",
        ["district_id", "tenant_id", "reported_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "ledger_line",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("company_normal", sa.Text(), nullable=False),
        sa.Column("project_normal", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("ledger_line_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "run_id"],
            ["app.import_run.district_id", "app.import_run.id"],
            name=op.f("ledger_line_district_id_run_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("ledger_line_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("ledger_line_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "tenant_id",
            "company_normal",
            "project_normal",
            name=op.f("ledger_line_district_id_tenant_id_company_normal_project_normal_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("ledger_line_district_id_project_id_idx"),
        "ledger_line",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "note",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("note_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("note_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("note_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("note_district_id_project_id_created_at_id_idx"),
        "note",
        ["district_id", "project_id", "created_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "company_participation",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "company_id"],
            ["app.company.district_id", "app.company.id"],
            name=op.f("company_participation_district_id_company_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("company_participation_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("company_participation_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "company_id",
            "tenant_id",
            name=op.f("company_participation_district_id_company_id_tenant_id_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("company_participation_district_id_tenant_id_created_at_company_id_idx"),
        "company_participation",
        ["district_id", "tenant_id", "created_at", "company_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "participation",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("investment_fen", sa.BigInteger(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("participation_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("participation_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("participation_pkey")),
        sa.UniqueConstraint(
            "district_id", "tenant_id", "project_id", name=op.f("participation_district_id_tenant_id_project_id_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("participation_district_id_project_id_idx"),
        "participation",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("participation_district_id_tenant_id_created_at_project_id_idx"),
        "participation",
        ["district_id", "tenant_id", "created_at", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("participation_district_id_tenant_id_investment_fen_project_id_idx"),
        "participation",
        ["district_id", "tenant_id", "investment_fen", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("participation_district_id_tenant_id_updated_at_project_id_idx"),
        "participation",
        ["district_id", "tenant_id", "updated_at", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "stage_change",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("from_stage", sa.Text(), nullable=True),
        sa.Column("to_stage", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("stage_change_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("stage_change_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("stage_change_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("stage_change_district_id_project_id_at_id_idx"),
        "stage_change",
        ["district_id", "project_id", "at", "id"],
        unique=False,
        schema="app",
    )
