"""论证会与政府会议: an agenda, who is invited, what they read, say and vote, and what comes of it (domain §3)."""
