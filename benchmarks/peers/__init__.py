"""The benchmark lines in other simulators, each run in an environment of their own.

The models (``*_lines.py``) run on the peers' interpreter and know only the standard library,
their simulator, and what stands beside them here; the rest runs on ours.
"""
