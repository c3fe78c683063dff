"""Many plants under the same chance."""
