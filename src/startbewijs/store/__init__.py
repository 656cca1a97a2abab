"""Keeping: a tournament's log as a list of lines, of which none is ever lost or overwritten."""
