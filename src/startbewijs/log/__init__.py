"""What happened: immutable facts, their canonical text, and the competition they add up to."""
