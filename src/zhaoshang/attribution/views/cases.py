"""The read side of terms, agreements, disputes and links (domain §4, rules 6 to 8)."""

from functools import partial
from typing import Any

from sqlalchemy import Integer, Uuid, column, func, select, true

from zhaoshang.attribution.model import (
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    AttributionLink,
    AttributionParty,
    AttributionTerms,
)
from zhaoshang.attribution.permissions import Agreements, Disputes, Links, SharingTerms
from zhaoshang.attribution.rules.terms import WHOLE_SHARE
from zhaoshang.attribution.views.ledger import beginning, in_dispute, key_of
from zhaoshang.database.alias import aliased
from zhaoshang.database.base import Base
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    ConnectionRoot,
    Driver,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    count_text,
)


def _shares() -> Any:
    """Every party's part of terms, the host's first, who has what the others leave: a join, no table."""
    terms = aliased(AttributionTerms)
    each = func.unnest(terms.shares).column_valued("taken")
    taken = func.coalesce(select(func.sum(each)).correlate(terms).scalar_subquery(), 0)
    part = (
        func.unnest(
            func.array_prepend(terms.host_tenant_id, terms.parties),
            func.array_prepend(WHOLE_SHARE - taken, terms.shares),
        )
        .table_valued(column("party", Uuid()), column("share", Integer()), with_ordinality="place")
        .render_derived()
    )
    return (
        select(
            terms.district_id,
            terms.id.label("terms_id"),
            part.c.party.label("tenant_id"),
            part.c.share,
            part.c.place,
            (part.c.place == 1).label("takes_remainder"),
        )
        .join(part, true())
        .subquery()
    )


class AttributionShare(Base):
    """分成份额: one party's part of terms."""

    __table__ = _shares()
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.terms_id, __table__.c.place]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute


_PROJECT = partial(key_of, "Project")

