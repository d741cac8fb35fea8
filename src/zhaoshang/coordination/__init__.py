"""协同联动: departments say early what they think of a site, and serve a project phase by phase (domain §12)."""
