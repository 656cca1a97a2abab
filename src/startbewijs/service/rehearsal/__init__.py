"""A made-up tournament that a robot plays through the commands of an office, to train on and to try."""
