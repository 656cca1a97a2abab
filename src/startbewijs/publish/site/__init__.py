"""The public site: every page of one position of a log, in one language."""
