"""What happens in the works over time, in segments: recorded, cut into frames, and played."""
