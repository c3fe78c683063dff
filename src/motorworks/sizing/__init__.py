"""Demand → machines, lines, buffers, people and floor; nothing is simulated in here."""

from motorworks.sizing.decomposition import LineRate, Stage, line_rate

__all__ = ["LineRate", "Stage", "line_rate"]
