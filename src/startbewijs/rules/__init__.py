"""The book: numbers of the sport, each with where it is written."""
