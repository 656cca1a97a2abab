"""To the outside: values become text and bytes. No rule is computed here a second time."""
