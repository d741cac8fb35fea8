"""我的待办: what waits for whoever asks, by when, over everything the rooms bring (domain §12)."""
