"""One verb each: what can be done about buildings."""
