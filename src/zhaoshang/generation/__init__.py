"""Generated districts, for measuring how the service bears many rows: invented, valid, the same for the same seed."""
