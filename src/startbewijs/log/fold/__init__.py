"""The pure fold: facts in, the state of the competition out."""
