"""月度通报: what each unit was to bring, what it brought, and how it stands; frozen when published (domain §11)."""
