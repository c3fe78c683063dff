"""Studies of many runs → a page and a summary for the terminal, one file per kind of study."""
