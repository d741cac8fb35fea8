"""Pure decisions about targets, schemes and assessments."""
