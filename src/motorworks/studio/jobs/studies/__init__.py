"""The studies that the studio starts, each a verb of the command line with its options."""
