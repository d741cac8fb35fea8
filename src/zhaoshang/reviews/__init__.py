"""评审: sections judge a project in parallel; environment and fire can stop it alone (domain §3)."""