VIEWS: tuple[View, ...] = (
    View(
        "AttributionTerms",
        AttributionTerms,
        SharingTerms.VIEW,
        fields={
            "project": ToOne("Project", on=lambda x, p: p.id == x.project_id),
            "origin": ToOne("Tenant", on=lambda x, t: t.id == x.origin_tenant_id),
            "host": ToOne("Tenant", on=lambda x, t: t.id == x.host_tenant_id),
            "since": Expression(beginning),
            "shares": ToMany("AttributionShare", on=lambda x, s: s.terms_id == x.id, order_by=("place",)),
            "disputed": Expression(lambda x: in_dispute(x.id)),
            "replaces": ToOne("AttributionTerms", on=lambda x, before: before.id == x.replaces),
            "replaced_by": ToOne("AttributionTerms", on=lambda x, after: after.replaces == x.id),
            "agreement": ToOne("AttributionAgreement", on=lambda x, a: a.made_terms_id == x.id),
            "dispute": ToOne("AttributionDispute", on=lambda x, d: d.made_terms_id == x.id),
            "link": ToOne("AttributionLink", on=lambda x, link: link.made_terms_id == x.id),
        },
        driver=Driver(AttributionParty, "terms_id", on=lambda x, party: x.id == party.terms_id, proves="sharing"),
    ),
    View(
        "AttributionShare",
        AttributionShare,
        None,
        fields={
            "party": ToOne("Tenant", on=lambda s, t: t.id == s.tenant_id),
            "share": Expression(lambda s: count_text(s.share)),
        },
    ),
    View(
        "AttributionAgreement",
        AttributionAgreement,
        Agreements.VIEW,
        fields={
            "project": ToOne("Project", on=lambda a, p: p.id == a.project_id),
            "terms": ToOne("AttributionTerms", on=lambda a, x: x.id == a.terms_id),
            "made_terms": ToOne("AttributionTerms", on=lambda a, x: x.id == a.made_terms_id),
            "proposer": ToOne("Tenant", on=lambda a, t: t.id == a.tenant_id),
            "evidence": ToOne("Evidence", on=lambda a, e: e.id == a.evidence_id),
            "proposed_by": ToOne("Person", on=lambda a, someone: someone.id == a.proposed_by),
            "decided_by": ToOne("Person", on=lambda a, someone: someone.id == a.decided_by),
            "parties": ToMany(
                "AttributionAgreementParty", on=lambda a, party: party.agreement_id == a.id, order_by=("place", "id")
            ),
        },
        driver=Driver(
            AttributionAgreementParty, "agreement_id", on=lambda a, party: a.id == party.agreement_id, proves="shared"
        ),
    ),
    View(
        "AttributionAgreementParty",
        AttributionAgreementParty,
        Agreements.VIEW,
        fields={
            "party": ToOne("Tenant", on=lambda party, t: t.id == party.tenant_id),
            "share": Expression(lambda party: count_text(party.share)),
            "agreed_by": ToOne("Person", on=lambda party, someone: someone.id == party.agreed_by),
        },
    ),
    View(
        "AttributionDispute",
        AttributionDispute,
        Disputes.VIEW,
        fields={
            "project": ToOne("Project", on=lambda d, p: p.id == d.project_id),
            "terms": ToOne("AttributionTerms", on=lambda d, x: x.id == d.terms_id),
            "made_terms": ToOne("AttributionTerms", on=lambda d, x: x.id == d.made_terms_id),
            "claimant": ToOne("Tenant", on=lambda d, t: t.id == d.tenant_id),
            "evidence": ToOne("Evidence", on=lambda d, e: e.id == d.evidence_id),
            "raised_by": ToOne("Person", on=lambda d, someone: someone.id == d.raised_by),
            "decided_by": ToOne("Person", on=lambda d, someone: someone.id == d.decided_by),
            "parties": ToMany(
                "AttributionDisputeParty", on=lambda d, party: party.dispute_id == d.id, order_by=("tenant_id", "id")
            ),
            "entries": ToMany("AttributionEntry", on=lambda d, e: e.dispute_id == d.id, order_by=("posted_at", "id")),
        },
        driver=Driver(
            AttributionDisputeParty, "dispute_id", on=lambda d, party: d.id == party.dispute_id, proves="shared"
        ),
    ),
    View(
        "AttributionDisputeParty",
        AttributionDisputeParty,
        Disputes.VIEW,
        fields={
            "party": ToOne("Tenant", on=lambda party, t: t.id == party.tenant_id),
            "answered_by": ToOne("Person", on=lambda party, someone: someone.id == party.answered_by),
        },
    ),
    View(
        "AttributionLink",
        AttributionLink,
        Links.VIEW,
        fields={
            "project": ToOne("Project", on=lambda link, p: p.id == link.project_id),
            "lead": ToOne("Project", on=lambda link, p: p.id == link.lead_project_id),
            "terms": ToOne("AttributionTerms", on=lambda link, x: x.id == link.made_terms_id),
            "linked_by": ToOne("Person", on=lambda link, someone: someone.id == link.linked_by),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("attribution_terms", "AttributionTerms"),
    ConnectionRoot(
        "attribution_terms_list",
        "AttributionTerms",
        orders={"MADE_AT": "made_at"},
        default=("MADE_AT", "DESC"),
        filters={"project": Filter(lambda x, v: x.project_id == v, Uuid(), _PROJECT)},
    ),
    ByIdRoot("attribution_agreement", "AttributionAgreement"),
    ConnectionRoot(
        "attribution_agreements",
        "AttributionAgreement",
        orders={"PROPOSED_AT": "proposed_at"},
        default=("PROPOSED_AT", "DESC"),
        filters={"state": among("state")},
    ),
    ByIdRoot("attribution_dispute", "AttributionDispute"),
    ConnectionRoot(
        "attribution_disputes",
        "AttributionDispute",
        orders={"RAISED_AT": "raised_at"},
        default=("RAISED_AT", "DESC"),
        filters={"state": among("state")},
    ),
    ByIdRoot("attribution_link", "AttributionLink"),
)
