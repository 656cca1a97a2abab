"""Acting: finding a tournament, answering questions about it, and recording facts."""
