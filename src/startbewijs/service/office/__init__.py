"""What an office, officials and a committee do: each command decides on facts, one place records them."""
