"""One command per verb; the command line knows nothing of its own."""
