"""A trial is computed: in this process, or in one that does nothing else.

What a process imports before its first trial is what keeps it waiting, so this room stands below
the experiments, and no table is made here.
"""
