"""What rows keep of terms and of postings: the ledger and the demo write the same columns."""

from typing import Any
from uuid import UUID

from zhaoshang.attribution.rules.ledger import Entry
from zhaoshang.attribution.rules.terms import DISTRICT_POOL, Terms


def terms_columns(terms: Terms) -> dict[str, Any]:
    """The columns of frozen terms, but for where they belong and when they were made."""
    return {
        "id": terms.id,
        "origin_tenant_id": terms.origin,
        "host_tenant_id": terms.host,
        "since": terms.since,
        "parties": [share.party for share in terms.others],
        "shares": [share.ten_thousandths for share in terms.others],
        "counts_only": terms.counts_only,
        "replaces": terms.replaces,
        "basis": terms.basis.value,
    }


def parties_of(terms: Terms) -> list[UUID]:
    """Every tenant that takes part in terms, the host among them; the district's pool is none."""
    return [party for party in (*(share.party for share in terms.others), terms.host) if party != DISTRICT_POOL]


def entry_columns(entry: Entry, terms: Terms) -> dict[str, Any]:
    """The columns of an entry that recompute and explain it, but for what it credits, when and where."""
    return {
        "tenant_id": entry.party,
        "terms_id": terms.id,
        "metric": entry.metric,
        "amount": entry.amount,
        "share": entry.share,
        "cumulative_before": entry.cumulative_before,
        "cumulative_after": entry.cumulative_after,
        "credited_before": entry.credited_before,
        "credited_after": entry.credited_after,
        "takes_remainder": entry.party == terms.host,
        "origin_tenant_id": terms.origin,
        "host_tenant_id": terms.host,
        "since": terms.since,
        "basis": terms.basis.value,
    }
