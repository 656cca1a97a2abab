"""The words of the stories, one file a language."""
