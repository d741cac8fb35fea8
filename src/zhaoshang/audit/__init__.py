"""The audit trail: append-only entries, chained by a sealer, verifiable by anyone who may read them."""
