"""What is made: a motor by its main dimensions, and all that follows from them."""

from motorworks.motor.design import Design

__all__ = ["Design"]
