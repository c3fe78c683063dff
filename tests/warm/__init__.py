"""A `motorworks` for tests that starts at once: see :mod:`tests.warm.commands`."""
