"""Motorworks: the digital twin of an electric-motor factory."""

from importlib.metadata import version

__version__ = version("motorworks")
