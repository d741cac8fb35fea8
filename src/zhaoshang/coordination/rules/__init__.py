"""Pure decisions of coordination."""
