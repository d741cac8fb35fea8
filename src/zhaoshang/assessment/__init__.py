"""考核: what each unit is to bring in a year, month by month (domain §11)."""
