"""Districts, tenants, people: who exists, who acts for whom, and what each tenant answers for."""
