"""The command line: arguments in, an answer and an exit code out."""
