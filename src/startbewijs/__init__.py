"""Who earned a ticket: a long-track speed-skating qualification tournament, decided in the open."""
