"""The nouns of long-track speed skating, as plain values."""
