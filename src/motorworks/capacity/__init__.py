"""What a plant could make at the most, by arithmetic alone: no event is simulated."""

from motorworks.capacity.static import ProcessCapacity, StaticCapacity, static_capacity

__all__ = ["ProcessCapacity", "StaticCapacity", "static_capacity"]
