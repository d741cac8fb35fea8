"""产业指导目录: what the industry departments encourage, restrict and eliminate, by editions with dates (domain §3)."""
