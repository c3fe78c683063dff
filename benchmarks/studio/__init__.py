"""How quick the studio is: start, first picture, clicks, stalls, many pages at once."""
