"""What a plant must keep beyond the types and bounds of its fields."""

from motorworks.plantfile.checks.check import check

__all__ = ["check"]
