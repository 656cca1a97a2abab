"""What can be asked about a tournament, one module a subject: its data and its page."""
