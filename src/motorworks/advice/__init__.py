"""What somebody with experience would ask about a plant before it is simulated."""

from motorworks.advice.advise import advise

__all__ = ["advise"]
