"""Reviews: templates, rounds, one slot per section, what is asked and handed in, conditions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import place

revision = "20261124_0010"
down_revision = "20261124_0009"
branch_labels = None
depends_on = None

TABLES = (
    "review_template",
    "review_template_section",
    "review",
    "review_party",
    "review_opinion",
    "review_supplement",
    "review_document",
    "review_assessment",
    "review_condition",
)


def upgrade() -> None:
    op.create_table(
        "review_template",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("fast_track", sa.Boolean(), nullable=False),
        sa.Column("fast_track_most_fen", sa.BigInteger(), nullable=True),
        sa.Column("meeting_working_days", sa.Integer(), nullable=False),
        sa.Column("government_working_days", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_template_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_template_pkey")),
        sa.UniqueConstraint("district_id", "number", name=op.f("review_template_district_id_number_key")),
        schema="app",
    )
    op.create_index(
        op.f("review_template_district_id_effective_on_id_idx"),
        "review_template",
        ["district_id", "effective_on", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "review_template_section",
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("veto", sa.Boolean(), nullable=False),
        sa.Column("asks_guidance", sa.Boolean(), nullable=False),
        sa.Column("triggers", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("industries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("questions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("documents", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "NOT veto OR responsibility IN ('ENVIRONMENT_REVIEW', 'FIRE_REVIEW')",
            name=op.f("review_template_section_veto_check"),
        ),
        sa.CheckConstraint(
            "responsibility IN ('HOST', 'COORDINATION', 'MAJOR_PROJECTS', 'OVERSIGHT', 'INDUSTRY', 'ENVIRONMENT_REVIEW', 'FIRE_REVIEW', 'FINANCE', 'APPROVAL', 'MARKET_REGULATION', 'STATISTICS', 'LEADERSHIP')",
            name=op.f("review_template_section_responsibility_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "department_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_template_section_district_id_department_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "template_id"],
            ["app.review_template.district_id", "app.review_template.id"],
            name=op.f("review_template_section_district_id_template_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_template_section_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_template_section_pkey")),
        sa.UniqueConstraint(
            "district_id", "template_id", "code", name=op.f("review_template_section_district_id_template_id_code_key")
        ),
        schema="app",
    )
    op.create_table(
        "review",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("veto_answer", sa.Text(), nullable=True),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("investment_fen", sa.BigInteger(), nullable=False),
        sa.Column("occupies_land", sa.Boolean(), nullable=False),
        sa.Column("needs_construction", sa.Boolean(), nullable=False),
        sa.Column("is_hazardous", sa.Boolean(), nullable=False),
        sa.Column("fast_track", sa.Boolean(), nullable=False),
        sa.Column("covers_fen", sa.BigInteger(), nullable=True),
        sa.Column("pending", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "industry IN ('SMART_MANUFACTURING', 'NEW_ENERGY_MATERIALS', 'INFORMATION_TECHNOLOGY', 'BIOMEDICINE', 'MODERN_SERVICES', 'OTHER')",
            name=op.f("review_industry_check"),
        ),
        sa.CheckConstraint(
            "state IN ('COLLECTING', 'DELIBERATING', 'GOVERNMENT', 'PASSED', 'RETURNED', 'REJECTED', 'VETOED', 'WITHDRAWN')",
            name=op.f("review_state_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "previous_id"],
            ["app.review.district_id", "app.review.id"],
            name=op.f("review_district_id_previous_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("review_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "template_id"],
            ["app.review_template.district_id", "app.review_template.id"],
            name=op.f("review_district_id_template_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_pkey")),
        sa.UniqueConstraint("district_id", "project_id", "round", name=op.f("review_district_id_project_id_round_key")),
        schema="app",
    )
    op.create_index(
        op.f("review_district_id_due_at_id_idx"), "review", ["district_id", "due_at", "id"], unique=False, schema="app"
    )
    op.create_index(
        op.f("review_district_id_previous_id_idx"), "review", ["district_id", "previous_id"], unique=False, schema="app"
    )
    op.create_index(
        op.f("review_district_id_submitted_at_id_idx"),
        "review",
        ["district_id", "submitted_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "review_open_key",
        "review",
        ["district_id", "project_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state IN ('COLLECTING', 'DELIBERATING', 'GOVERNMENT')"),
    )
    op.create_table(
        "review_assessment",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("contract", sa.Text(), nullable=True),
        sa.Column("fee_fen", sa.BigInteger(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind = 'SELF' OR num_nulls(agency, contract, fee_fen, evidence_id) = 0",
            name=op.f("review_assessment_third_party_check"),
        ),
        sa.CheckConstraint("kind IN ('SELF', 'THIRD_PARTY')", name=op.f("review_assessment_kind_check")),
        sa.CheckConstraint("fee_fen >= 0", name=op.f("review_assessment_fee_fen_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("review_assessment_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("review_assessment_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_assessment_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_assessment_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("review_assessment_district_id_project_id_added_at_id_idx"),
        "review_assessment",
        ["district_id", "project_id", "added_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "review_document",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("since_round", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("review_document_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("review_document_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "review_id"],
            ["app.review.district_id", "app.review.id"],
            name=op.f("review_document_district_id_review_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_document_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_document_pkey")),
        sa.UniqueConstraint(
            "district_id", "review_id", "name", name=op.f("review_document_district_id_review_id_name_key")
        ),
        schema="app",
    )
    op.create_table(
        "review_opinion",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("section_code", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("veto_right", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("days_left", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("answers", postgresql.ARRAY(sa.Text()), nullable=True),
        sa.Column("guidance", sa.Text(), nullable=True),
        sa.Column("guidance_item_id", sa.Uuid(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(state = 'GIVEN') = (verdict IS NOT NULL)", name=op.f("review_opinion_given_check")),
        sa.CheckConstraint(
            "guidance IN ('ENCOURAGED', 'ALLOWED', 'RESTRICTED', 'ELIMINATED')",
            name=op.f("review_opinion_guidance_check"),
        ),
        sa.CheckConstraint(
            "state IN ('PENDING', 'WAITING', 'GIVEN', 'LAPSED')", name=op.f("review_opinion_state_check")
        ),
        sa.CheckConstraint("verdict <> 'VETO' OR veto_right", name=op.f("review_opinion_veto_check")),
        sa.CheckConstraint(
            "verdict IN ('SUPPORT', 'CONDITIONAL', 'OBJECT', 'VETO')", name=op.f("review_opinion_verdict_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("review_opinion_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("review_opinion_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "review_id"],
            ["app.review.district_id", "app.review.id"],
            name=op.f("review_opinion_district_id_review_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "section_id"],
            ["app.review_template_section.district_id", "app.review_template_section.id"],
            name=op.f("review_opinion_district_id_section_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_opinion_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_opinion_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "review_id",
            "section_code",
            name=op.f("review_opinion_district_id_review_id_section_code_key"),
        ),
        schema="app",
    )
    op.create_index(
        "review_opinion_waiting_idx",
        "review_opinion",
        ["district_id", "due_at"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'PENDING'"),
    )
    op.create_table(
        "review_party",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "review_id"],
            ["app.review.district_id", "app.review.id"],
            name=op.f("review_party_district_id_review_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_party_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_party_pkey")),
        sa.UniqueConstraint(
            "district_id", "review_id", "tenant_id", name=op.f("review_party_district_id_review_id_tenant_id_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("review_party_district_id_tenant_id_due_at_review_id_idx"),
        "review_party",
        ["district_id", "tenant_id", "due_at", "review_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("review_party_district_id_tenant_id_submitted_at_review_id_idx"),
        "review_party",
        ["district_id", "tenant_id", "submitted_at", "review_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "review_condition",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("opinion_id", sa.Uuid(), nullable=True),
        sa.Column("set_by_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_by", sa.Uuid(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("state IN ('OPEN', 'REPORTED', 'MET')", name=op.f("review_condition_state_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("review_condition_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "opinion_id"],
            ["app.review_opinion.district_id", "app.review_opinion.id"],
            name=op.f("review_condition_district_id_opinion_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("review_condition_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "review_id"],
            ["app.review.district_id", "app.review.id"],
            name=op.f("review_condition_district_id_review_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "set_by_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_condition_district_id_set_by_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_condition_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_condition_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("review_condition_district_id_review_id_set_at_id_idx"),
        "review_condition",
        ["district_id", "review_id", "set_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "review_condition_waiting_idx",
        "review_condition",
        ["district_id", "due_at"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_table(
        "review_supplement",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("opinion_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("review_supplement_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "opinion_id"],
            ["app.review_opinion.district_id", "app.review_opinion.id"],
            name=op.f("review_supplement_district_id_opinion_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("review_supplement_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("review_supplement_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("review_supplement_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("review_supplement_district_id_opinion_id_asked_at_id_idx"),
        "review_supplement",
        ["district_id", "opinion_id", "asked_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "review_supplement_open_key",
        "review_supplement",
        ["district_id", "opinion_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_index(
        op.f("review_opinion_district_id_project_id_idx"),
        "review_opinion",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("review_supplement_district_id_project_id_idx"),
        "review_supplement",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("review_document_district_id_project_id_idx"),
        "review_document",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("review_condition_district_id_project_id_idx"),
        "review_condition",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    for table in TABLES:
        place(table)
