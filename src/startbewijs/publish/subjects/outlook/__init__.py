"""What is proved about the end, told: who is certain, who waits for what, and why."""
