"""推送与三七分成: projects that find another host, and what each side is credited with (domain §4)."""
