"""Who goes: from classifications, a procedure and decisions to a team and its starts."""
