"""The pipeline's verbs, one file each: load, authorize, lock, decide, change, tell, commit."""
