"""The pipeline's decisions (domain §2): facts and ``now`` in, a refusal or a value out. No clock, no database."""
