"""A page drawn as HTML: the same headings, sentences and tables that a terminal shows."""
