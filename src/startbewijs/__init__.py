"""Who earned a ticket: a long-track speed-skating qualification tournament, decided exactly and in the open."""
