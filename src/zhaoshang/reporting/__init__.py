"""月报: what each host reports of a month, beside what the statistics bureau says of it (domain §7)."""
