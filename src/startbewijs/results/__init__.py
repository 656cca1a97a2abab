"""What counts: from recorded facts to outcomes, classifications and records."""
