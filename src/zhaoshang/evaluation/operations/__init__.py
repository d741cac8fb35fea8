"""One verb each: what can be done about evaluations after landing."""
