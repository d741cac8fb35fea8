"""Pure decisions about evaluations after landing."""
