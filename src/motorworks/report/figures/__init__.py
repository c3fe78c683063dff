"""The figures of the report, one per file: each makes a :class:`Figure` from a run."""
