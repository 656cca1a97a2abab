"""The table of commands: what each is for, where its code lies, and examples that run."""
