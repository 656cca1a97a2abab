"""Who skates when, against whom, in which lane: from entrants, settings and a seed, and no other chance."""
