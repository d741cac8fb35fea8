"""三七分成: the ledger of credit; who shares a project, in what ratio, and what each was credited (domain §4)."""
