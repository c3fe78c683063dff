"""Speed of the kernel beside two yardsticks: the bare hold model and other simulators."""
