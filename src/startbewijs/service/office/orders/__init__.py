"""The commands of the desk as data: what is sent from a screen as words, and the decider that it leads to."""
